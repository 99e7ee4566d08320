"""Lesson sources in the percent format, read strictly: every cell with the line it stands on.

The format is the one that editors know: ``# %%`` opens a code cell, ``# %% [markdown]`` a
Markdown cell whose lines are comments. jupytext reads it as well, but takes unreadable metadata
for a title, keeps the last of two equal keys and tells no lines; here each of these is a fault.
"""

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from courseware.lessons import texts
from courseware.lessons.diagnostics import Faults

MARKER = re.compile(r"# %%(?P<markdown> \[markdown\])?(?: (?P<word>[a-z]+)=(?P<given>\{.*\}))?")
LARGEST = 2_000_000  # bytes; a lesson is a fortieth of it
NEARLY = re.compile(r"\s*#\s*%%")


@dataclass(frozen=True)
class Block:
    """One cell as it stands in the file.

    Attributes
    ----------
    line : int
        The line of its marker, counted from 1; the body begins on the next one.
    markdown : bool
        Whether it is a Markdown cell; else it is code.
    word : str or None
        The word of the marker, such as ``exercise``.
    given : dict
        What the marker says about it: any JSON, until ``markers`` has looked at it.
    body : tuple of str
        The lines without comment characters, and without empty lines at the end.
    """

    line: int
    markdown: bool
    word: str | None
    given: dict[str, Any]
    body: tuple[str, ...]

    @property
    def source(self) -> str:
        """The body as one string."""
        return "\n".join(self.body)

    def numbered(self) -> list[tuple[int, str]]:
        """Pairs of line number and text, for messages."""
        return list(enumerate(self.body, self.line + 1))


def read(path: Path, faults: Faults) -> list[Block]:
    """The blocks of the file at ``path``.

    Parameters
    ----------
    path : Path
    faults : Faults
        Gets what does not fit the format; such a block is left out.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            faults.add(1, texts.TOO_LARGE.format(size=size / 1e6, largest=LARGEST / 1e6))
            return []
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        faults.add(1, texts.UNREADABLE.format(error=error))
        return []
    starts = [number for number, line in enumerate(lines) if NEARLY.match(line)]
    for number, line in enumerate(lines[: starts[0] if starts else None], 1):
        if line.strip():
            faults.add(number, texts.BEFORE_FIRST.format(line=line))
            break
    pairs = pairwise([*starts, len(lines)])
    blocks = [_block(lines[start:end], start + 1, faults) for start, end in pairs]
    return [block for block in blocks if block is not None]


def _block(lines: list[str], number: int, faults: Faults) -> Block | None:
    marker = MARKER.fullmatch(lines[0].rstrip())
    if not marker:
        faults.add(number, texts.MARKER.format(marker=lines[0].strip()))
        return None
    try:
        given = json.loads(
            marker["given"] or "{}", object_pairs_hook=_once, parse_constant=_not_a_number
        )
    except ValueError as error:
        faults.add(number, texts.NOT_JSON.format(marker=lines[0].strip(), error=error))
        return None
    markdown = bool(marker["markdown"])
    body = [line.rstrip() for line in lines[1:]]
    while body and not body[-1]:
        body.pop()
    if markdown:
        body = _uncommented(body, number + 1, faults)
    return Block(number, markdown, marker["word"], given, tuple(body))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(texts.TWICE.format(name=name))
    return dict(pairs)


def _not_a_number(name: str) -> NoReturn:
    raise ValueError(texts.NOT_A_NUMBER.format(name=name))


def _uncommented(body: list[str], first: int, faults: Faults) -> list[str]:
    for number, line in enumerate(body, first):
        if line != "#" and not line.startswith("# "):
            faults.add(number, texts.NOT_COMMENTED.format(line=line))
    return [line[2:] for line in body]
