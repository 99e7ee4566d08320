"""Cells of the lesson that nothing needs are not run; all that a learner wrote is."""

import json

import pytest

from courseware.grading.intake.locked_cells import Released, restore
from courseware.grading.intake.notebook import read
from courseware.grading.running import needed
from tests.grading.submissions import HONEST, RIGHT, Kind, edit, notebook


@pytest.fixture
def ids(lesson):
    """The ids of the cells that are run of a notebook."""

    def run(kind):
        data = notebook(lesson, kind)
        names = [cell["id"] for cell in json.loads(data)["cells"]]
        released = Released.of(lesson)
        return [
            names[c["number"] - 1] for c in needed.cells(released, restore(released, read(data)))
        ]

    return run


def timing(lesson):
    return next(
        node.id for node in lesson.notebook("student").cells if "def shortest" in node.source
    )


def test_what_only_shows_something_is_not_run(ids):
    assert ids(HONEST["right"]) == ["setup", "relu-class", "softmax-class"]


def test_what_a_learner_has_changed_is_run_and_what_it_needs(lesson, ids):
    name = timing(lesson)
    changed = ids(Kind(RIGHT, change=edit(name, source="hidden, logits = network(batch, ReLU())")))
    assert name in changed
    assert any("def network" in node.source for node in lesson.notebook("student").cells
               if node.id in changed)  # fmt: skip


@pytest.mark.parametrize(
    "source",
    [
        "shortest(print)",
        "@shortest\ndef f(): pass",
        "x = ((\nshortest",
        "async def f(): await shortest",
        "await shortest",
        "eval('1')",
    ],
)
def test_a_cell_of_the_lesson_that_is_used_is_run(lesson, ids, source):
    assert timing(lesson) in ids(Kind(RIGHT, extra=(source,)))


@pytest.mark.parametrize("source", ["# shortest", "'shortest'", "y.shortest"])
def test_a_word_is_no_use(lesson, ids, source):
    assert timing(lesson) not in ids(Kind(RIGHT, extra=(source,)))
