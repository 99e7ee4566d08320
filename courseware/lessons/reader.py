"""Lesson sources: one percent-format file says what is in a notebook, and in which order.

``read`` takes nothing on trust: names must exist in ``tinytorch``, points must add up, nbgrader
must accept the metadata. The words that a cell marker may use are in ``markers``.
"""

import ast
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from courseware.errors import CourseError
from courseware.lessons import exercises, markdown, markers, percent, references, reflections, texts
from courseware.lessons.diagnostics import Faults
from courseware.lessons.exercises import Exercise
from courseware.lessons.lesson import Cell, Lesson
from courseware.lessons.percent import Block
from courseware.lessons.reflections import Reflection


class Draft(NamedTuple):
    """A block that is right by itself; what it names in other places is still to be found."""

    block: Block
    kind: str
    task: Exercise | Reflection | None


def read(path: Path | str, for_nbgrader: bool = True) -> Lesson:
    """The lesson at ``path``.

    Parameters
    ----------
    path : Path or str
    for_nbgrader : bool, optional
        Whether to have nbgrader look at the metadata of every cell. Whoever writes, checks or
        releases a lesson has nbgrader installed; grading does without it.

    Raises
    ------
    LessonError
        With every fault found, each as ``file:line: what was received and what is allowed``.
    CourseError
        When nbgrader is to look, and cannot be loaded.
    """
    faults = Faults(Path(path))
    blocks = percent.read(Path(path), faults)
    drafts = [draft for block in blocks if (draft := _draft(block, faults))]
    _check_first(drafts, faults)
    references.check_ids([draft.block for draft in drafts], faults)
    markdown.check_levels(blocks, faults)
    faults.refuse()
    cells = _cells(drafts, faults)
    faults.refuse()
    lesson = Lesson(cells[0].given["id"], cells[0].given["points"], cells)
    _check_points(lesson, faults)
    if for_nbgrader:
        _check_metadata(cells, faults)
    faults.refuse()
    return lesson


def _draft(block: Block, faults: Faults) -> Draft | None:
    """What one block is, or None after noting what is wrong with it."""
    before = len(faults.noted)
    kind = markers.kind_of(block, faults)
    if block.markdown:
        markdown.check(block, faults)
    else:
        _check_code(block, faults)
    markdown.check_marks(block, faults, allowed=kind == "reflection")
    if kind is None or len(faults.noted) > before:
        return None
    if kind == "exercise":
        return Draft(block, kind, exercises.cut(block.given["class"], block.line, faults))
    if kind == "reflection":
        return Draft(block, kind, reflections.parse(block, faults))
    return Draft(block, kind, None)


def _cells(drafts: Iterable[Draft], faults: Faults) -> list[Cell]:
    """The cells, each with what it names: a check, and the learner's classes before it."""
    written: dict[str, str] = {}
    cells = []
    for block, kind, task in drafts:
        check, uses = None, []
        if isinstance(task, Exercise):
            written[task.name.lower()] = task.name
        elif kind == "check":
            check = references.find_check(block, faults)
            uses = list(check.uses) if check else []
        elif kind == "figure":
            uses = references.figure_uses(block, faults)
        classes = references.classes(block, uses, written, faults)
        cells.append(Cell(kind, block.line, block.source, block.given, task or check, classes))
    return cells


def _check_code(block: Block, faults: Faults) -> None:
    try:
        ast.parse(block.source)
    except SyntaxError as error:
        line = block.line + (error.lineno or 1)
        text = (error.text or "").strip()
        faults.add(line, texts.NOT_PYTHON.format(text=text, error=error.msg))


def _check_first(drafts: Sequence[Draft], faults: Faults) -> None:
    numbers = [number for number, draft in enumerate(drafts) if draft.kind == "lesson"]
    if numbers != [0]:
        line = drafts[numbers[-1]].block.line if numbers else 1
        faults.add(line, texts.LESSON_CELLS.format(count=len(numbers)))


def _check_points(lesson: Lesson, faults: Faults) -> None:
    first, *others = lesson.cells
    total = sum(cell.given.get("points", 0) for cell in others)
    if total != lesson.points:
        faults.add(first.line, texts.LESSON_SUM.format(total=total, points=lesson.points))


def _check_metadata(cells: Iterable[Cell], faults: Faults) -> None:
    """Have nbgrader look at every cell that it will meet."""
    from nbformat import ValidationError

    from courseware.lessons import notebook_cells

    try:
        from nbgrader.nbgraderformat.v3 import MetadataValidatorV3
    except ImportError as error:
        raise CourseError(texts.NO_NBGRADER.format(error=error)) from error

    validator = MetadataValidatorV3()
    for cell in cells:
        try:
            for kind in ("student", "instructor"):
                for node in notebook_cells.of(cell, kind):
                    validator.validate_cell(node)
        except ValidationError as error:
            message = texts.REFUSED_BY_NBGRADER.format(kind=cell.kind, error=error.message)
            faults.add(cell.line, message)
