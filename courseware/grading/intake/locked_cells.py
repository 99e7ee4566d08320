"""Put a handed-in notebook beside the released one: locked cells come back, changes are noted.

A cell is recognised by its ``grade_id``; where the metadata are gone, by what it says.
"""

from dataclasses import dataclass, field
from typing import Any

from courseware.grading import texts
from courseware.grading.intake import red_flags, redefined, syntax
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.notebook import Cell, Notebook
from courseware.grading.sandbox.messages import CodeCell
from courseware.lessons.exercises import Exercise
from courseware.lessons.lesson import Lesson
from courseware.lessons.reflections import Reflection

Found = dict[str, list[Cell]]  # the handed-in cells for each grade id
NAMED = 3  # cells that a note names one by one


@dataclass
class Restored:
    """What is to be run and read.

    Attributes
    ----------
    cells : list of CodeCell
        In order: the learner's code cells, locked ones as released,
        checks left out since they are made outside.
    answers : dict of str to str
        The text of each reflection by grade id; empty when it is not there.
    names : dict of int to str
        Which cell is which: grade id by number.
    notes : list of str
        What was found changed, missing or doubled: reasons to have a look.
    code : dict of str to str
        The learner's exercises by grade id, for the feedback.
    claims : dict of str to float
        Points of the lesson's checks that stored outputs show, by grade id.
    """

    cells: list[CodeCell] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    code: dict[str, str] = field(default_factory=dict)
    claims: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Released:
    """The cells of a lesson that have a grade id, as they were handed out.

    Attributes
    ----------
    cells : dict of str to Cell
    checks : tuple of str
        Grade ids.
    exercises : dict of str to Exercise
    reflections : dict of str to Reflection
    shown : frozenset of str
        The code of cells without a grade id, which only shows something.
    """

    cells: dict[str, Cell]
    checks: tuple[str, ...]
    exercises: dict[str, Exercise]
    reflections: dict[str, Reflection]
    shown: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lesson: Lesson) -> "Released":
        """The released cells of a lesson.

        Parameters
        ----------
        lesson : Lesson
        """
        nodes = lesson.notebook("student").cells
        cells = {
            node.metadata["nbgrader"]["grade_id"]: Cell(
                number, node.cell_type, node.source, node.id, dict(node.metadata["nbgrader"])
            )
            for number, node in enumerate(nodes, 1)
            if "nbgrader" in node.metadata
        }
        shown = frozenset(
            node.source.strip()
            for node in nodes
            if node.cell_type == "code" and "nbgrader" not in node.metadata
        )
        return cls(cells, tuple(lesson.checks), lesson.exercises, lesson.reflections, shown)


def restore(released: Released, notebook: Notebook) -> Restored:
    """The notebook with its locked cells as released.

    Parameters
    ----------
    released : Released
    notebook : Notebook

    Raises
    ------
    UngradableError
        When no cell of the lesson is in it.
    """
    found = _found(released, notebook)
    if not any(found.values()):
        raise UngradableError(texts.OTHER_LESSON)
    result = Restored()
    result.claims = {n: notebook.claims[n] for n in released.checks if n in notebook.claims}
    result.names = {cell.number: name for name, cells in found.items() for cell in cells}
    for name, cell in released.cells.items():
        result.notes += _notes(name, cell, found[name])
    result.notes += _settings_note(released, found)
    result.cells = _cells_to_run(released, notebook, result.names)
    _put_back_missing(released, found, result)
    result.notes += red_flags.notes(result.cells, result.names)
    result.cells, again = redefined.keep(result.cells, result.names, released.exercises)
    result.notes += again
    for name in released.exercises:
        result.code[name] = "\n\n".join(cell.source for cell in found[name])
    for name, reflection in released.reflections.items():
        result.answers[name] = _answer(reflection, found[name])
    return result


def _cells_to_run(released: Released, notebook: Notebook, names: dict[int, str]) -> list[CodeCell]:
    """The learner's code in order: locked cells as released, checks left out."""
    cells: list[CodeCell] = []
    for cell in notebook.cells:
        grade_id = names.get(cell.number, "")
        locked = _locked_code(released, grade_id)
        if grade_id in released.checks or (cell.kind != "code" and not locked):
            continue
        source = released.cells[grade_id].source if locked else cell.source
        cells.append({"number": cell.number, "source": source})
    return cells


def _found(released: Released, notebook: Notebook) -> Found:
    """The handed-in cells for each grade id."""
    found: Found = {name: [] for name in released.cells}
    rest: list[Cell] = []
    for cell in notebook.cells:
        if cell.grade_id in found:
            found[cell.grade_id].append(cell)
        else:
            rest.append(cell)
    for name, cell in released.cells.items():
        if not found[name]:
            found[name] = [other for other in rest if _same(released, name, cell, other)][:1]
            rest = [other for other in rest if other not in found[name]]
    for name in released.reflections:
        before = found.get(f"{name}-question")
        if not found[name] and before:
            found[name] = [c for c in rest if c.number == before[0].number + 1][:1]
    return found


def _same(released: Released, name: str, cell: Cell, other: Cell) -> bool:
    """Whether a cell without a known id is the released one, going by what it says."""
    if cell.kind != other.kind:
        return False
    if name in released.exercises:
        return released.exercises[name].name in syntax.classes(other.source)
    return name not in released.reflections and _plain(cell.source) == _plain(other.source)


def _plain(source: str) -> str:
    return "\n".join(line.rstrip() for line in source.strip().splitlines())


def _notes(name: str, cell: Cell, found: list[Cell]) -> list[str]:
    """What is to be said about one released cell."""
    locked, notes = cell.record["locked"], []
    if not found:
        missing = texts.LOCKED_CELL_MISSING if locked else texts.CELL_MISSING
        return [missing.format(name=name)]
    if len(found) > 1:
        notes.append(texts.CELL_DOUBLED.format(name=name, count=len(found)))
    if any(other.kind != cell.kind for other in found):
        notes.append(texts.CELL_RETYPED.format(name=name))
    elif locked and any(_plain(other.source) != _plain(cell.source) for other in found):
        notes.append(texts.LOCKED_CELL_CHANGED.format(name=name))
    return notes


def _settings_note(released: Released, found: Found) -> list[str]:
    """One note for all cells whose points or kind were changed."""
    changed = [
        name
        for name, cell in released.cells.items()
        if any(_settings(other) != _settings(cell) for other in found[name])
    ]
    if not changed:
        return []
    many = len(changed) > NAMED
    names = texts.SEVERAL_CELLS.format(count=len(changed)) if many else ", ".join(changed)
    return [texts.SETTINGS_CHANGED.format(names=names)]


def _settings(cell: Cell) -> list[Any]:
    return [cell.record.get(key) for key in ("grade", "locked", "points", "solution", "grade_id")]


def _locked_code(released: Released, name: str) -> bool:
    cell = released.cells.get(name)
    return cell is not None and cell.kind == "code" and bool(cell.record["locked"])


def _put_back_missing(released: Released, found: Found, result: Restored) -> None:
    """Locked code that is gone, the set-up that is, comes back at the top."""
    missing: list[CodeCell] = [
        {"number": 0, "source": cell.source}
        for name, cell in released.cells.items()
        if _locked_code(released, name) and name not in released.checks and not found[name]
    ]
    result.cells = missing + result.cells


def _answer(reflection: Reflection, cells: list[Cell]) -> str:
    """The first cell with an answer in it, without the line that stood there before."""
    for cell in cells:
        lines = [line for line in cell.source.splitlines() if line.strip() != reflection.prompt]
        if text := "\n".join(lines).strip():
            return text
    return ""
