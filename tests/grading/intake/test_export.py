"""The export of a learner's work, handed in in the place of the notebook."""

import contextlib
import json

import pytest

from courseware.grading.intake import export
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.locked_cells import Released, restore
from courseware.grading.intake.notebook import read
from tests.grading.submissions import Kind, edit, notebook

ANSWER = "ml-systems-stability"
SAVED = "2026-05-01T10:00:00.000Z"
TIME = 1777629600000


@pytest.fixture
def released(lesson):
    return Released.of(lesson)


@pytest.fixture
def opened(lesson, released):
    """The code and answers that are read of an export, and what is said of it."""

    def run(state, kind=None, **given):
        content = kind and json.loads(notebook(lesson, kind, False))
        file = kind and {"name": "activations.ipynb", "content": content, "last_modified": SAVED}
        work = {"format": export.FORMAT, "version": 1, "state": state, "notebook": file} | given
        found = export.opened(json.dumps(work).encode(), released)
        return restore(released, read(found.data)), found.remarks

    return run


def entry(text, updated=TIME):
    return {"text": text, "updated": updated}


def test_the_notebook_in_it_is_read(opened, lesson):
    restored, remarks = opened({}, Kind(None, change=edit(ANSWER, source="My words.")))
    assert restored.answers[ANSWER] == "My words."
    assert restored.code["relu-class"] == lesson.exercises["relu-class"].solution
    assert remarks == ["an export of the work was handed in; the work in it was graded"]


def test_what_was_written_in_the_chapters_alone_is_read(opened, lesson):
    state = {
        "exercise/relu-class": entry("class ReLU: ..."),
        f"reflection/{ANSWER}": entry("My words."),
    }
    restored, remarks = opened(state)
    assert restored.code["relu-class"] == "class ReLU: ..."
    assert restored.answers[ANSWER] == "My words."
    assert len(remarks) == 1
    assert restored.notes == []


@pytest.mark.parametrize(("later", "wins"), [(1, "chapter"), (-1, "notebook")])
def test_the_newer_of_two_is_taken_and_that_is_said(opened, later, wins):
    state = {f"reflection/{ANSWER}": entry("of the chapter", TIME + later)}
    kind = Kind(None, change=edit(ANSWER, source="of the notebook"))
    restored, remarks = opened(state, kind)
    assert restored.answers[ANSWER] == f"of the {wins}"
    assert remarks[1:] == [
        f"{ANSWER} differs in the notebook and in the chapter; the newer, of the {wins}, was taken"
    ]


def test_an_older_text_is_taken_where_the_notebook_has_none(opened):
    state = {"exercise/relu-class": entry("class ReLU: ...", TIME - 9)}
    restored, remarks = opened(state, Kind(None, relu="stub"))
    assert restored.code["relu-class"] == "class ReLU: ..."
    assert len(remarks) == 1


def test_a_stub_in_the_chapter_replaces_nothing(opened, lesson):
    state = {"exercise/relu-class": entry(lesson.exercises["relu-class"].stub, TIME + 9)}
    restored, remarks = opened(state, Kind(None))
    assert restored.code["relu-class"] == lesson.exercises["relu-class"].solution
    assert len(remarks) == 1


@pytest.mark.parametrize(
    "given",
    [
        {"state": 3}, {"state": {"exercise/relu-class": 3}}, {"notebook": 3},
        {"state": {"exercise/relu-class": {"text": 3}}}, {"notebook": {"content": {"cells": 3}}},
        {"state": {"exercise/relu-class": {"text": "x", "updated": "y"}}},
        {"notebook": {"content": {"cells": [3, {"source": 3}]}, "last_modified": "soon"}},
    ],
)  # fmt: skip
def test_an_export_of_any_shape_is_read(opened, given):
    with contextlib.suppress(UngradableError):  # a sentence, and nothing else
        opened(**{"state": {}} | given)


def test_another_version_is_refused(opened):
    with pytest.raises(UngradableError, match="of version 9; read here: 1"):
        opened({}, version=9)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"cells": []}', b'{"x": "activations-course"}']
)
def test_what_is_no_export_stays_as_it_is(data, released):
    assert export.opened(data, released) == (data, [])
