"""The notebook of a lesson as nbformat holds it, and the version it belongs to."""

import json
from copy import deepcopy
from hashlib import sha256
from typing import TYPE_CHECKING

import nbformat
from nbformat import NotebookNode, v4

from courseware.lessons import notebook_cells

if TYPE_CHECKING:  # a lesson knows how to make its notebook
    from courseware.lessons.lesson import Lesson

KINDS = ("student", "instructor")
KERNEL = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
LANGUAGE = {  # as the kernel of JupyterLite reports it: else opening a notebook would change it
    "name": "python",
    "version": "3.8",
    "codemirror_mode": {"name": "python", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}


def assemble(lesson: "Lesson", kind: str) -> NotebookNode:
    """The notebook of ``lesson``, without outputs.

    Parameters
    ----------
    lesson : courseware.lessons.lesson.Lesson
    kind : str
        ``student`` or ``instructor``.

    Returns
    -------
    NotebookNode
        Format 4.5, valid for nbformat and nbgrader. Its metadata hold, under ``tinytorch``,
        the lesson's name, version and points, and the kind.

    Raises
    ------
    ValueError
        When ``kind`` is something else.
    """
    if kind not in KINDS:
        raise ValueError(f"kind of notebook is {kind!r}; allowed: {', '.join(KINDS)}")
    ours = {
        "lesson": lesson.name,
        "version": version(lesson),
        "points": lesson.points,
        "kind": kind,
    }
    metadata = {"kernelspec": dict(KERNEL), "language_info": deepcopy(LANGUAGE), "tinytorch": ours}
    notebook = v4.new_notebook(cells=_cells(lesson, kind), metadata=metadata)
    notebook.nbformat_minor = 5
    nbformat.validate(notebook)
    return notebook


def version(lesson: "Lesson") -> str:
    """Twelve hexadecimal digits that change when anything in the student notebook does.

    Parameters
    ----------
    lesson : courseware.lessons.lesson.Lesson
    """
    cells = _cells(lesson, "student")
    return sha256(json.dumps(cells, sort_keys=True).encode()).hexdigest()[:12]


def _cells(lesson: "Lesson", kind: str) -> list[NotebookNode]:
    return [
        node
        for number, cell in enumerate(lesson.cells)
        for node in notebook_cells.of(cell, kind, number)
    ]
