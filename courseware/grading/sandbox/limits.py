"""How long a handed-in notebook may run, and how much memory it may take."""

from dataclasses import dataclass
from typing import NamedTuple

PATIENCE = 3  # times its limit that a process gets which a busy machine hardly lets run


@dataclass(frozen=True)
class Limits:
    """The limits of one process.

    Parameters
    ----------
    start : float
        Until Python is ready, in seconds.
    cell : float
        For one cell, or the observation of one check, in seconds.
    total : float
        For the whole notebook once Python is ready, in seconds.
    memory : int
        For the data of the process, in MB.

    Notes
    -----
    A busy machine must not time out an honest notebook: a process that had less processor time
    than half the seconds gets up to ``PATIENCE`` times as many by the clock.
    """

    start: float = 120
    cell: float = 30
    total: float = 180
    memory: int = 1500


class Clocks(NamedTuple):
    """The time, and the processor time that a process has had; both in seconds."""

    time: float
    used: float

    def late(self, since: "Clocks", limit: float) -> bool:
        """Whether the process has had more than ``limit`` seconds that it could use.

        Parameters
        ----------
        since : Clocks
            When its time began.
        limit : float
            In seconds.
        """
        passed, used = self.time - since.time, self.used - since.used
        return passed > PATIENCE * limit or (passed > limit and used > limit / 2)
