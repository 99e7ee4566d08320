"""Notebook cells for the cells of a lesson, with nbgrader's metadata."""

from hashlib import sha256

from nbformat import v4

from courseware.lessons.markdown import BEGIN, END

FIXED = {"deletable": False, "editable": False}


def of(cell, kind, place=0):
    """The notebook cells of one lesson cell: two for a reflection, else one.

    Parameters
    ----------
    cell : courseware.lessons.lesson.Cell
    kind : str
        ``student`` or ``instructor``.
    place : int
        Where the cell stands in the lesson, counted from 0.

    Returns
    -------
    list of NotebookNode
        Their ids do not depend on chance: a graded cell has its ``grade_id``, a figure
        ``figure-`` and its name, another cell its place and a digest of its text.
    """
    grade_id = cell.given.get("grade_id")
    if cell.kind == "reflection":
        return [_question(cell.made), _answer(cell.made, kind)]
    if cell.kind == "exercise":
        source = cell.made.stub if kind == "student" else cell.made.solution
        return [_code(grade_id, source, graded(grade_id, solution=True))]
    if cell.kind == "check":
        points = cell.given["points"]
        return [_code(grade_id, cell.source, graded(grade_id, points=points, locked=True))]
    if cell.kind == "setup":
        return [_code(grade_id, cell.source, graded(grade_id, locked=True))]
    if cell.kind == "figure":
        return [_code(f"figure-{cell.given['id']}", cell.source, {})]
    digest = sha256(cell.source.encode()).hexdigest()[:8]
    if cell.kind == "code":
        return [_code(f"code-{place:02d}-{digest}", cell.source, {})]
    return [_markdown(f"text-{place:02d}-{digest}", cell.source, FIXED)]


def graded(grade_id, points=None, solution=False, locked=False):
    """Metadata of a cell that nbgrader knows; with ``points`` it is graded."""
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


def _question(reflection):
    least, most = reflection.words
    lines = [f"- **{points} points**: {text}" for points, text in reflection.rubric]
    parts = [
        f"### {reflection.title}",
        f"{reflection.points} points, {least} to {most} words, graded by a person.",
        f"#### Context\n\n{reflection.context}",
        f"#### Question\n\n{reflection.question}",
        "#### Rubric\n\n" + "\n".join(lines),
    ]
    grade_id = f"{reflection.grade_id}-question"
    return _markdown(grade_id, "\n\n".join(parts), graded(grade_id, locked=True))


def _answer(reflection, kind):
    source = reflection.prompt
    if kind == "instructor":
        source += f"\n\n### {BEGIN}\n\n{reflection.notes}\n\n### {END}"
    metadata = graded(reflection.grade_id, points=reflection.points, solution=True)
    told = {"prompt": reflection.prompt, "words": list(reflection.words)}
    return _markdown(reflection.grade_id, source, metadata | {"tinytorch": told})


def _code(name, source, metadata):
    return v4.new_code_cell(id=name, source=source, metadata=dict(metadata))


def _markdown(name, source, metadata):
    return v4.new_markdown_cell(id=name, source=source, metadata=dict(metadata))
