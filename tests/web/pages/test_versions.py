"""Of the versions of one text the one that passed comes first, then the newer."""

import json
import shutil

import pytest

from courseware.files import ROOT
from tests.web import deno

STUB = "class ReLU:\n    raise NotImplementedError"
OLD, NEW = "class ReLU:\n    old = 1", "class ReLU:\n    new = 1"
ASK = """
import { versions, distinct } from "./versions.js";
import { onlyIn } from "./text-lines.js";
const known = { versions, distinct, onlyIn };
const [name, given] = %s;
report(known[name](...given));
"""


@pytest.fixture
def asked(tmp_path):
    for name in ("blank.js", "text-lines.js", "versions.js"):
        shutil.copyfile(ROOT / "web" / "pages" / name, tmp_path / name)

    def ask(name, *given):
        (found,) = deno.run(tmp_path, ASK % json.dumps([name, given]))
        return found

    return ask


def book(text, time, points=None):
    check = {"points": points, "max_points": 10, "source": text}
    return {"entry": {"text": text, "updated": time}} | (
        {"check": check} if points is not None else {}
    )


def saved(text, time, points=None, noted=None, others=(), name="activations.ipynb", **check):
    found = {"name": name, "time": time, "answer": {"text": text, "others": others}}
    if points is not None:
        found["check"] = {"points": points, "max_points": 10, **check}
    return found | ({"noted": noted} if noted else {})


def order(versions):
    return [(v["origin"], v["text"]) for v in versions]


BOOK_NEW, FILE_NEW = ("book", NEW), ("notebook", NEW)
CASES = {
    "nothing is written": (book(STUB, 9), [saved("", 8)], []),
    "only the book": (book(NEW, 1), [saved(STUB, 9)], [BOOK_NEW]),
    "the newer, here": (book(NEW, 2), [saved(OLD, 1)], [BOOK_NEW, ("notebook", OLD)]),
    "the newer, there": (book(OLD, 1), [saved(NEW, 2)], [FILE_NEW, ("book", OLD)]),
    "one text in both": (book(NEW, 1), [saved(f"{NEW}\n", 2)], [BOOK_NEW]),
    "an old text in a file that was saved for another one": (
        book(NEW, 5), [saved(OLD, 9, noted={"text": OLD, "time": 1})],
        [BOOK_NEW, ("notebook", OLD)],
    ),
    "the noted text is another one": (
        book(OLD, 5), [saved(NEW, 9, noted={"text": OLD, "time": 1})], [FILE_NEW, ("book", OLD)],
    ),
    "what passed, though older": (
        book(OLD, 1, 10), [saved(NEW, 9, 0)], [("book", OLD), FILE_NEW],
    ),
    "what passed there": (book(NEW, 9, 4), [saved(OLD, 1, 10)], [("notebook", OLD), BOOK_NEW]),
    "what passed, and was changed since": (
        book(NEW, 9), [saved(OLD, 1, 10, source=NEW)], [BOOK_NEW, ("notebook", OLD)],
    ),
    "a copy in the notebook": (
        book("", 0), [saved(NEW, 3, others=[OLD])], [FILE_NEW, ("copy", OLD)],
    ),
    "a copy that passed": (
        book("", 0), [saved(NEW, 3, 10, others=[OLD], source=OLD)], [("copy", OLD), FILE_NEW],
    ),
    "a notebook of another name": (
        book("", 0), [saved(NEW, 3, name="mine.ipynb"), saved(OLD, 1)],
        [FILE_NEW, ("notebook", OLD)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_they_come_in_this_order(asked, name):
    here, places, expected = CASES[name]
    assert order(asked("versions", STUB, here, places)) == expected


def test_points_stand_beside_the_text_that_got_them(asked):
    found = asked("versions", STUB, book(NEW, 2, 4), [saved(OLD, 1, 10), saved("x", 0)])
    assert [(v["text"], v.get("points"), v.get("most")) for v in found] == [
        (OLD, 10, 10), (NEW, 4, 10), ("x", None, None),
    ]  # fmt: skip


def test_of_replaced_texts_the_last_nine_are_kept(asked):
    texts = ["", "now", "a", "a", *map(str, range(20))]
    assert asked("distinct", texts, "now") == ["a", *map(str, range(8))]


@pytest.mark.parametrize(
    ("lines", "others", "differ"),
    [
        ("abc", "abc", ""),
        ("abc", "ac", "b"),
        ("ac", "abc", ""),
        ("xaby", "ab", "xy"),
        ("abab", "baba", "b"),
        ("", "ab", ""),
    ],
)
def test_lines_that_the_other_text_has_not_are_known(asked, lines, others, differ):
    marked = asked("onlyIn", list(lines), list(others))
    assert "".join(line for line, only in zip(lines, marked, strict=True) if only) == differ
