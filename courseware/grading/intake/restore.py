"""Put a handed-in notebook beside the released one: locked cells come back, changes are noted.

A cell is recognised by its ``grade_id``; where the metadata are gone, by what it says.
"""

import ast
from dataclasses import dataclass, field

from courseware.grading.intake import red_flags
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.notebook import Cell


@dataclass
class Restored:
    """What is to be run and read.

    Attributes
    ----------
    cells : list of dict
        ``{"number", "source"}``, in order: the learner's code cells, locked ones as released,
        checks left out since they are made outside.
    answers : dict
        The text of each reflection by grade id; empty when it is not there.
    names : dict
        Which cell is which: grade id by number.
    notes : list of str
        What was found changed, missing or doubled: reasons to have a look.
    code : dict
        The learner's exercises by grade id, for the feedback.
    claims : dict
        Points of the lesson's checks that stored outputs show, by grade id.
    """

    cells: list = field(default_factory=list)
    answers: dict = field(default_factory=dict)
    names: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    code: dict = field(default_factory=dict)
    claims: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Released:
    """The cells of a lesson that have a grade id, as they were handed out."""

    cells: dict
    checks: tuple
    exercises: dict
    reflections: dict

    @classmethod
    def of(cls, lesson):
        """The released cells of a lesson."""
        cells = {
            node.metadata["nbgrader"]["grade_id"]: Cell(
                number, node.cell_type, node.source, node.id, dict(node.metadata["nbgrader"])
            )
            for number, node in enumerate(lesson.notebook("student").cells, 1)
            if "nbgrader" in node.metadata
        }
        return cls(cells, tuple(lesson.checks), lesson.exercises, lesson.reflections)


def restore(released, notebook):
    """The notebook with its locked cells as released.

    Raises
    ------
    UngradableError
        When no cell of the lesson is in it.
    """
    found = _found(released, notebook)
    if not any(found.values()):
        raise UngradableError("no cell of this lesson is in it: another notebook?")
    result = Restored()
    result.claims = {n: notebook.claims[n] for n in released.checks if n in notebook.claims}
    result.names = {cell.number: name for name, cells in found.items() for cell in cells}
    for name, cell in released.cells.items():
        result.notes += _notes(name, cell, found[name])
    result.notes += _settings_note(released, found)
    for cell in notebook.cells:
        name = result.names.get(cell.number)
        if name in released.checks or (cell.kind != "code" and not _locked_code(released, name)):
            continue
        source = released.cells[name].source if _locked_code(released, name) else cell.source
        result.cells.append({"number": cell.number, "source": source})
    _put_back_missing(released, found, result)
    result.notes += red_flags.notes(result.cells, result.names)
    for name in released.exercises:
        result.code[name] = "\n\n".join(cell.source for cell in found[name])
    for name, reflection in released.reflections.items():
        result.answers[name] = _answer(reflection, found[name])
    return result


def _found(released, notebook):
    """The handed-in cells for each grade id."""
    found = {name: [] for name in released.cells}
    rest = []
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


def _same(released, name, cell, other):
    """Whether a cell without a known id is the released one, going by what it says."""
    if cell.kind != other.kind:
        return False
    if name in released.exercises:
        return released.exercises[name].name in _classes(other.source)
    return name not in released.reflections and _plain(cell.source) == _plain(other.source)


def _classes(source):
    try:
        return [node.name for node in ast.parse(source).body if isinstance(node, ast.ClassDef)]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []


def _plain(source):
    return "\n".join(line.rstrip() for line in source.strip().splitlines())


def _notes(name, cell, found):
    """What is to be said about one released cell."""
    locked, notes = cell.record["locked"], []
    if not found:
        return [f"{'locked ' * locked}cell {name} is missing"]
    if len(found) > 1:
        notes.append(f"cell {name} is there {len(found)} times")
    if any(other.kind != cell.kind for other in found):
        notes.append(f"cell {name} was made another type")
    elif locked and any(_plain(other.source) != _plain(cell.source) for other in found):
        notes.append(f"locked cell {name} was changed; the released one counts")
    return notes


def _settings_note(released, found):
    """One note for all cells whose points or kind were changed."""
    changed = [
        name
        for name, cell in released.cells.items()
        if any(_settings(other) != _settings(cell) for other in found[name])
    ]
    if not changed:
        return []
    names = ", ".join(changed) if len(changed) < 4 else f"{len(changed)} cells"
    return [f"the settings of {names} were changed; the released ones count"]


def _settings(cell):
    return [cell.record.get(key) for key in ("grade", "locked", "points", "solution", "grade_id")]


def _locked_code(released, name):
    cell = released.cells.get(name)
    return cell is not None and cell.kind == "code" and cell.record["locked"]


def _put_back_missing(released, found, result):
    """Locked code that is gone, the set-up that is, comes back at the top."""
    missing = [
        {"number": 0, "source": cell.source}
        for name, cell in released.cells.items()
        if _locked_code(released, name) and name not in released.checks and not found[name]
    ]
    result.cells = missing + result.cells


def _answer(reflection, cells):
    """The first cell with an answer in it, without the line that stood there before."""
    for cell in cells:
        lines = [line for line in cell.source.splitlines() if line.strip() != reflection.prompt]
        if text := "\n".join(lines).strip():
            return text
    return ""
