"""A note where no cell makes the class that an exercise asks for, but one makes another."""

import ast
import re
from collections.abc import Iterable, Iterator

from courseware.grading import texts
from courseware.grading.intake.locked_cells import Released, Restored

CLASS = re.compile(r"^class[ \t]+(\w+)", re.MULTILINE)
ASSIGNED = re.compile(r"^([A-Za-z_]\w*)[ \t]*=(?!=)", re.MULTILINE)
NAMED = 3  # classes that a note names


def notes(released: Released, restored: Restored) -> list[str]:
    """A note for each exercise whose class has another name in the notebook.

    Parameters
    ----------
    released : Released
    restored : Restored
    """
    made = [(cell["number"], *_made(cell["source"])) for cell in restored.cells]
    known = {name for _, classes, others in made for name in (*classes, *others)}
    wanted = {exercise.name for exercise in released.exercises.values()}
    found = []
    for grade_id, exercise in released.exercises.items():
        if exercise.name in known:
            continue
        near = [
            (name, restored.names.get(number) or texts.AT_CELL.format(number=number))
            for number, classes, _ in made
            for name in classes
            if name not in wanted
            and (restored.names.get(number) == grade_id or _alike(name, exercise.name))
        ]
        if near:
            names = ", ".join(dict.fromkeys(name for name, _ in near[:NAMED]))
            words = texts.CLASS_OF_OTHER_NAME
            found.append(words.format(name=exercise.name, others=names, what=near[0][1]))
    return found


def _alike(name: str, wanted: str) -> bool:
    plain = name.replace("_", "").lower()
    return wanted.lower() in plain


def _made(source: str) -> tuple[list[str], list[str]]:
    """The classes that a cell makes, and other names that it gives; of code that is none, too."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return CLASS.findall(source), ASSIGNED.findall(source)
    return [node.name for node in body if isinstance(node, ast.ClassDef)], list(_names(body))


def _names(body: Iterable[ast.stmt]) -> Iterator[str]:
    for node in body:
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                yield part.id
            elif isinstance(part, ast.alias):
                yield part.asname or part.name
            elif isinstance(part, ast.ClassDef) and part is not node:
                yield part.name
