"""Put a handed-in notebook beside the released one: locked cells come back, changes are noted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from courseware.grading import texts
from courseware.grading.intake import answers, magics, red_flags, redefined
from courseware.grading.intake.answers import Answer, How
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.notebook import Cell, Notebook, cell_of
from courseware.grading.intake.pieces import Handout, Piece, plain
from courseware.grading.sandbox.messages import CodeCell
from courseware.lessons.exercises import Exercise
from courseware.lessons.lesson import Lesson
from courseware.lessons.reflections import Reflection

NAMED = 3  # cells that a note names one by one
SAID = {
    How.JOINED: texts.CELL_JOINED,
    How.COPIED: texts.CELL_COPIED,
    How.UNCLEAR: texts.CELL_UNCLEAR,
    How.RETYPED: texts.CELL_RETYPED,
    How.PLACED: texts.CELL_PLACED,
    How.MERGED: texts.CELL_MERGED,
}


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
    others : dict of str to list of str
        Different texts for a reflection or an exercise, by grade id; none for most.
    names : dict of int to str
        Which cell is which: grade id by number.
    notes : list of str
        What was found changed, missing or doubled: reasons to have a look.
    code : dict of str to str
        The learner's exercises by grade id, for the feedback.
    claims : dict of str to float
        Points of the lesson's checks that stored outputs show, by grade id.
    pictures : dict of str to str
        By the mark that stands for it in an answer.
    """

    cells: list[CodeCell] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    others: dict[str, list[str]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    code: dict[str, str] = field(default_factory=dict)
    claims: dict[str, float] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Released:
    """The cells of a lesson, as they were handed out.

    Attributes
    ----------
    handout : Handout
        All of them.
    cells : dict of str to Cell
        Those that have a grade id.
    checks : tuple of str
        Grade ids.
    exercises : dict of str to Exercise
    reflections : dict of str to Reflection
    shown : frozenset of str
        The code of cells without a grade id, which only shows something.
    """

    handout: Handout
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
        numbered = enumerate(nodes, 1)
        every = [cell_of(node, n, node.cell_type, node.source) for n, node in numbered]
        graded = {cell.grade_id: cell for cell in every if cell.record}
        shown = {cell.source.strip() for cell in every if cell.kind == "code" and not cell.record}
        return cls(
            Handout(tuple(every)), graded, tuple(lesson.checks), lesson.exercises,
            lesson.reflections, frozenset(shown),
        )  # fmt: skip


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
    pieces = released.handout.pieces(notebook.cells)
    found = answers.find(released.handout, pieces)
    if not any(piece.name in released.cells for piece in pieces) and not any(
        answer.text and name in released.exercises for name, answer in found.items()
    ):
        raise UngradableError(texts.OTHER_LESSON)
    result = Restored()
    result.claims = {n: notebook.claims[n] for n in released.checks if n in notebook.claims}
    result.names = {p.cell.number: p.name for p in pieces if p.name in released.cells}
    for name, answer in found.items():
        result.names |= {p.cell.number: name for p in answer.pieces if p.name in ("", name)}
    result.notes += _notes_on_answers(found)
    for name, cell in released.cells.items():
        if cell.record["locked"]:
            result.notes += _notes(name, cell, [piece for piece in pieces if piece.name == name])
    result.notes += _settings_note(released, pieces)
    result.cells = _missing(released, pieces) + _cells_to_run(released, pieces, found)
    result.notes += red_flags.notes(result.cells, result.names)
    result.notes += magics.make_plain(result.cells, result.names)
    result.cells, again = redefined.keep(result.cells, result.names, released.exercises)
    result.notes += again
    result.code = {name: found[name].text for name in released.exercises}
    result.answers = {name: found[name].text for name in released.reflections}
    result.others = {name: list(each.others) for name, each in found.items() if each.others}
    return result


def _cells_to_run(
    released: Released, pieces: Sequence[Piece], found: dict[str, Answer]
) -> list[CodeCell]:
    """The learner's code in order: locked cells as released, checks left out."""
    instead: dict[Piece, list[str]] = {}  # what is run for a piece in place of its own text
    for name, answer in found.items():
        for piece in (*answer.pieces, *answer.left):
            instead.setdefault(piece, [])
        if name in released.exercises and answer.pieces:
            instead[answer.pieces[0]].append(answer.text)
        elif name in released.exercises:
            for piece in answer.left:  # as it was handed out: what is missing is seen at its cell
                instead[piece].append(piece.source)
    cells: list[CodeCell] = []
    for number, parts in groupby(pieces, lambda piece: piece.cell.number):
        sources = [text for part in parts for text in _to_run(released, part, instead)]
        if sources:
            cells.append({"number": number, "source": "\n\n".join(sources)})
    return cells


def _to_run(released: Released, piece: Piece, instead: dict[Piece, list[str]]) -> list[str]:
    locked = _locked_code(released, piece.name)
    first = [released.cells[piece.name].source] if locked else []
    if piece.name in released.checks:
        first = []
    own = [piece.source] if piece.kind == "code" and not locked else []
    return first + instead.get(piece, own)


def _notes_on_answers(found: dict[str, Answer]) -> list[str]:
    """One note for all answers of which the same is to be said."""
    said: dict[str, list[str]] = {}
    for name, answer in found.items():
        for how, words in SAID.items():
            if how in answer.how:
                said.setdefault(words, []).append(name)
        if not (answer.pieces or answer.left):
            said.setdefault(texts.CELL_MISSING, []).append(name)
        elif How.ELSEWHERE in answer.how and all(piece.name != name for piece in answer.pieces):
            said.setdefault(texts.CELL_ELSEWHERE, []).append(name)
    return [words.format(name=_listed(names)) for words, names in said.items()]


def _notes(name: str, cell: Cell, found: Sequence[Piece]) -> list[str]:
    """What is to be said about one locked cell."""
    if not found:
        return [texts.LOCKED_CELL_MISSING.format(name=name)]
    notes = []
    if len(found) > 1:
        notes.append(texts.CELL_DOUBLED.format(name=name, count=len(found)))
    if any(piece.cell.kind != cell.kind and not piece.merged for piece in found):
        notes.append(texts.CELL_RETYPED.format(name=name))
    elif any(plain(piece.source) != plain(cell.source) for piece in found):
        notes.append(texts.LOCKED_CELL_CHANGED.format(name=name))
    return notes


def _settings_note(released: Released, pieces: Sequence[Piece]) -> list[str]:
    """One note for all cells whose points or kind were changed."""
    changed = list(dict.fromkeys(_changed(released, pieces)))
    return [texts.SETTINGS_CHANGED.format(names=_listed(changed))] if changed else []


def _listed(names: Sequence[str]) -> str:
    many = len(names) > NAMED
    return texts.SEVERAL_CELLS.format(count=len(names)) if many else ", ".join(names)


def _changed(released: Released, pieces: Sequence[Piece]) -> Iterator[str]:
    for name, cell in released.cells.items():
        for piece in pieces:
            if piece.name == name and not piece.merged and _settings(piece.cell) != _settings(cell):
                yield name


def _settings(cell: Cell) -> list[Any]:
    return [cell.record.get(key) for key in ("grade", "locked", "points", "solution", "grade_id")]


def _locked_code(released: Released, name: str) -> bool:
    cell = released.cells.get(name)
    return cell is not None and cell.kind == "code" and bool(cell.record["locked"])


def _missing(released: Released, pieces: Sequence[Piece]) -> list[CodeCell]:
    """Locked code that is gone, the set-up that is: it comes back at the top."""
    there = {piece.name for piece in pieces}
    return [
        {"number": 0, "source": cell.source}
        for name, cell in released.cells.items()
        if _locked_code(released, name) and name not in released.checks and name not in there
    ]
