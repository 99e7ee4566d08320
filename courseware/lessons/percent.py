"""Lesson sources in the percent format, read strictly: every cell with the line it stands on.

The format is the one that editors know: ``# %%`` opens a code cell, ``# %% [markdown]`` a
Markdown cell whose lines are comments. jupytext reads it as well, but takes unreadable metadata
for a title, keeps the last of two equal keys and tells no lines; here each of these is a fault.
"""

import json
import re
from dataclasses import dataclass
from itertools import pairwise

MARKER = re.compile(r"# %%(?P<markdown> \[markdown\])?(?: (?P<word>[a-z]+)=(?P<given>\{.*\}))?")
LARGEST = 2_000_000  # bytes; a lesson is a fortieth of it
NEARLY = re.compile(r"\s*#\s*%%")
FORMS = "'# %%' or '# %% [markdown]', then at most one word={...} with JSON"


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
        What the marker says about it.
    body : tuple of str
        The lines without comment signs, and without empty lines at the end.
    """

    line: int
    markdown: bool
    word: str | None
    given: dict
    body: tuple[str, ...]

    @property
    def source(self):
        """The body as one string."""
        return "\n".join(self.body)

    def numbered(self):
        """Pairs of line number and text, for messages."""
        return list(enumerate(self.body, self.line + 1))


def read(path, faults):
    """The blocks of the file at ``path``; what does not fit the format goes to ``faults``."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            faults.add(1, f"a file of {size / 1e6:.0f} MB; allowed: {LARGEST / 1e6:.0f} MB")
            return []
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        faults.add(1, f"cannot be read as UTF-8 text: {error}")
        return []
    starts = [number for number, line in enumerate(lines) if NEARLY.match(line)]
    for number, line in enumerate(lines[: starts[0] if starts else None], 1):
        if line.strip():
            faults.add(number, f"{line!r} stands before the first cell; allowed: {FORMS}")
            break
    pairs = pairwise([*starts, len(lines)])
    blocks = [_block(lines[start:end], start + 1, faults) for start, end in pairs]
    return [block for block in blocks if block is not None]


def _block(lines, number, faults):
    marker = MARKER.fullmatch(lines[0].rstrip())
    if not marker:
        faults.add(number, f"marker {lines[0].strip()!r} not understood; allowed: {FORMS}")
        return None
    try:
        given = json.loads(
            marker["given"] or "{}", object_pairs_hook=_once, parse_constant=_no_number
        )
    except ValueError as error:
        faults.add(number, f"marker {lines[0].strip()!r} is no valid JSON: {error}")
        return None
    markdown = bool(marker["markdown"])
    body = [line.rstrip() for line in lines[1:]]
    while body and not body[-1]:
        body.pop()
    if markdown:
        body = _uncommented(body, number + 1, faults)
    return Block(number, markdown, marker["word"], given, tuple(body))


def _once(pairs):
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"key {name!r} is given twice")
    return dict(pairs)


def _no_number(name):
    raise ValueError(f"{name} is not a number")


def _uncommented(body, number, faults):
    for at, line in enumerate(body, number):
        if line != "#" and not line.startswith("# "):
            faults.add(at, f"{line!r} in a Markdown cell; each line starts with '# ' or is '#'")
    return [line[2:] for line in body]
