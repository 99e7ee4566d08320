"""Which cells of a handed-in notebook are a learner's answer: the one rule for it.

========================================  =====================================================
what became of the cell                   what counts
========================================  =====================================================
it was split                              its parts, joined in order
it was copied                             of different texts the cell whose own id is the grade
                                          id; without one the last, and a person is asked
its type was changed                      what it says, as what it was released as
it lost its grade id                      for prose what stands in its place, for code the cell
                                          that defines its class
it was merged with others                 its part of them (``pieces`` takes them apart)
text of the learner's own is beside it    is part of the answer
it is as it was                           own code beside it for prose; for code the cell that
                                          defines its class
========================================  =====================================================

What is empty or as it was handed out is no answer. ``web/pages/notebook-answers.js`` is the same
rule for the browser; ``tests/answers`` tries both on the same notebooks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from courseware.grading.intake.notebook import Cell
from courseware.grading.intake.pieces import Handout, Piece, plain

WORDS = 5  # in a row, which two texts share when one was made from the other
SHARE = 0.2  # of such rows


class How(StrEnum):
    """What there is to say about an answer."""

    JOINED = "joined"  # made of several parts
    COPIED = "copied"  # others are there, and it is clear which one counts
    UNCLEAR = "unclear"  # others are there, and it is not
    RETYPED = "retyped"
    PLACED = "placed"  # no cell had its grade id
    ELSEWHERE = "elsewhere"  # text is in cells of the learner's own
    MERGED = "merged"


@dataclass(frozen=True)
class Answer:
    """What counts as one answer.

    Attributes
    ----------
    text : str
        Empty when there is none.
    pieces : tuple of Piece
        What it is made of.
    others : tuple of str
        Different texts that may be meant.
    left : tuple of Piece
        What those are made of, and cells for the answer that are as they were.
    how : frozenset of How
    """

    text: str = ""
    pieces: tuple[Piece, ...] = ()
    others: tuple[str, ...] = ()
    left: tuple[Piece, ...] = ()
    how: frozenset[How] = frozenset()


def find(handout: Handout, pieces: Sequence[Piece]) -> dict[str, Answer]:
    """The answers in a notebook by grade id.

    Parameters
    ----------
    handout : Handout
    pieces : sequence of Piece
        As ``handout.pieces`` made them.
    """
    return {
        model.grade_id: (_Code if model.kind == "code" else _Prose)(handout, pieces, model).answer()
        for model in handout.solutions
    }


class _Rule:
    """What code and prose have in common."""

    glue = "\n"

    def __init__(self, handout: Handout, pieces: Sequence[Piece], model: Cell) -> None:
        self.order, self.pieces, self.model = handout.order, pieces, model
        self.name = model.grade_id
        self.named = [piece for piece in pieces if piece.name == self.name]
        self.near = self._near()

    def answer(self) -> Answer:
        """What counts."""
        versions = self._different(self._versions()) or self._different(self._elsewhere())
        chosen, others = self._chosen(versions)
        used = self._with_own_text(chosen)
        empty = [piece for piece in self.near if self.is_blank(self.said(piece))]
        left = [*(self.named or empty), *(piece for each in others for piece in each)]
        return Answer(
            self.text(used), tuple(used), tuple(self.text(each) for each in others),
            tuple(piece for piece in left if piece not in used),
            frozenset(self._how(used, others)) if used else frozenset(),
        )  # fmt: skip

    def text(self, parts: list[Piece]) -> str:
        """What the parts say together; a part that ends within a line goes on in the next."""
        said = ""
        for part in parts:
            text = self.said(part)
            goes_on = re.search(r"\n[ \t]+$", said)
            said = f"{said}{'' if goes_on or not said else self.glue}{text}"
        return said.strip("\n")

    def said(self, piece: Piece) -> str:
        """What one piece says."""
        return piece.source

    def is_blank(self, text: str) -> bool:
        """Whether that is no answer."""
        return not text.strip()

    def is_new(self, version: list[Piece], piece: Piece) -> bool:
        """Whether a piece with the name begins another version of the answer."""
        raise NotImplementedError

    def _versions(self) -> list[list[Piece]]:
        """The texts in cells with the name, each as its parts."""
        found: list[list[Piece]] = []
        for piece in self.named:
            if not self.said(piece).strip():
                continue
            if not found or self.is_new(found[-1], piece):
                found.append([])
            found[-1].append(piece)
        return found

    def _elsewhere(self) -> list[list[Piece]]:
        return []

    def _with_own_text(self, chosen: list[Piece]) -> list[Piece]:
        return chosen

    def _different(self, versions: list[list[Piece]]) -> list[list[Piece]]:
        """Those that are answers; of equal ones the one with the cell's own id, or the first."""
        kept: dict[str, list[Piece]] = {}
        for version in versions:
            text = plain(self.text(version))
            if not self.is_blank(text) and (text not in kept or self._has_id(version)):
                kept[text] = version
        return list(kept.values())

    def _has_id(self, version: list[Piece]) -> bool:
        return any(piece.cell.name == self.name for piece in version)

    def _chosen(self, versions: list[list[Piece]]) -> tuple[list[Piece], list[list[Piece]]]:
        with_id = [each for each in versions if self._has_id(each)]
        chosen: list[Piece] = [[], *versions, *with_id][-1]
        return chosen, [each for each in versions if each is not chosen]

    def _near(self) -> list[Piece]:
        """The learner's own pieces around the cell, or around its place where it is not there."""
        if self.named:
            at = [n for n, piece in enumerate(self.pieces) if piece.name == self.name]
        else:
            before = [
                (self.order[piece.name], n)
                for n, piece in enumerate(self.pieces)
                if piece.name and self.order[piece.name] < self.order[self.name]
            ]
            at = [max(before)[1]] if before else [-1]
        found: set[int] = set()
        for start in at:
            steps = [1, -1] if self.named else [1]
            for step in steps:
                n = start + step
                while 0 <= n < len(self.pieces) and self._is_around(self.pieces[n]):
                    found.add(n)
                    n += step
        return [self.pieces[n] for n in sorted(found) if self.pieces[n].is_own]

    def _is_around(self, piece: Piece) -> bool:
        return piece.is_own or piece.name == self.name

    def _how(self, used: list[Piece], others: list[list[Piece]]) -> list[How]:
        mine = [piece for piece in used if piece.name == self.name]
        clear = self._has_id(used) and not any(self._has_id(each) for each in others)
        found = {
            How.JOINED: len(mine) > 1,
            How.COPIED: bool(others) and clear,
            How.UNCLEAR: bool(others) and not clear,
            How.RETYPED: any(piece.kind != self.model.kind for piece in mine),
            How.PLACED: not self.named,
            How.ELSEWHERE: bool(self.named) and len(mine) < len(used),
            How.MERGED: any(piece.merged for piece in used),
        }
        return [how for how, is_so in found.items() if is_so]


