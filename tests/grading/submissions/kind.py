"""One kind of submission, and the notebook made of it."""

import copy
import json
from typing import NamedTuple

import nbformat

from tinytorch.checks.result import MIME

RIGHT = (10, 10, 15, 10)
NOTHING = (0, 0, 0, 0)


class Kind(NamedTuple):
    """One kind of submission.

    ``points`` are those of the four checks, None where there must be none. ``relu`` and
    ``softmax`` are the exercises: None is the solution, ``"stub"`` the stub, a function makes a
    text. ``early`` is a cell right after the set-up, ``extra`` are cells at the end. ``change``
    gets the notebook as a dict; ``raw`` makes the bytes of a file that is no notebook.
    """

    points: tuple | None
    status: str = "graded"
    relu: object = None
    softmax: object = None
    early: str = ""
    extra: tuple = ()
    change: object = None
    raw: object = None


def notebook(lesson, kind, whole=True, **given):
    """The bytes of a submission; ``given`` are texts for ``{name}`` in its extra cells.

    Without ``whole`` the code that is not graded is left out, which takes time.
    """
    if kind.raw is not None:
        return kind.raw()
    book = json.loads(nbformat.writes(lesson.notebook("student"), version=4))
    if not whole:
        book["cells"] = [c for c in book["cells"] if not c["id"].startswith(("code-", "figure-"))]
    for name, source in (("relu-class", kind.relu), ("softmax-class", kind.softmax)):
        exercise = lesson.exercises[name]
        known = {None: exercise.solution, "stub": exercise.stub}
        edit(name, source=source() if callable(source) else known.get(source, source))(book)
    if kind.early:
        book["cells"].insert(3, cell("early", kind.early))
    for number, source in enumerate(kind.extra):
        for name, text in given.items():
            source = source.replace(f"{{{name}}}", str(text))
        book["cells"].append(cell(f"extra-{number}", source))
    if kind.change:
        kind.change(book)
    return json.dumps(book).encode()


def cell(name, source):
    """A code cell of the learner's own."""
    return {
        "id": name, "cell_type": "code", "source": source, "metadata": {}, "outputs": [],
        "execution_count": None,
    }  # fmt: skip


def delete(*names):
    """Take cells away."""
    return lambda book: book.update(cells=[c for c in book["cells"] if c["id"] not in names])


def edit(name, **new):
    """Change one cell."""
    return lambda book: next(c for c in book["cells"] if c["id"] == name).update(new)


def double(name):
    """Copy one cell, as copying in Jupyter does."""

    def change(book):
        found = next(c for c in book["cells"] if c["id"] == name)
        book["cells"].append({**copy.deepcopy(found), "id": "copied"})

    return change


def strip(book):
    """Take all metadata and ids away, as some editors do."""
    book.update(metadata={}, nbformat_minor=4)
    for each in book["cells"]:
        each["metadata"] = {}
        del each["id"]


def old_format(book):
    """Save as a notebook without ids, of the format before them."""
    book.update(nbformat_minor=4)
    for each in book["cells"]:
        del each["id"]


def worth_more(book):
    """Change the points of a check."""
    for each in book["cells"]:
        if each["id"] == "test-relu-immediate":
            each["metadata"]["nbgrader"]["points"] = 100


def claim(book):
    """Put outputs below the checks that show all points."""
    for each in book["cells"]:
        points = each["metadata"].get("nbgrader", {}).get("points")
        if each["cell_type"] == "code" and points:
            shown = {"grade_id": each["id"], "passed": True, "points": points}
            output = {"output_type": "display_data", "metadata": {}, "data": {MIME: shown}}
            each["outputs"] = [output]


def several(*changes):
    """Make one change after the other."""

    def change(book):
        for each in changes:
            each(book)

    return change
