"""What a run left behind is judged: status, points, and notes for the instructor."""

from courseware.grading.records.outcome import IMPORTS, STATUSES, parsed
from tinytorch.checks import reading


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
