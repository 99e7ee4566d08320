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
    property, title : str
        A fixed name, and the property as a sentence.
    passed : bool
    given, got, expected : str
        What went in, what came out, what was expected.
    misconception : str or None
        The name of the known mistake that explains what came out.
    hints : tuple of str
        The steps of help for this attempt, the newest last; empty when passed.
    """

    property: str
    title: str
    passed: bool
    given: str
    got: str
    expected: str
    misconception: str | None = None
    hints: tuple[str, ...] = ()

    @property
    def hint(self):
        """The newest step of help, or an empty text."""
        return self.hints[-1] if self.hints else ""


@dataclass(frozen=True)
class Result:
    """The outcome of one check on one learner's classes.

    Attributes
    ----------
    check : Check
    verdicts : tuple of Verdict
        One per property, in the order in which to mend them.
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
    def passed(self):
        """Whether every property holds."""
        return bool(self.verdicts) and all(verdict.passed for verdict in self.verdicts)

    @property
    def points(self):
        """Points earned: all of the check's, or 0."""
        return self.check.points if self.passed else 0

    @property
    def max_points(self):
        """Points the check is worth."""
        return self.check.points

    @property
    def misconceptions(self):
        """Names of the mistakes found, each once, the one to mend first in front."""
        named = (verdict.misconception for verdict in self.verdicts if not verdict.passed)
        return tuple(dict.fromkeys(name for name in named if name))

    @property
    def help(self):
        """Hint steps by mistake: a dict from its name to a tuple of texts, each mistake once."""
        found = {}
        for verdict in self.verdicts:
            if verdict.hints:
                found.setdefault(verdict.misconception, verdict.hints)
        return found

    def to_json(self):
        """A dict of JSON values; what the site reads to show progress."""
        return {
            "version": 1,
            "check": self.check.name,
            "grade_id": self.check.grade_id,
            "passed": self.passed,
            "points": self.points,
            "max_points": self.max_points,
            "attempt": self.attempt,
            "verdicts": [
                {
                    "property": verdict.property,
                    "title": verdict.title,
                    "passed": verdict.passed,
                    "given": verdict.given,
                    "got": verdict.got,
                    "expected": verdict.expected,
                    "misconception": verdict.misconception,
                    "hint": verdict.hint,
                }
                for verdict in self.verdicts
            ],
            "summary": list(self.summary),
            "printed": self.printed,
        }

    def __str__(self):
        return markup.plain(self)

    __repr__ = __str__

    def _repr_html_(self):
        return markup.html(self)

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": str(self), "text/html": self._repr_html_(), MIME: self.to_json()}
