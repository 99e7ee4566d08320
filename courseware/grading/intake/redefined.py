"""Classes that a cell defines again after their checks: graded is what the checks saw.

So do nbgrader and a browser, where a check runs at its cell; here all are asked after the last
cell. Such a cell is often a try: the same class without its shift, to see it overflow.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence

from courseware.grading import texts
from courseware.grading.intake import syntax
from courseware.grading.sandbox.messages import CodeCell
from courseware.lessons.exercises import Exercise
from tinytorch.checks import registry

KEEP = "try:\n    {kept} = {name}\nexcept NameError:\n    pass"
BACK = "try:\n    {name} = {kept}\nexcept NameError:\n    pass"


def keep(
    cells: Sequence[CodeCell], names: Mapping[int, str], exercises: Mapping[str, Exercise]
) -> tuple[list[CodeCell], list[str]]:
    """The cells, with each class kept from its last check on, and a note for each such class.

    A class that is as it was handed out at its last check is not kept: then the later one is the
    answer. Between two checks only the note says so.

    Parameters
    ----------
    cells : sequence of CodeCell
        In order, checks left out.
    names : mapping of int to str
        Grade id by number, checks among them.
    exercises : mapping of str to Exercise
        By grade id.
    """
    kept, notes = list(cells), []
    for grade_id, exercise in exercises.items():
        checks = [number for number, name in names.items() if name in _checks(exercise.name)]
        defining = [cell for cell in cells if exercise.name in _bound(cell["source"])]
        before = [cell for cell in defining if checks and cell["number"] < max(checks)]
        if all(cell["source"].split() == exercise.stub.split() for cell in before):
            continue
        again = [
            cell
            for cell in defining
            if cell["number"] > min(checks) and names.get(cell["number"]) != grade_id
        ]
        after = [cell for cell in again if cell["number"] > max(checks)]
        if after:
            given = {"name": exercise.name, "kept": f"_checked_{exercise.name}"}
            kept.insert(kept.index(after[0]), {"number": 0, "source": KEEP.format(**given)})
            kept.append({"number": 0, "source": BACK.format(**given)})
        for cell in again:
            words = texts.DEFINED_AFTER if cell in after else texts.DEFINED_BETWEEN
            name = names.get(cell["number"]) or cell["number"]
            notes.append(words.format(name=name, class_name=exercise.name))
    return kept, notes


def _checks(class_name: str) -> set[str]:
    """The grade ids of the checks that ask for a class."""
    return {
        check.grade_id
        for check in registry.every().values()
        if class_name in [each.name for each in check.activations]
    }


def _bound(source: str) -> set[str]:
    """The names that a cell binds for other cells."""
    parsed = syntax.tree(source)
    return {name for node in parsed.body for name in _names(node)} if parsed else set()


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        yield node.name
        return  # what is bound within is its own
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    for inner in ast.iter_child_nodes(node):
        yield from _names(inner)
