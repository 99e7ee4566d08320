"""How long a handed-in notebook may run, and how much memory it may take."""

import time
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
    A busy machine must not time out an honest notebook: the time that a process wanted a processor
    and had none is given back, up to ``PATIENCE`` times its limit by the clock. Who sleeps wants
    none.
    """

    start: float = 120
    cell: float = 30
    total: float = 180
    memory: int = 1500


class Clocks(NamedTuple):
    """The time, and how much of it a process has wanted a processor and had none; in seconds."""

    time: float
    waited: float

    def late(self, since: "Clocks", limit: float) -> bool:
        """Whether the process has had more than ``limit`` seconds that it could use.

        Parameters
        ----------
        since : Clocks
            When its time began.
        limit : float
            In seconds.
        """
        passed, waited = self.time - since.time, self.waited - since.waited
        return passed - min(waited, (PATIENCE - 1) * limit) > limit


def clocks(pid: int) -> Clocks:
    """The clocks of a process, as Linux keeps them; elsewhere it is never taken to have waited.

    Parameters
    ----------
    pid : int
    """
    try:
        with open(f"/proc/{pid}/schedstat", encoding="ascii") as file:
            waited = int(file.read().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        waited = 0.0
    return Clocks(time.monotonic(), waited)
