"""What the Markdown of a lesson may hold: plain Markdown, without anything that needs the book.

markdown-it reads it, which also reads the pages of the book: what is code to it is nobody's
heading, image or directive.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from courseware.lessons import texts
from courseware.lessons.diagnostics import Faults
from courseware.lessons.percent import Block

BEGIN, END = "BEGIN SOLUTION", "END SOLUTION"  # nbgrader looks for these anywhere in a line

PARSER = MarkdownIt("commonmark")
FENCED_DIRECTIVE = re.compile(r"\s*\{")
# What MyST adds to Markdown is text to markdown-it.
COLON_DIRECTIVE = re.compile(r"\s*:{3,}")
TARGET = re.compile(r"\([^()]+\)=\s*$")
ROLE = re.compile(r"\{[A-Za-z][\w:.+-]*\}$")  # before a code span


def check(block: Block, faults: Faults) -> None:
    """Note every line of ``block`` that a notebook cannot show.

    Parameters
    ----------
    block : Block
        A Markdown cell.
    faults : Faults
    """
    lines = dict(block.numbered())
    for number, what in sorted(set(_refused(block))):
        faults.add(number, texts.NOT_PLAIN.format(what=what, line=lines[number].strip()))


def headings(block: Block) -> Iterator[tuple[int, int]]:
    """Pairs of line number and level, 1 to 6, of the headings.

    Parameters
    ----------
    block : Block
        A Markdown cell.
    """
    for numbers, token in _tokens(block):
        if token.type == "heading_open":
            yield numbers[0], int(token.tag[1])


def check_levels(blocks: Sequence[Block], faults: Faults) -> None:
    """Note every heading that jumps over a level, which screen readers stumble on.

    Parameters
    ----------
    blocks : sequence of Block
        All cells of a lesson, in order.
    faults : Faults
    """
    before = 0
    for block in blocks:
        if block.word == "reflection":
            before = 3  # the title, which is set when the notebook is made
        for number, level in headings(block) if block.markdown else ():
            if level > before + 1:
                faults.add(number, texts.HEADING.format(level=level, allowed=before + 1))
            before = level


def check_marks(block: Block, faults: Faults, allowed: bool) -> None:
    """Note every solution mark in the wrong place.

    Parameters
    ----------
    block : Block
    faults : Faults
    allowed : bool
        Whether pairs of marks are allowed here: true for the body of a reflection.
    """
    opened = None
    for number, line in block.numbered():
        begin, end = BEGIN in line, END in line
        if not (begin or end):
            continue
        if not allowed:
            faults.add(number, texts.MARK_HERE.format(line=line.strip()))
        elif begin and opened:
            faults.add(number, texts.BEGIN_TWICE.format(begin=BEGIN, line=opened))
        elif end and not opened:
            faults.add(number, texts.END_FIRST.format(begin=BEGIN, end=END))
        else:
            opened = number if begin else None
    if opened:
        faults.add(opened, texts.NEVER_ENDS.format(begin=BEGIN, end=END))


def _tokens(block: Block) -> Iterator[tuple[range, Token]]:
    """What markdown-it finds in ``block``, each with the numbers of its lines."""
    first = block.line + 1
    for token in PARSER.parse(block.source):
        if token.map:
            begin, end = token.map
            yield range(first + begin, first + end), token


def _refused(block: Block) -> Iterator[tuple[int, str]]:
    """Line number and kind of everything that is not plain Markdown."""
    lines = dict(block.numbered())
    for numbers, token in _tokens(block):
        if token.type == "fence" and FENCED_DIRECTIVE.match(token.info):
            yield numbers[0], texts.DIRECTIVE
        elif token.type in ("inline", "html_block"):
            for number in numbers:
                if COLON_DIRECTIVE.match(lines[number]):
                    yield number, texts.DIRECTIVE
                elif TARGET.match(lines[number]):
                    yield number, texts.TARGET
            yield from _refused_inline(token.children or [], {n: lines[n] for n in numbers})


def _refused_inline(children: Sequence[Token], lines: dict[int, str]) -> Iterator[tuple[int, str]]:
    """The same for the images and roles of one paragraph, whose lines are given.

    A code span or an address that goes over two lines has no break among the tokens. So what is
    counted is the first line that can be meant, and the mark is looked for from there.
    """
    line = min(lines, default=0)
    for number, token in enumerate(children):
        before = children[number - 1] if number else None
        found = None
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        elif token.type == "image":
            found = "![", texts.IMAGE
        elif token.type == "code_inline" and before and ROLE.search(before.content):
            found = "}`", texts.ROLE
        if found:
            mark, what = found
            line = next(n for n, text in lines.items() if n >= line and mark in text)
            yield line, what
