"""Lesson sources: one percent-format file says what is in a notebook, and in which order.

``read`` takes nothing on trust: names must exist in ``tinytorch``, points must add up, nbgrader
must accept the metadata. The words that a cell marker may use are in ``markers``.
"""

import ast
from pathlib import Path

from courseware.lessons import exercises, markdown, markers, percent, references, reflections
from courseware.lessons.diagnostics import Faults
from courseware.lessons.lesson import Cell, Lesson


def read(path):
    """The lesson at ``path``.

    Raises
    ------
    LessonError
        With every fault found, each as ``file:line: what was received and what is allowed``.
    """
    faults = Faults(Path(path))
    blocks = percent.read(Path(path), faults)
    cells = [cell for block in blocks if (cell := _cell(block, faults))]
    _check_first(cells, faults)
    references.check_ids(cells, faults)
    markdown.check_levels(blocks, faults)
    faults.refuse()
    references.resolve(cells, faults)
    faults.refuse()
    _check_points(cells, faults)
    _check_metadata(cells, faults)
    faults.refuse()
    return Lesson(cells[0].given["id"], cells[0].given["points"], cells)


def _cell(block, faults):
    """The cell made of one block, or None after noting why it cannot be made."""
    before = len(faults.found)
    kind = markers.kind_of(block, faults)
    if block.markdown:
        markdown.check(block, faults)
    else:
        _check_code(block, faults)
    markdown.check_marks(block, faults, allowed=kind == "reflection")
    if len(faults.found) > before:
        return None
    cell = Cell(kind, block.line, block.source, block.given)
    if kind == "exercise":
        cell.made = exercises.cut(block.given["class"], block.line, faults)
    elif kind == "reflection":
        cell.made = reflections.parse(block, faults)
    return cell


def _check_code(block, faults):
    try:
        ast.parse(block.source)
    except SyntaxError as error:
        line = block.line + (error.lineno or 1)
        faults.add(line, f"{(error.text or '').strip()!r} is not Python: {error.msg}")


def _check_first(cells, faults):
    places = [place for place, cell in enumerate(cells) if cell.kind == "lesson"]
    if places != [0]:
        line = cells[places[-1]].line if places else 1
        faults.add(line, f"{len(places)} lesson cells; allowed: one, and it comes first")


def _check_points(cells, faults):
    total, promised = 0, cells[0].given["points"]
    for cell in cells[1:]:
        total += cell.given.get("points", 0)
    if total != promised:
        faults.add(cells[0].line, f"the cells add up to {total} points, the lesson says {promised}")


def _check_metadata(cells, faults):
    """Have nbgrader, where it is installed, look at every cell that it will meet."""
    from jsonschema import ValidationError

    from courseware.lessons import notebook_cells

    try:
        from nbgrader.nbgraderformat.v3 import MetadataValidatorV3
    except ImportError:  # grading goes without it; whoever builds the course has it
        return

    validator = MetadataValidatorV3()
    for cell in cells:
        try:
            for node in [
                *notebook_cells.of(cell, "student"),
                *notebook_cells.of(cell, "instructor"),
            ]:
                validator.validate_cell(node)
        except ValidationError as error:
            faults.add(cell.line, f"nbgrader's schema refuses the {cell.kind}: {error.message}")
