"""What the Markdown of a lesson may hold: plain Markdown, without anything that needs the book."""

import re

BEGIN, END = "BEGIN SOLUTION", "END SOLUTION"  # nbgrader looks for these anywhere in a line

REFUSED = (
    (re.compile(r"\s*(?:`{3,}|~{3,}|:{3,})\s*\{"), "a MyST directive"),
    (re.compile(r"\s*:{3,}"), "a MyST directive"),
    (re.compile(r".*?\{[A-Za-z][\w:.+-]*\}`"), "a MyST role"),
    (re.compile(r"\([^()]+\)=\s*$"), "a MyST target"),
    (re.compile(r".*?!\["), "an image"),
)
FENCE = re.compile(r"\s*(?:`{3,}|~{3,})")
HEADING = re.compile(r"(#{1,6}) +\S")


def check(block, faults):
    """Note every line of ``block`` that a notebook cannot show."""
    for number, line in block.numbered():
        for pattern, what in REFUSED:
            if pattern.match(line):
                faults.add(number, f"{what}, {line.strip()!r}; allowed: plain Markdown")
                break


def headings(block):
    """Pairs of line number and level of the headings, code fences aside."""
    fenced = False
    for number, line in block.numbered():
        if FENCE.match(line):
            fenced = not fenced
        heading = HEADING.match(line)
        if heading and not fenced:
            yield number, len(heading[1])


def check_levels(blocks, faults):
    """Note every heading that jumps over a level, which screen readers stumble on."""
    before = 0
    for block in blocks:
        if block.word == "reflection":
            before = 3  # the title, which is set when the notebook is made
        for number, level in headings(block) if block.markdown else ():
            if level > before + 1:
                faults.add(number, f"heading of level {level}; allowed here: {before + 1} or less")
            before = level


def check_marks(block, faults, allowed):
    """Note every solution mark in the wrong place.

    Parameters
    ----------
    block : Block
    faults : Faults
    allowed : bool
        Whether one pair of marks may stand here: true for the body of a reflection.
    """
    opened = None
    for number, line in block.numbered():
        begin, end = BEGIN in line, END in line
        if not (begin or end):
            continue
        if not allowed:
            faults.add(
                number,
                f"solution mark {line.strip()!r}; allowed only round the grader's notes of a "
                "reflection: those of an exercise are set when the notebook is made",
            )
        elif begin and opened:
            faults.add(number, f"{BEGIN} inside the one of line {opened}; close that one first")
        elif end and not opened:
            faults.add(number, f"{END} without a {BEGIN} before it")
        else:
            opened = number if begin else None
    if opened:
        faults.add(opened, f"{BEGIN} without an {END} after it in the same cell")
