"""Locked cells come back; what was done to them is noted."""

import json

import pytest

from courseware.grading import texts
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.locked_cells import Released, restore
from courseware.grading.intake.notebook import read
from tests.answers.changes import duplicate, merge, own, retype, split, strip
from tests.grading.submissions import (
    NOTEBOOKS,
    SHORT_RELU,
    Kind,
    delete,
    double,
    edit,
    notebook,
)
from tests.grading.submissions.kind import several
from tinytorch.core import activations as core


@pytest.fixture(scope="module")
def released(lesson):
    return Released.of(lesson)


@pytest.fixture
def restored(lesson, released):
    return lambda **given: restored_from(lesson, released, Kind(None, **given))


def restored_from(lesson, released, kind):
    return restore(released, read(notebook(lesson, kind)))


def sources(result):
    return "\n".join(cell["source"] for cell in result.cells)


def test_an_honest_notebook_has_no_notes(restored, lesson):
    result = restored()
    assert result.notes == []
    assert "tinytorch.checks" not in sources(result)
    assert lesson.exercises["relu-class"].solution in sources(result)


def test_checks_are_not_run_inside(restored):
    assert "steal" not in sources(restored(change=edit("test-relu-immediate", source="steal()")))


def test_the_set_up_comes_back_where_it_was(restored):
    changed = restored(change=edit("setup", source="Tensor = None"))
    assert changed.cells == restored().cells
    assert changed.notes == ["locked cell setup was changed; the released one was used"]


def test_a_missing_set_up_comes_back_first(restored):
    assert "import Tensor" in restored(change=delete("setup")).cells[0]["source"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (delete("test-softmax-immediate"), "locked cell test-softmax-immediate is missing"),
        (delete("relu-class"), "relu-class: missing"),
        (double("setup"), "cell setup is there 2 times"),
        (edit("setup", cell_type="raw"), texts.CELL_RETYPED.format(name="setup")),
    ],
)
def test_what_was_done_is_noted(restored, change, words):
    assert words in restored(change=change).notes


def test_line_ends_and_blanks_at_the_end_are_no_change(restored, lesson):
    source = lesson.notebook("student").cells[2].source.replace("\n", " \r\n") + "\n\n"
    assert restored(change=edit("setup", source=source)).notes == []


def test_cells_without_metadata_are_known_by_what_they_say(restored):
    result = restored(change=NOTEBOOKS["stripped"].change)
    assert set(result.names.values()) >= {"setup", "relu-class", "test-relu-immediate"}
    assert result.notes == [
        "relu-class, softmax-class: not marked as such; found by its place or by what it says",
        "the settings of 8 cells were changed; the released ones were used",
    ]


def answered(book):
    edit("ml-systems-stability", source="*Your answer*\n\nMine.")(book)
    prompt = next(c for c in book["cells"] if c["id"] == "ml-systems-performance")
    prompt["source"] += "\n\nFirst words."


def test_answers_are_read_without_the_prompt(restored):
    answers = restored(change=answered).answers
    assert answers["ml-systems-performance"] == "First words."
    assert answers["ml-systems-evolution"] == ""


def test_an_answer_without_metadata_is_the_cell_below_its_question(restored):
    def change(book):
        answered(book)
        NOTEBOOKS["stripped"].change(book)

    assert restored(change=change).answers["ml-systems-performance"] == "First words."


SPLIT = split("relu-class", "    def forward_", keeps_id="none")
MARKED = {
    "split": (SPLIT, texts.CELL_JOINED),
    "copied": (duplicate("relu-class", SHORT_RELU), texts.CELL_COPIED),
    "copied, without an id": (
        several(SPLIT, duplicate("relu-class", SHORT_RELU)), texts.CELL_UNCLEAR,
    ),
    "retyped": (retype("relu-class", "markdown"), texts.CELL_RETYPED),
    "without metadata": (strip("relu-class"), texts.CELL_PLACED),
    "merged": (merge("test-relu-immediate", "relu-class", "text-08", "code-09"),
               texts.CELL_MERGED),
}  # fmt: skip


@pytest.mark.parametrize("name", MARKED)
def test_a_class_is_run_once_whatever_became_of_its_cell(restored, name):
    change, words = MARKED[name]
    result = restored(change=change)
    names = {}
    for cell in result.cells:
        if "class ReLU" in cell["source"]:
            exec(cell["source"], vars(core) | names, names)
    assert [cell["source"].count("class ReLU:") for cell in result.cells].count(0) == (
        len(result.cells) - 1
    )
    assert words.format(name="relu-class") in result.notes
    assert {"forward", "forward_"} <= set(vars(names["ReLU"]))


def test_a_class_below_the_stub_is_not_replaced_by_it(restored, lesson):
    stub = lesson.exercises["relu-class"].stub
    change = several(edit("relu-class", source=stub), own("text-06", SHORT_RELU, "code"))
    sources = [cell["source"] for cell in restored(change=change).cells]
    assert SHORT_RELU.strip() in sources
    assert stub not in sources


def test_the_set_up_is_run_though_a_class_was_merged_into_it(restored):
    result = restored(change=several(merge("setup", "text-03", "code-04", "text-05",
        "text-06", "relu-class")))  # fmt: skip
    assert "import Tensor" in result.cells[0]["source"]
    assert "class ReLU" in result.cells[0]["source"]


def test_the_marker_gets_the_text_below_and_other_versions(restored):
    text = "Memory is what ReLU waits for, and not arithmetic, on every machine that I have tried."
    change = several(
        own("ml-systems-stability", text),
        edit("ml-systems-performance", source=text),
        duplicate("ml-systems-performance", text.replace("waits", "does wait")),
    )
    result = restored(change=change)
    assert result.answers["ml-systems-stability"] == text
    assert result.answers["ml-systems-performance"] == text
    assert result.others == {"ml-systems-performance": [text.replace("waits", "does wait")]}


@pytest.mark.parametrize("cells", [[], [{"cell_type": "code", "source": "x = 1"}]])
def test_another_notebook_is_refused(released, cells):
    data = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}).encode()
    with pytest.raises(UngradableError, match="no cell of this lesson"):
        restore(released, read(data))
