"""The words a cell marker may use, and what each of them takes.

========== ======== ============================================ ==============================
word       cell     keys                                         body
========== ======== ============================================ ==============================
lesson     Markdown id, points                                   title and introduction
setup      code     grade_id                                     the imports, locked
exercise   code     grade_id, class                              none: made from the class
check      code     grade_id, call, points                       none: one call of the check
figure     code     id, uses (optional)                          none: one call of ``explore``
reflection Markdown grade_id, title, points, words               context, question, rubric,
                                                                 notes for the grader
========== ======== ============================================ ==============================

Without a word, a Markdown cell is prose and a code cell is something to try.
"""

from collections.abc import Callable
from dataclasses import dataclass

from courseware.identifiers import ALLOWED, NAME
from courseware.lessons import texts
from courseware.lessons.diagnostics import Faults
from courseware.lessons.percent import Block


@dataclass(frozen=True)
class Word:
    """What the marker of one kind of cell takes.

    Attributes
    ----------
    markdown : bool
        Whether it marks a Markdown cell; else a code cell.
    keys, optional : tuple of str
        The keys that it must have, and those that it can have.
    body : bool
        Whether the cell must have a body; else it must have none.
    """

    markdown: bool
    keys: tuple[str, ...]
    optional: tuple[str, ...] = ()
    body: bool = False


WORDS = {
    "lesson": Word(True, ("id", "points"), body=True),
    "setup": Word(False, ("grade_id",), body=True),
    "exercise": Word(False, ("grade_id", "class")),
    "check": Word(False, ("grade_id", "call", "points")),
    "figure": Word(False, ("id",), optional=("uses",)),
    "reflection": Word(True, ("grade_id", "title", "points", "words"), body=True),
}


def kind_of(block: Block, faults: Faults) -> str | None:
    """The kind of cell that ``block`` is.

    Parameters
    ----------
    block : Block
    faults : Faults
        Gets what the marker should not say, or lacks.

    Returns
    -------
    str or None
        A word of ``WORDS``, ``prose`` or ``code``; None after noting why it is none of them.
    """
    before = len(faults.noted)
    if block.word is None:
        if not block.body:
            faults.add(block.line, texts.EMPTY_CELL)
    elif block.word not in WORDS:
        allowed = ", ".join(WORDS)
        faults.add(block.line, texts.UNKNOWN_WORD.format(word=block.word, allowed=allowed))
    else:
        _compare(block, block.word, faults)
    if len(faults.noted) > before:
        return None
    return block.word or ("prose" if block.markdown else "code")


def _compare(block: Block, name: str, faults: Faults) -> None:
    """Note everything in which ``block`` is not what the word ``name`` takes."""
    word, line = WORDS[name], block.line
    if block.markdown != word.markdown:
        sort = "'# %% [markdown]'" if word.markdown else "'# %%'"
        faults.add(line, texts.WRONG_CELL.format(word=name, allowed=sort))
    if word.body and not block.body:
        faults.add(line, texts.NEEDS_BODY.format(word=name))
    elif block.body and not word.body:
        faults.add(line + 1, texts.NO_BODY.format(word=name))
    allowed = word.keys + word.optional
    names, needed = ", ".join(allowed), ", ".join(word.keys)
    for key in block.given:
        if key not in allowed:
            faults.add(line, texts.UNKNOWN_KEY.format(word=name, key=key, allowed=names))
    for key in word.keys:
        if key not in block.given:
            faults.add(line, texts.MISSING_KEY.format(word=name, key=key, needed=needed))
    for key in allowed:
        if key in block.given:
            value, (fits, sentence) = block.given[key], VALUES[key]
            if not fits(value):
                message = texts.BAD_VALUE.format(word=name, key=key, value=value, allowed=sentence)
                faults.add(line, message)


def _whole(value: object, low: int, high: int) -> bool:
    return type(value) is int and low <= value <= high


def _name(value: object) -> bool:
    return isinstance(value, str) and bool(NAME.fullmatch(value))


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _id(value: object) -> bool:
    return isinstance(value, str) and _text(value) and len(value) <= 55


def _points(value: object) -> bool:
    return _whole(value, 1, 1000)


def _limits(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(_whole(number, 1, 2000) for number in value)
        and value[0] < value[1]
    )


def _names(value: object) -> bool:
    return (
        isinstance(value, list)
        and all(_text(name) for name in value)
        and len(set(value)) == len(value)
    )


VALUES: dict[str, tuple[Callable[[object], bool], str]] = {
    "id": (_name, ALLOWED),
    "grade_id": (_id, texts.AN_ID),
    "class": (_text, texts.A_LINE),
    "call": (_text, texts.A_LINE),
    "title": (_text, texts.A_LINE),
    "points": (_points, texts.SOME_POINTS),
    "words": (_limits, texts.SOME_WORDS),
    "uses": (_names, texts.SOME_NAMES),
}
