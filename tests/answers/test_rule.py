"""Python and the browser find the same answers in every notebook of the table."""

import json
import random
import shutil

import pytest

from courseware.files import ROOT
from courseware.grading.intake import answers, notebook
from courseware.grading.intake.pieces import Handout
from tests.answers.cases import CASES, ONE, RELU, TWO, WRITTEN
from tests.answers.changes import duplicate, merge, retype, split, strip
from tests.answers.lesson import LESSON, lesson
from tests.web import deno


def read(book):
    return notebook.read(json.dumps(book).encode()).cells


def as_json(found):
    return {n: [a.text, sorted(map(str, a.how)), list(a.others)] for n, a in found.items()}


@pytest.mark.parametrize("name", CASES)
def test_the_grader_finds_them(name):
    handout = Handout(read(LESSON))
    found = answers.find(handout, handout.pieces(read(CASES[name].notebook)))
    assert as_json(found) == CASES[name].expected


def spoiled(seed):
    """A notebook with a class and an answer, which an editor has changed in some ways."""
    book, chance = lesson(), random.Random(seed)
    WRITTEN(book)
    names = ("relu-class", "speed")
    for _ in range(chance.randint(1, 4)):
        name = chance.choice(names)
        cell = next(c for c in book["cells"] if is_marked(c, name))
        at = book["cells"].index(cell)
        words = [
            word for word in (TWO, "    def forward_", "def forward_") if word in cell["source"]
        ]
        other = book["cells"][at + chance.choice([-1, 1])]
        changes = [
            split(name, *words[:1]),
            split(name, *words[:1], keeps_id="first"),
            split(name, *words[:1], keeps_id="none"),
            duplicate(name),
            duplicate(name, after=chance.choice(["setup", "safety"])),
            retype(name, chance.choice(["code", "markdown", "raw"])),
            merge(name, *[other[key] for key in ("id",) if key in other]),
            strip(chance.choice(["setup", "speed-question", "text-02-00000002"])),
        ]
        try:
            chance.choice(changes)(book)
        except LookupError:  # that cell has lost its name, or is merged into another
            continue
    return book


def is_marked(cell, name):
    return cell["metadata"].get("nbgrader", {}).get("grade_id") == name


SPOILED = {f"spoiled {seed}": spoiled(seed) for seed in range(300)}


@pytest.mark.parametrize("name", SPOILED)
def test_nothing_that_was_written_is_lost(name):
    handout = Handout(read(LESSON))
    found = answers.find(handout, handout.pieces(read(SPOILED[name])))
    for grade_id, written in (("relu-class", RELU), ("speed", f"{ONE}\n{TWO}")):
        texts = "\n".join([found[grade_id].text, *found[grade_id].others])
        lines = [line.strip() for line in texts.split("\n")]
        assert {line.strip() for line in written.split("\n") if line} - set(lines) == set()


@pytest.fixture(scope="module")
def in_the_browser(tmp_path_factory):
    """What the pages' scripts find, by the name of the case."""
    folder = tmp_path_factory.mktemp("scripts")
    for name in ("blank.js", "notebook-pieces.js", "notebook-answers.js"):
        shutil.copyfile(ROOT / "web" / "pages" / name, folder / name)
    books = {name: case.notebook for name, case in CASES.items()} | SPOILED
    (found,) = deno.run(folder, FIND % json.dumps({"lesson": LESSON, "books": books}))
    return found


FIND = """
import { Handout } from "./notebook-pieces.js";
import { findAnswers } from "./notebook-answers.js";
const { lesson, books } = %s;
const handout = new Handout(lesson.cells);
const found = Object.entries(books).map(([name, { cells }]) => {
  const answers = Object.entries(findAnswers(handout, handout.pieces(cells)));
  return [name, Object.fromEntries(answers.map(
    ([id, { text, how, others }]) => [id, [text, how.sort(), others]]))];
});
report(Object.fromEntries(found));
"""


@pytest.mark.parametrize("name", CASES)
def test_the_pages_find_them(in_the_browser, name):
    assert in_the_browser[name] == CASES[name].expected


def test_both_find_the_same_whatever_was_done(in_the_browser):
    handout = Handout(read(LESSON))
    found = {n: as_json(answers.find(handout, handout.pieces(read(b)))) for n, b in SPOILED.items()}
    assert {name: in_the_browser[name] for name in SPOILED} == found
