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

from dataclasses import dataclass

from courseware.identifiers import ALLOWED, NAME


@dataclass(frozen=True)
class Word:
    """What the marker of one kind of cell takes."""

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


def kind_of(block, faults):
    """The kind of cell that ``block`` is, or None after noting why it is none."""
    before = len(faults.found)
    if block.word is None:
        if not block.body:
            faults.add(block.line, "an empty cell; write something or take it out")
    elif block.word not in WORDS:
        faults.add(block.line, f"unknown word {block.word!r}; allowed: {', '.join(WORDS)}")
    else:
        _compare(block, WORDS[block.word], faults)
    if len(faults.found) > before:
        return None
    return block.word or ("prose" if block.markdown else "code")


def _compare(block, word, faults):
    name, line = block.word, block.line
    if block.markdown != word.markdown:
        sort = "'# %% [markdown]'" if word.markdown else "'# %%'"
        faults.add(line, f"{name} stands in a cell of the wrong type; allowed: {sort}")
    if bool(block.body) != word.body:
        reason = "needs a body" if word.body else "takes no body: it is made from what it names"
        faults.add(line if word.body else line + 1, f"{name} {reason}")
    allowed = word.keys + word.optional
    for key in block.given:
        if key not in allowed:
            faults.add(line, f"{name}: unknown key {key!r}; allowed: {', '.join(allowed)}")
    for key in word.keys:
        if key not in block.given:
            faults.add(line, f"{name}: no {key!r}; needed: {', '.join(word.keys)}")
    for key in allowed:
        if key in block.given:
            fits, sentence = VALUES[key]
            if not fits(block.given[key]):
                faults.add(line, f"{name}: {key} is {block.given[key]!r}; allowed: {sentence}")


def _whole(value, low, high):
    return type(value) is int and low <= value <= high


def _text(value):
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _limits(value):
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(_whole(number, 1, 2000) for number in value)
        and value[0] < value[1]
    )


def _names(value):
    return (
        isinstance(value, list)
        and all(_text(name) for name in value)
        and len(set(value)) == len(value)
    )


TEXT = (_text, "a line of text")
ID = (lambda value: _text(value) and len(value) <= 55, "a text of at most 55 characters")
VALUES = {
    "id": (
        lambda value: isinstance(value, str) and bool(NAME.fullmatch(value)),
        ALLOWED,
    ),
    "grade_id": ID,
    "class": TEXT,
    "call": TEXT,
    "title": TEXT,
    "points": (lambda value: _whole(value, 1, 1000), "a whole number from 1 to 1000"),
    "words": (_limits, "[least, most], whole numbers from 1 to 2000 with least below most"),
    "uses": (_names, "a list of different names"),
}
