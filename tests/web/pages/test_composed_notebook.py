"""What is handed in, and what becomes of a notebook when the lesson has changed."""

import copy
import json
import shutil

import nbformat
import pytest
from nbgrader.nbgraderformat.v3 import MetadataValidatorV3

from courseware.files import ROOT
from courseware.grading.intake import answers, notebook
from courseware.grading.intake.pieces import Handout
from tests.answers.cases import CASES, OLDER, ONE, RELU, SPEED, TWO, WRITTEN
from tests.answers.changes import duplicate, merge, own, split, write
from tests.answers.lesson import LESSON, lesson
from tests.web import deno

MODULES = (
    "blank.js", "composed-notebook.js", "notebook-answers.js", "notebook-pieces.js", "versions.js",
)  # fmt: skip
CALL = """
import * as composed from "./composed-notebook.js";
for (const [name, given] of %s) report(composed[name](...given));
"""


@pytest.fixture(scope="module")
def scripts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scripts")
    for name in MODULES:
        shutil.copyfile(ROOT / "web" / "pages" / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def composed(scripts):
    """The notebook that is handed in for every row of the table, as it is and with a choice."""
    asked = [["compose", [case.notebook, LESSON, {}]] for case in CASES.values()]
    chosen = {"relu-class": "class ReLU:\n    mine = 1", "speed": "My choice."}
    asked += [["compose", [case.notebook, LESSON, chosen]] for case in CASES.values()]
    found = deno.run(scripts, CALL % json.dumps(asked))
    return {"kept": dict(zip(CASES, found, strict=False)),
            "chosen": dict(zip(CASES, found[len(CASES):], strict=True))}  # fmt: skip


def made(scripts, name, *given):
    (found,) = deno.run(scripts, CALL % json.dumps([[name, given]]))
    return found


def book(*changes):
    found = lesson()
    for change in changes:
        change(found)
    return found


def found_in(book):
    handout = Handout(notebook.read(json.dumps(LESSON).encode()).cells)
    cells = notebook.read(json.dumps(book).encode()).cells
    return answers.find(handout, handout.pieces(cells))


def graded(book):
    records = [c["metadata"].get("nbgrader") for c in book["cells"]]
    return [record["grade_id"] for record in records if record]


def sources(book):
    return ["".join(c["source"]) for c in book["cells"]]


@pytest.mark.parametrize("name", CASES)
def test_what_is_handed_in_is_graded_as_what_the_page_found(composed, name):
    found = found_in(composed["kept"][name]["notebook"])
    assert {n: a.text for n, a in found.items()} == {
        n: text for n, (text, _, _) in CASES[name].expected.items()
    }


@pytest.mark.parametrize("name", CASES)
def test_what_was_chosen_is_graded(composed, name):
    found = found_in(composed["chosen"][name]["notebook"])
    assert found["relu-class"].text == "class ReLU:\n    mine = 1"
    assert found["speed"].text == "My choice."
    assert not found["relu-class"].others


@pytest.mark.parametrize("kind", ["kept", "chosen"])
@pytest.mark.parametrize("name", CASES)
def test_every_cell_of_the_course_is_there_once_and_ids_differ(composed, name, kind):
    made = composed[kind][name]["notebook"]
    assert sorted(graded(made)) == sorted(graded(LESSON))
    ids = [c.get("id") for c in made["cells"] if "id" in c]
    assert len(ids) == len(set(ids))
    nbformat.validate(nbformat.from_dict(made))


@pytest.mark.parametrize("name", CASES)
def test_no_line_of_the_learners_is_lost(composed, name):
    after = "\n".join(sources(composed["kept"][name]["notebook"]))
    handed_out = {line.strip() for text in sources(LESSON) for line in text.splitlines()}
    mine = "\n".join(sources(CASES[name].notebook)).splitlines()
    written = {line.strip() for line in mine} - handed_out
    assert [line for line in written if line not in after] == []


def test_own_cells_stay_where_they_were(scripts):
    changed = book(
        WRITTEN, own("setup", "import math", "code"), split("relu-class", "    def forward_"),
        own("test-relu", "A thought of mine."),
    )  # fmt: skip
    found = made(scripts, "compose", changed, LESSON, {})
    assert found["mended"]
    texts = sources(found["notebook"])
    assert texts[texts.index("import math") - 1] == LESSON["cells"][1]["source"]
    assert texts[texts.index("A thought of mine.") - 1].startswith("from tinytorch.checks")


def test_another_version_is_set_aside_where_nothing_runs_it(scripts):
    changed = book(WRITTEN, duplicate("relu-class", OLDER))
    found = made(scripts, "compose", changed, LESSON, {"relu-class": OLDER})["notebook"]
    (kept,) = [c for c in found["cells"] if c["source"] == RELU]
    assert (kept["cell_type"], kept["metadata"]) == ("raw", {"tinytorch": {"aside": "relu-class"}})
    again = made(scripts, "compose", found, LESSON, {})
    assert sources(again["notebook"]) == sources(found)


def test_a_sound_notebook_stays_as_it_is(scripts):
    changed = book(WRITTEN, own("speed", TWO))
    found = made(scripts, "compose", changed, LESSON, {"relu-class": RELU})
    assert not found["mended"]
    assert sources(found["notebook"]) == sources(changed)


def test_a_text_from_the_book_takes_the_place_of_one_below_the_prompt(scripts):
    changed = book(own("speed", ONE))
    found = made(scripts, "compose", changed, LESSON, {"speed": TWO})["notebook"]
    assert found_in(found)["speed"].text == TWO
    assert ONE in sources(found)


def test_without_an_own_notebook_it_is_the_courses(scripts):
    found = made(scripts, "compose", None, LESSON, {"speed": ONE})
    assert not found["mended"]
    assert found_in(found["notebook"])["speed"].text == ONE
    assert [c["id"] for c in found["notebook"]["cells"]] == [c["id"] for c in LESSON["cells"]]


def test_nbgrader_accepts_what_was_made_of_doubled_cells(scripts, lesson):
    course = json.loads(lesson.text("student"))
    mine = copy.deepcopy(course)
    for change in (split("relu-class", "    def forward_"), duplicate("ml-systems-stability", "A."),
                   merge("setup", "text-03")):  # fmt: skip
        change(mine)
    found = made(scripts, "compose", mine, course, {})["notebook"]
    MetadataValidatorV3().validate_nb(nbformat.from_dict(found))


def test_a_new_edition_takes_answers_and_own_cells_along(scripts):
    old = book(
        WRITTEN, own("test-relu", "A thought of mine."), split("speed", TWO),
        write(code_05_00000005="print('a try of mine')"),
    )  # fmt: skip
    new = lesson_of_another_edition()
    found = made(scripts, "rebuilt", old, new)
    texts = sources(found)
    assert texts[0] == "# The second edition"
    assert texts[texts.index("A thought of mine.") - 1].startswith("from tinytorch.checks")
    assert "print('a try of mine')" in texts
    assert RELU in texts
    assert SPEED["speed"] in texts
    assert found["metadata"]["tinytorch"]["version"] == "ba9876543210"


def lesson_of_another_edition():
    new = lesson()
    new["cells"][0] |= {"source": "# The second edition", "id": "text-00-11111111"}
    new["metadata"]["tinytorch"]["version"] = "ba9876543210"
    return new


def test_a_text_of_another_lesson_is_left_alone(scripts):
    found = made(scripts, "compose", book(WRITTEN), LESSON, {"gelu-class": "class GELU: pass"})
    assert not found["mended"]
    assert sources(found["notebook"]) == sources(book(WRITTEN))
