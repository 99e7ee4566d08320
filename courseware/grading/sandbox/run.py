"""What came out of one process."""

from dataclasses import dataclass, field
from enum import StrEnum


class Ending(StrEnum):
    """How a process came to its end; the values stand in ``results/KEY.json``."""

    DONE = "done"
    TIMED_OUT = "timed out"
    CRASHED = "crashed"
    NOT_STARTED = "not started"
    STOPPED = "stopped"

    @property
    def is_the_notebooks_own(self) -> bool:
        """Whether the notebook would end so again: the machine and its user had no part in it."""
        return self in (Ending.DONE, Ending.TIMED_OUT, Ending.CRASHED)


@dataclass
class Run:
    """What came out of one or more processes; all texts are data that anybody may have written.

    Attributes
    ----------
    ending : Ending
    reason : str
        Why it ended so, in words; empty when done.
    at : int or str or None
        The cell, or the name of the check, at which the process ended; None for neither.
    ran : dict of int to str
        JSON text by cell number: ``{"error", "printed"}``.
    origins : str or None
        JSON text: the module of each class; None when the cells did not end.
    observations : dict of str to str
        JSON text by the name of the check.
    left_out : dict of int to str
        Why a cell was not run in the end, by its number.
    seconds : float
        From start to end by the clock.
    """

    ending: Ending
    reason: str = ""
    at: int | str | None = None
    ran: dict[int, str] = field(default_factory=dict)
    origins: str | None = None
    observations: dict[str, str] = field(default_factory=dict)
    left_out: dict[int, str] = field(default_factory=dict)
    seconds: float = 0.0
