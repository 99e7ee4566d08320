"""A handed-in notebook beside the released one: which cell is which, merged ones taken apart.

``web/pages/notebook-pieces.js`` does the same in the browser; ``tests/answers`` tries both on the
same notebooks.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from courseware.grading.intake.notebook import Cell

OURS = re.compile(r"(text|code)-\d\d-[0-9a-f]{8}|figure-.+")  # ids of cells without a grade id


@dataclass(frozen=True, eq=False)
class Piece:
    """A cell, or a part of one that *Merge Cells* has made of several; each is only itself.

    Attributes
    ----------
    cell : Cell
        Where it stands.
    source : str
    kind : str
        ``code``, ``markdown`` or ``raw``.
    name : str
        The released cell that it is: its grade id, or else its id. Empty for any other.
    merged : bool
        Whether it is only a part of the cell.
    """

    cell: Cell
    source: str
    kind: str
    name: str = ""
    merged: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the learner has added it."""
        return not self.name and (self.merged or not _of_the_course(self.cell))


@dataclass(frozen=True)
class Handout:
    """The cells of a lesson in their order, as they were handed out.

    Attributes
    ----------
    cells : tuple of Cell
    """

    cells: tuple[Cell, ...]

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each cell by its name."""
        return {cell.grade_id: at for at, cell in enumerate(self.cells)}

    @cached_property
    def solutions(self) -> list[Cell]:
        """The cells that learners write into."""
        return [cell for cell in self.cells if cell.record.get("solution")]

    def pieces(self, cells: Sequence[Cell]) -> list[Piece]:
        """The pieces of a handed-in notebook in their order.

        Those that the learner has set aside are left out.

        Parameters
        ----------
        cells : sequence of Cell
        """
        whole = {plain(cell.source) for cell in cells}
        fixed = [cell for cell in self.cells if not cell.record.get("solution")]
        absent = [cell for cell in fixed if plain(cell.source) not in whole]
        said = {plain(cell.source): cell.grade_id for cell in reversed(fixed)}
        found: list[Piece] = []
        for cell in cells:
            if not cell.aside:
                found += self._apart(cell, self._name(cell, said), absent)
        return found

    def _name(self, cell: Cell, said: dict[str, str]) -> str:
        """Which released cell it is: by its grade id, its id, or what it says."""
        names = (cell.grade_id, cell.name)
        return next(
            (name for name in names if name in self.order), said.get(plain(cell.source), "")
        )

    def _apart(self, cell: Cell, name: str, absent: Iterable[Cell]) -> list[Piece]:
        """The cell as one piece, or where others were merged into it as several."""
        text, at = plain(cell.source), 0
        hits = sorted((_place(text, plain(other.source)), other.number) for other in absent)
        parts: list[Piece] = []
        for place, number in hits:
            model = self.cells[number - 1]
            if place >= at:
                parts += _rest(cell, text[at:place])
                parts.append(Piece(cell, model.source, model.kind, model.grade_id, True))
                at = place + len(plain(model.source))
        if not parts:
            whole = name in self.order and self._is_fixed(name)
            kind = self.cells[self.order[name]].kind if whole else cell.kind
            return [Piece(cell, cell.source, kind, name)]
        parts += _rest(cell, text[at:])
        if name in self.order and not self._is_fixed(name):
            self._give_name(parts, name)
        return parts

    def _is_fixed(self, name: str) -> bool:
        return not self.cells[self.order[name]].record.get("solution")

    def _give_name(self, parts: list[Piece], name: str) -> None:
        """Let the part that stands where the released cell would be have its name."""
        own = [at for at, part in enumerate(parts) if not part.name]
        fits = [at for at in own if self._fits(parts, at, self.order[name])]
        for at in [*fits, *own][:1]:
            part = parts[at]
            parts[at] = Piece(part.cell, part.source, part.kind, name, True)

    def _fits(self, parts: list[Piece], at: int, place: int) -> bool:
        before = [self.order[part.name] for part in parts[:at] if part.name]
        after = [self.order[part.name] for part in parts[at:] if part.name]
        return (not before or before[-1] < place) and (not after or after[0] > place)


def _rest(cell: Cell, text: str) -> list[Piece]:
    text = text.strip("\n")
    return [Piece(cell, text, cell.kind, merged=True)] if text.strip() else []


def _of_the_course(cell: Cell) -> bool:
    """Whether a cell that is not in this edition of the lesson was in another one."""
    return cell.is_fixed or bool(cell.record.get("grade_id")) or bool(OURS.fullmatch(cell.name))


def _place(text: str, part: str) -> int:
    """Where whole lines of ``text`` are ``part``; -1 when they never are."""
    at = f"\n{text}\n".find(f"\n{part}\n") if part and part != text else -1
    return at


def plain(source: str) -> str:
    """What a cell says: without blanks at the ends of lines, and empty lines around.

    Parameters
    ----------
    source : str
    """
    lines = [line.rstrip() for line in source.replace("\r\n", "\n").split("\n")]
    return "\n".join(lines).strip("\n")