class _Prose(_Rule):
    """The rule for answers in prose."""

    glue = "\n\n"

    def said(self, piece: Piece) -> str:
        """What one piece says, without the prompt."""
        prompts = {self.model.prompt, piece.cell.prompt} - {""}
        lines = piece.source.replace("\r\n", "\n").split("\n")
        return "\n".join(line for line in lines if line.strip() not in prompts).strip()

    def is_new(self, version: list[Piece], piece: Piece) -> bool:
        """Whether it was made from the one before."""
        return _overlap(self.text(version), self.said(piece))

    def _with_own_text(self, chosen: list[Piece]) -> list[Piece]:
        """What stands beside it is part of it; code only when there is nothing else."""
        own = [piece for piece in self.near if self.said(piece)]
        prose = [piece for piece in own if piece.kind != "code"]
        together = [p for p in self.pieces if p in chosen or p in prose]
        return together or own


class _Code(_Rule):
    """The rule for classes and functions."""

    def __init__(self, handout: Handout, pieces: Sequence[Piece], model: Cell) -> None:
        super().__init__(handout, pieces, model)
        name = re.search(r"^(?:class|def)[ \t]+(\w+)", model.source, re.MULTILINE)
        start = rf"^(?:class|def)[ \t]+{name[1]}\b" if name else r"(?!)"
        self.start = re.compile(start, re.MULTILINE)
        self.released = {plain(cell.source) for cell in handout.cells}
        self.others = {cell.grade_id for cell in handout.solutions}

    def said(self, piece: Piece) -> str:
        """What one piece says; of a cell for something else only the class itself."""
        mine = piece.name == self.name
        if mine or (piece.kind == "code" and piece.name not in self.others):
            return piece.source.replace("\r\n", "\n")
        return self._block(piece.source.replace("\r\n", "\n"))

    def is_blank(self, text: str) -> bool:
        """Whether it is empty or the stub, in whatever words."""
        return not text.strip() or code(text) == code(self.model.source)

    def is_new(self, version: list[Piece], piece: Piece) -> bool:
        """Whether it defines the class once more."""
        return bool(self.start.search(self.text(version)) and self.start.search(piece.source))

    def _elsewhere(self) -> list[list[Piece]]:
        """The cells that define the class: those near its place, or else all."""
        found = [
            [piece, *self._going_on(at + 1)]
            for at, piece in enumerate(self.pieces)
            if piece.name != self.name
            and self.start.search(piece.source)
            and plain(piece.source) not in self.released
        ]
        return [version for version in found if version[0] in self.near] or found

    def _going_on(self, at: int) -> list[Piece]:
        """The own pieces from there on that cannot begin a cell, since they are indented."""
        found = []
        for piece in self.pieces[at:]:
            if not (piece.is_own and re.match(r"\n*[ \t]+\S", piece.source)):
                break
            found.append(piece)
        return found

    def _block(self, text: str) -> str:
        found = self.start.search(text)
        if not found:
            return text
        first, *rest = text[found.start() :].split("\n")
        end = next((n for n, line in enumerate(rest) if re.match(r"\S", line)), len(rest))
        return "\n".join([first, *rest[:end]]).rstrip("\n")


def code(text: str) -> str:
    """Code without what a newer stub may say in other words: docstrings, comments, space.

    Parameters
    ----------
    text : str
    """
    return re.sub(r'"""[\s\S]*?"""|#.*|\s', "", text)


def _overlap(one: str, other: str) -> bool:
    """Whether two texts share so many words in a row that one was made from the other."""
    first, second = one.split(), other.split()
    if min(len(first), len(second)) < WORDS:
        short, long = sorted((" ".join(first), " ".join(second)), key=len)
        return f" {short} " in f" {long} "
    rows = [{" ".join(words[n : n + WORDS]) for n in range(len(words) - WORDS + 1)}
            for words in (first, second)]  # fmt: skip
    return len(rows[0] & rows[1]) >= SHARE * min(map(len, rows))
