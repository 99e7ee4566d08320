"""What came out of one notebook, and what that is worth: status, points, notes."""

import json
from dataclasses import dataclass, field

from tinytorch.checks import reading

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


def fill(outcome, scheme, asked, kept):
    """Judge what a run left behind.

    Parameters
    ----------
    outcome : Outcome
    scheme : courseware.grading.scheme.Scheme
    asked : dict
        What was observed, as ``scheme.asked`` made it.
    kept : dict
        What ``ledger`` keeps of a run; hostile where it comes from the process.
    """
    outcome.code, outcome.answers = kept["code"], kept["answers"]
    outcome.seconds, outcome.notes = kept["seconds"], list(kept["notes"])
    outcome.cells = _errors(kept)
    if kept["ending"] != "done":
        outcome.status = STATUSES.get(kept["ending"], "not graded")
        outcome.reason = kept["reason"]
        return
    outcome.results, outcome.hints = scheme.judged(asked, kept["observations"])
    outcome.notes += _origins(kept, scheme.classes.values())
    outcome.notes += _imports(outcome, kept, scheme.modules)
    outcome.notes += _claims(kept["claims"], scheme.confirmed(outcome.results))
    outcome.hints += _tries(outcome, kept, scheme.modules)
    outcome.status = "flagged" if outcome.notes else "graded"


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


def _errors(kept):
    """Name, error and printed words of every cell in which something was raised."""
    found = []
    for number, record in kept["ran"].items():
        data = parsed(record)
        error = reading.entry(data, "error", dict)
        if error is not None:
            words = reading.error(error)
            printed = reading.text(reading.entry(data, "printed", str), 2000)
            found.append((kept["names"].get(number) or f"cell {number}", words, printed))
    return found


def _origins(kept, names):
    """A note for each class that was not written in the notebook."""
    found = parsed(kept["origins"])
    return [
        f"{name} was not written in the notebook but comes from {module or 'an unknown place'}"
        for name in names
        if (module := reading.text(reading.entry(found, name, str))) != "__main__"
        and type(found) is dict
        and name in found
    ]


def _claims(claimed, confirmed):
    """A note for each check that the notebook shows with more points than were found."""
    return [
        f"the notebook shows {points:g} points for {name}, grading finds {confirmed[name]}"
        for name, points in claimed.items()
        if points > confirmed[name]
    ]


def _imports(outcome, kept, modules):
    """Notes on exercises that wanted what the sandbox does not have, or the reference itself."""
    notes = []
    for name in kept["code"]:
        if any(module in kept["code"][name] for module in modules):
            notes.append(f"cell {name} asks for the reference classes, which are not there")
    for name, error, _ in outcome.cells:
        if name in kept["code"] and error.type in IMPORTS:
            notes.append(f"cell {name} did not run while grading: {error.message}")
    return notes


def _tries(outcome, kept, modules):
    """Hints at cells of the learner's own that asked for the reference classes."""
    return [
        f"{name} asks for the reference classes, which are not there"
        for name, error, _ in outcome.cells
        if name not in kept["code"]
        and error.type in IMPORTS
        and any(module in error.message for module in modules)
    ]
