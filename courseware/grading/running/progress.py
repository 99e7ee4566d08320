"""How far grading is: a line that renews itself in a terminal, plain lines elsewhere."""

import shutil
import sys
import time
from collections.abc import Callable, Mapping

from courseware.grading import texts
from courseware.grading.records.csv_text import number
from courseware.grading.records.outcome import Outcome, Status, earned_by
from tinytorch.checks import reading

Report = Callable[[str], object]


class Console:
    """Prints lines; the last one may be renewed where somebody looks at it."""

    def __init__(self) -> None:
        self.renews = sys.stdout.isatty()
        self._open = False

    def __call__(self, line: str) -> None:
        """Print a line at once, also into a pipe.

        Parameters
        ----------
        line : str
        """
        print(f"\r\x1b[K{line}" if self._open else line, flush=True)
        self._open = False

    def renew(self, line: str) -> None:
        """Put ``line`` in the place of the one that was renewed last.

        Parameters
        ----------
        line : str
            Cut to the width of the terminal.
        """
        width = shutil.get_terminal_size().columns - 1
        print(f"\r\x1b[K{line[:width]}", end="", flush=True)
        self._open = True


class Progress:
    """Tells of each outcome, with the rate and the time left.

    Parameters
    ----------
    total : int
        Outcomes that there will be.
    points : mapping of str to int
        The most points by grade id.
    report : callable
        Called with one line for each outcome; a ``Console`` that renews is called for those only
        that a person should look at.
    clock : callable
        The time in seconds.
    """

    def __init__(
        self,
        total: int,
        points: Mapping[str, int],
        report: Report,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._total, self._points, self._report, self._clock = total, points, report, clock
        self._count, self._began = 0, clock()

    def show(self, outcome: Outcome) -> None:
        """Tell of one more outcome.

        Parameters
        ----------
        outcome : Outcome
        """
        self._count += 1
        pace = self._pace()
        line = f"{self._line(outcome)}  {pace}"
        if not (isinstance(self._report, Console) and self._report.renews):
            self._report(line)
            return
        if outcome.status is not Status.GRADED:
            self._report(self._line(outcome))
        self._report.renew(line)

    def end(self) -> None:
        """Nothing more comes: what was renewed stays."""
        if isinstance(self._report, Console) and self._report.renews and self._count:
            self._report(texts.PROGRESS_END.format(count=self._count, total=self._total))

    def _pace(self) -> str:
        passed = max(self._clock() - self._began, 1e-3)
        left = (self._total - self._count) * passed / self._count
        return texts.PACE.format(rate=self._count / passed, rest=_duration(left))

    def _line(self, outcome: Outcome) -> str:
        earned = earned_by(outcome, self._points).values()
        points = number(sum(value for value in earned if value is not None))
        words = texts.POINTS.format(points=points) if not outcome.reason else outcome.reason
        return texts.PROGRESS.format(
            count=f"{self._count:>{len(str(self._total))}}",
            total=self._total,
            student=reading.text(outcome.student, 40),
            status=outcome.status,
            words=words[:80],
        )


def _duration(seconds: float) -> str:
    if seconds < 60:
        return texts.SECONDS.format(count=round(seconds))
    if seconds < 3600:
        return texts.MINUTES.format(count=round(seconds / 60))
    return texts.HOURS.format(count=seconds / 3600)
