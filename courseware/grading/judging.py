"""What a run left behind is judged: status, points, and notes for the instructor."""

import ast
from collections.abc import Iterable, Mapping

from courseware.grading import texts
from courseware.grading.intake import syntax
from courseware.grading.records import marks
from courseware.grading.records.outcome import FailedCell, Outcome, Status, parsed
from courseware.grading.records.run_record import RunRecord
from courseware.grading.sandbox.messages import Questions
from courseware.grading.sandbox.run import Ending
from courseware.grading.scheme import Scheme
from tinytorch.checks import reading

IMPORTS = ("ModuleNotFoundError", "ImportError")
STATUSES = {Ending.TIMED_OUT: Status.TIMED_OUT, Ending.CRASHED: Status.CRASHED}
PRINTED = 2000  # characters of a cell's output that are shown


def fill(outcome: Outcome, scheme: Scheme, questions: Questions, record: RunRecord) -> None:
    """Judge what a run left behind; ``outcome`` takes the verdict.

    Parameters
    ----------
    outcome : Outcome
        With the student, the file and the key.
    scheme : Scheme
    questions : Questions
        What was observed, as ``scheme.questions`` made it.
    record : RunRecord
        Hostile where it comes from the process.
    """
    outcome.code, outcome.answers, outcome.others = record.code, record.answers, record.others
    outcome.seconds, outcome.notes = record.seconds, list(record.notes)
    outcome.pictures = record.pictures
    outcome.cells = _failed_cells(record)
    if not record.ending.is_the_notebooks_own:
        outcome.reason = record.reason
        return
    whole = record.ending is Ending.DONE
    outcome.results, outcome.hints = scheme.judged(questions, record.observations, whole)
    outcome.notes += _origins(record, scheme.classes.values())
    outcome.notes += _imports(outcome, scheme.modules)
    outcome.notes += _claims(record.claims, scheme.confirmed(outcome.results))
    outcome.notes += _left_out(record)
    outcome.notes += _untouched(outcome, scheme)
    outcome.hints += _tries(outcome, scheme.modules)
    if whole:
        outcome.status = Status.FLAGGED if outcome.notes else Status.GRADED
    else:
        outcome.status, outcome.reason = STATUSES[record.ending], record.reason


def note_changed_answers(outcomes: Iterable[Outcome]) -> None:
    """Add a hint where an answer is not the one that was marked.

    Parameters
    ----------
    outcomes : iterable of Outcome
        With the marks that were given.
    """
    for each in outcomes:
        for name, mark in each.marks.items():
            if each.has_points and not marks.is_of(mark, each.answers.get(name, "")):
                each.hints.append(texts.ANSWER_CHANGED.format(name=name))


def _failed_cells(record: RunRecord) -> list[FailedCell]:
    cells = []
    for number, text in record.ran.items():
        data = parsed(text)
        error = reading.entry(data, "error", dict)
        if error is not None:
            name = record.names.get(number) or texts.AT_CELL.format(number=number)
            printed = reading.text(reading.entry(data, "printed", str), PRINTED)
            cells.append(FailedCell(name, reading.error(error), printed))
    return cells


def _origins(record: RunRecord, names: Iterable[str]) -> list[str]:
    """A note for each class that was not written in the notebook."""
    origins = parsed(record.origins)
    notes = []
    for name in names:
        module = reading.text(reading.entry(origins, name, str))
        if type(origins) is dict and name in origins and module != "__main__":
            module = module or texts.UNKNOWN_MODULE
            notes.append(texts.CLASS_FROM_ELSEWHERE.format(name=name, module=module))
    return notes


def _left_out(record: RunRecord) -> list[str]:
    """A note for each cell that would not come to an end."""
    return [
        texts.LEFT_OUT.format(name=record.names.get(number) or number, reason=reason)
        for number, reason in record.left_out.items()
    ]


def _untouched(outcome: Outcome, scheme: Scheme) -> list[str]:
    """A note for each exercise that is as it was handed out while a check of it passes."""
    used = {
        use
        for name, result in outcome.results.items()
        if result.passed and name in scheme.checks
        for use in scheme.checks[name].uses
    }
    return [
        texts.AS_HANDED_OUT.format(name=name)
        for name, exercise in scheme.lesson.exercises.items()
        if exercise.name.lower() in used and _same(outcome.code.get(name, ""), exercise.stub)
    ]


def _same(source: str, stub: str) -> bool:
    """Whether two texts say the same to Python, or one of them nothing."""
    one, other = syntax.tree(source), syntax.tree(stub)
    if one is None or other is None:
        return source.split() == stub.split()
    return not one.body or ast.dump(one) == ast.dump(other)


def _claims(claimed: Mapping[str, float], confirmed: Mapping[str, int]) -> list[str]:
    """A note for each check that the notebook shows with more points than were found."""
    return [
        texts.CLAIM.format(points=points, name=name, found=confirmed[name])
        for name, points in claimed.items()
        if points > confirmed.get(name, points)
    ]


def _imports(outcome: Outcome, modules: Iterable[str]) -> list[str]:
    """Notes on exercises that wanted what the sandbox does not have, or the reference itself."""
    notes = [
        texts.EXERCISE_WANTS_REFERENCE.format(name=name)
        for name, source in outcome.code.items()
        if any(module in source for module in modules)
    ]
    for name, error, _ in outcome.cells:
        if name in outcome.code and error.type in IMPORTS:
            notes.append(texts.EXERCISE_NOT_RUN.format(name=name, error=error.message))
    return notes


def _tries(outcome: Outcome, modules: Iterable[str]) -> list[str]:
    """Hints at cells of the learner's own that asked for the reference classes."""
    return [
        texts.CELL_WANTS_REFERENCE.format(name=name)
        for name, error, _ in outcome.cells
        if name not in outcome.code
        and error.type in IMPORTS
        and any(module in error.message for module in modules)
    ]
