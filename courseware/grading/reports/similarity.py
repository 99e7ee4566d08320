"""Hints that two students handed in the same; nothing follows from them by itself."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator

from courseware.grading import texts
from courseware.grading.intake.locked_cells import Released
from courseware.grading.records.outcome import Outcome

# Words from which on two answers that are equal are hardly equal by accident. Chosen by us: a
# sentence that many write alike is shorter, and an answer has at least 150.
LONG = 30
NAMED = 3  # students that a hint names
Methods = dict[str, list[str]]


def add(outcomes: Iterable[Outcome], released: Released) -> None:
    """Add a hint to every outcome that equals another student's, or the course's solution.

    Parameters
    ----------
    outcomes : iterable of Outcome
    released : Released

    Notes
    -----
    Short exercises have one obvious answer, so equal classes say nothing: only a whole notebook
    with answers in it, or a long answer, is compared.
    """
    ran = [outcome for outcome in outcomes if outcome.key]
    solutions = {name: _methods(each.solution) for name, each in released.exercises.items()}
    for outcome in ran:
        for name, text in outcome.code.items():
            if solutions[name] == _methods(text):
                outcome.hints.append(texts.COURSES_SOLUTION.format(name=name))
    named = set()
    for what, equal in _equal(ran, released):
        for outcome in equal:
            others = [other.student for other in equal if other is not outcome]
            pair = (outcome.student, *others)
            if pair in named:  # the whole notebook comes first; its parts add nothing
                continue
            named.add(pair)
            outcome.hints.append(texts.EQUALS.format(what=what, others=_listed(others)))


def _equal(outcomes: list[Outcome], released: Released) -> Iterator[tuple[str, list[Outcome]]]:
    """What is equal, and in which outcomes; whole notebooks first."""
    notebooks: dict[str, list[Outcome]] = defaultdict(list)
    answers: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        said = {name: " ".join(text.split()) for name, text in outcome.answers.items()}
        changed = any(
            text.strip() != released.cells[name].source.strip()
            for name, text in outcome.code.items()
        )
        if changed or any(said.values()):
            notebooks[outcome.key].append(outcome)
        for name, text in said.items():
            if len(text.split()) >= LONG:
                answers[name, text].append(outcome)
    for equal in notebooks.values():
        if len(equal) > 1:
            yield texts.THE_NOTEBOOK, equal
    for (name, _), equal in answers.items():
        if len(equal) > 1:
            yield texts.THE_ANSWER.format(name=name), equal


def _listed(students: list[str]) -> str:
    names = ", ".join(students[:NAMED])
    if len(students) <= NAMED:
        return names
    return texts.AND_MORE.format(names=names, count=len(students) - NAMED)


def _methods(source: str) -> Methods | None:
    """What a class does: its methods without their docstrings, by name; None where it is none."""
    try:
        return {
            method.name: [ast.dump(line) for line in _without_words(method)]
            for node in ast.parse(source).body
            if isinstance(node, ast.ClassDef)
            for method in node.body
            if isinstance(method, ast.FunctionDef)
        }
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _without_words(method: ast.FunctionDef) -> list[ast.stmt]:
    return method.body[ast.get_docstring(method) is not None :]
