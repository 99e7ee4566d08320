"""How long a handed-in notebook may run, and how much memory it may take."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Seconds by the clock, and megabytes.

    A process that had less processor time than half the seconds gets up to ``PATIENCE`` times as
    many: a busy machine must not time out an honest notebook.
    """

    start: float = 120
    cell: float = 30
    total: float = 180
    memory: int = 1500
