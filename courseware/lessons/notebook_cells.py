"""Notebook cells for the cells of a lesson: their text or code, and nbgrader's metadata."""

from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from nbformat import NotebookNode, v4

from courseware.lessons import texts
from courseware.lessons.exercises import Exercise
from courseware.lessons.markdown import BEGIN, END
from courseware.lessons.reflections import Reflection
from tinytorch.checks.check import Check

if TYPE_CHECKING:  # a lesson knows how to make its notebook
    from courseware.lessons.lesson import Cell

FIXED = {"deletable": False, "editable": False}


def of(cell: "Cell", kind: str, number: int = 0) -> list[NotebookNode]:
    """The notebook cells of one lesson cell: two for a reflection, else one.

    Parameters
    ----------
    cell : courseware.lessons.lesson.Cell
    kind : str
        Of notebook: ``student`` or ``instructor``.
    number : int
        Of the cell in the lesson, counted from 0.

    Returns
    -------
    list of NotebookNode
        Their ids are the same every time: a graded cell has its ``grade_id``, a figure
        ``figure-`` and its name, another cell its number and a digest of its text.
    """
    made, source = cell.made, cell.source
    if isinstance(made, Reflection):
        return [_question(made), _answer(made, kind)]
    if isinstance(made, Exercise):
        source = made.stub if kind == "student" else made.solution
        return [_graded_code(cell, source, solution=True)]
    if isinstance(made, Check):
        points = cell.given["points"]
        return [_graded_code(cell, _check_code(made, cell.classes), points=points, locked=True)]
    if cell.kind == "setup":
        return [_graded_code(cell, source, locked=True)]
    if cell.kind == "figure":
        name = cell.given["id"]
        return [_code(f"figure-{name}", _figure_code(name, cell.classes), {})]
    digest = sha256(source.encode()).hexdigest()[:8]
    if cell.kind == "code":
        return [_code(f"code-{number:02d}-{digest}", source, {})]
    return [_markdown(f"text-{number:02d}-{digest}", source, FIXED)]


def graded(
    grade_id: str, points: int | None = None, solution: bool = False, locked: bool = False
) -> dict[str, Any]:
    """Metadata of a cell that nbgrader knows.

    Parameters
    ----------
    grade_id : str
    points : int, optional
        What the cell is worth; without it, it is not graded.
    solution : bool
        Whether the learner writes into it.
    locked : bool
        Whether it must stay as it is.
    """
    record = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": points is not None,
        "solution": solution,
        "locked": locked,
        "task": False,
    }
    if points is not None:
        record["points"] = points
    return {"nbgrader": record, "deletable": False, "editable": not locked}


def _check_code(check: Check, classes: Mapping[str, str]) -> str:
    """The call of a check: of all that a check cell says, only this is run.

    It is shown, and is not the cell's value: nbgrader takes a value for points and warns of any
    that is no number.
    """
    call = f"{check.name}({', '.join(classes.values())})"
    return f"from {check.module} import {check.name}\n\ndisplay({call})"


def _figure_code(name: str, classes: Mapping[str, str]) -> str:
    """The call that shows a figure, with the learner's classes drawn into it."""
    learned = "".join(f", {word}={written}" for word, written in classes.items())
    return f'from tinytorch.widgets import explore\n\nexplore("{name}"{learned})'


def _question(reflection: Reflection) -> NotebookNode:
    least, most = reflection.words
    criteria = [texts.CRITERION.format(points=n, text=text) for n, text in reflection.rubric]
    parts = [
        f"### {reflection.title}",
        texts.WORTH.format(points=reflection.points, least=least, most=most),
        f"#### {texts.CONTEXT}\n\n{reflection.context}",
        f"#### {texts.QUESTION}\n\n{reflection.question}",
        f"#### {texts.RUBRIC}\n\n" + "\n".join(criteria),
    ]
    grade_id = f"{reflection.grade_id}-question"
    return _markdown(grade_id, "\n\n".join(parts), graded(grade_id, locked=True))


def _answer(reflection: Reflection, kind: str) -> NotebookNode:
    source = reflection.prompt
    if kind == "instructor":
        source += f"\n\n### {BEGIN}\n\n{reflection.notes}\n\n### {END}"
    metadata = graded(reflection.grade_id, points=reflection.points, solution=True)
    ours = {"prompt": reflection.prompt, "words": list(reflection.words)}
    return _markdown(reflection.grade_id, source, metadata | {"tinytorch": ours})


def _graded_code(
    cell: "Cell",
    source: str,
    points: int | None = None,
    solution: bool = False,
    locked: bool = False,
) -> NotebookNode:
    grade_id = cell.given["grade_id"]
    return _code(grade_id, source, graded(grade_id, points, solution, locked))


def _code(name: str, source: str, metadata: Mapping[str, Any]) -> NotebookNode:
    return v4.new_code_cell(id=name, source=source, metadata=dict(metadata))


def _markdown(name: str, source: str, metadata: Mapping[str, Any]) -> NotebookNode:
    return v4.new_markdown_cell(id=name, source=source, metadata=dict(metadata))
