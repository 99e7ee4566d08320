"""Locked cells come back; what was done to them is noted."""

import json

import pytest

from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.locked_cells import Released, restore
from courseware.grading.intake.notebook import read
from tests.grading.submissions import NOTEBOOKS, Kind, delete, double, edit, notebook


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
        (delete("relu-class"), "cell relu-class is missing"),
        (double("relu-class"), "cell relu-class is there 2 times"),
        (edit("relu-class", cell_type="markdown"), "the type of cell relu-class was changed"),
        (edit("setup", cell_type="raw"), "the type of cell setup was changed"),
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
    assert result.notes == ["the settings of 13 cells were changed; the released ones were used"]


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


@pytest.mark.parametrize("cells", [[], [{"cell_type": "code", "source": "x = 1"}]])
def test_another_notebook_is_refused(released, cells):
    data = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}).encode()
    with pytest.raises(UngradableError, match="no cell of this lesson"):
        restore(released, read(data))
