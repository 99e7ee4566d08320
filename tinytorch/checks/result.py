"""What a check says: verdicts, points and hints, as text, as HTML and as data."""

from dataclasses import dataclass

from tinytorch.checks import markup
from tinytorch.checks.check import Check

MIME = "application/vnd.tinytorch.check+json"


@dataclass(frozen=True)
class Verdict:
    """One property: does it hold, and what was seen.

    Attributes
    ----------
    name, title : str
        A fixed name, and the property as a sentence.
    passed : bool
    given, got, expected : str
        What went in, what came out, what was expected.
    mistake : str or None
        The name of the known mistake that explains what came out.
    hints : tuple of str
        The steps of help for this attempt, the newest last; empty when passed.
    extra : bool
        Whether no point hangs on it.
    """

    name: str
    title: str
    passed: bool
    given: str
    got: str
    expected: str
    mistake: str | None = None
    hints: tuple[str, ...] = ()
    extra: bool = False

    @property
    def hint(self) -> str:
        """The newest step of help, or an empty text."""
        return self.hints[-1] if self.hints else ""


@dataclass(frozen=True)
class Result:
    """The outcome of one check on one learner's classes.

    Attributes
    ----------
    check : Check
    verdicts : tuple of Verdict
        One per property, in the order in which to fix them.
    summary : tuple of str
        Lines to end with, such as the predicted classes.
    printed : str
        What the learner's own code printed meanwhile, cut.
    attempt : int
        From 1 on; decides how far the hints go.
    """

    check: Check
    verdicts: tuple[Verdict, ...]
    summary: tuple[str, ...] = ()
    printed: str = ""
    attempt: int = 1

    @property
    def passed(self) -> bool:
        """Whether every property holds on which points hang."""
        asked = [verdict.passed for verdict in self.verdicts if not verdict.extra]
        return bool(asked) and all(asked)

    @property
    def told(self) -> tuple[Verdict, ...]:
        """The verdicts to show: what is extra waits until all that is asked holds."""
        return tuple(each for each in self.verdicts if self.passed or not each.extra)

    @property
    def points(self) -> int:
        """Points earned: all of the check's, or 0."""
        return self.check.points if self.passed else 0

    @property
    def max_points(self) -> int:
        """Points the check is worth."""
        return self.check.points

    @property
    def mistakes(self) -> tuple[str, ...]:
        """Names of the mistakes found, each once, the one to fix first in front."""
        named = (verdict.mistake for verdict in self.told if not verdict.passed)
        return tuple(dict.fromkeys(name for name in named if name))

    @property
    def help(self) -> dict[str, tuple[str, ...]]:
        """Hint steps by mistake: a dict from its name to a tuple of texts, each mistake once."""
        found: dict[str, tuple[str, ...]] = {}
        for verdict in self.told:
            if verdict.mistake and verdict.hints:
                found.setdefault(verdict.mistake, verdict.hints)
        return found

    def to_json(self) -> dict[str, object]:
        """A dict of JSON values; what the site reads to show progress.

        Version 1, in notebooks kept from before, has ``misconception`` for ``mistake``."""
        return {
            "version": 2,
            "check": self.check.name,
            "grade_id": self.check.grade_id,
            "passed": self.passed,
            "points": self.points,
            "max_points": self.max_points,
            "attempt": self.attempt,
            "verdicts": [
                {
                    "property": verdict.name,
                    "title": verdict.title,
                    "passed": verdict.passed,
                    "given": verdict.given,
                    "got": verdict.got,
                    "expected": verdict.expected,
                    "mistake": verdict.mistake,
                    "hint": verdict.hint,
                }
                for verdict in self.told
            ],
            "summary": list(self.summary),
            "printed": self.printed,
        }

    def __str__(self) -> str:
        return markup.plain(self)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return markup.html(self)

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, object]:
        return {"text/plain": str(self), "text/html": self._repr_html_(), MIME: self.to_json()}
