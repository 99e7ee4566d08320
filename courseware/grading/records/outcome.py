"""What came out of one notebook, and what that is worth: status, points, notes."""

import json
from dataclasses import dataclass, field

SHOWN = ("graded", "flagged")
IMPORTS = ("ModuleNotFoundError", "ImportError")
STATUSES = {"timed out": "timed out", "crashed": "crashed"}


@dataclass
class Outcome:
    """One line of the grades.

    Attributes
    ----------
    student, file : str
    status : str
        ``graded``, ``flagged`` (graded, and a person should look), ``timed out``, ``crashed`` or
        ``not graded``. Only the first two have points.
    reason : str
        Why there are none.
    notes : list of str
        Reasons to have a look.
    hints : list of str
        What is no reason by itself, such as a notebook equal to another one.
    results : dict
        ``tinytorch.checks.result.Result`` by grade id.
    answers, code : dict
        Texts by grade id.
    cells : list
        ``(name, error, printed)`` of the cells that raised something.
    key : str
        Of the stored result.
    seconds : float
    """

    student: str
    file: str = ""
    status: str = "not graded"
    reason: str = ""
    notes: list = field(default_factory=list)
    hints: list = field(default_factory=list)
    results: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)
    code: dict = field(default_factory=dict)
    cells: list = field(default_factory=list)
    key: str = ""
    seconds: float = 0.0
    marks: dict = field(default_factory=dict)

    @property
    def has_points(self):
        """Whether anything may be counted."""
        return self.status in SHOWN


def earned_by(outcome, points):
    """Points by grade id; None where there are none yet."""
    found = dict.fromkeys(points)
    if outcome.has_points:
        for name in points:
            if name in outcome.results:
                found[name] = outcome.results[name].points
            elif name in outcome.marks:
                found[name] = outcome.marks[name]["points"]
    return found


def parsed(text):
    """The JSON value in ``text``, or None: the judge takes anything."""
    try:
        return json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return None
