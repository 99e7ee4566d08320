"""How answers get into a notebook: what is handed in, and what goes into a lesson's new version."""

import pytest

pytestmark = pytest.mark.browser

CALL = """async ([name, given]) => {
  const work = await import("./_static/course/learner-work.js");
  const result = work[name](...given);
  return { result, given };
}"""


def cell(grade_id, source, solution=True, **metadata):
    nbgrader = {"grade_id": grade_id, "solution": solution}
    return {"cell_type": "code", "source": source, "metadata": {"nbgrader": nbgrader} | metadata}


def notebook(*cells):
    return {"metadata": {}, "cells": [*cells, {"cell_type": "markdown", "source": "",
                                               "metadata": {}}]}  # fmt: skip


@pytest.fixture
def call(page, site_url):
    """Call a function of the script; gives its result and what became of its arguments."""
    page.goto(f"{site_url}hand-in.html")
    return lambda name, *given: page.evaluate(CALL, [name, list(given)]).values()


COURSE = notebook(
    cell("relu-class", '"""New words."""\nraise NotImplementedError  # here'),
    cell("answer", "*Your answer*", tinytorch={"prompt": "*Your answer*"}),
    cell("test-relu", "check(ReLU)", solution=False),
)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("raise NotImplementedError  # there", {}),
        ("", {}),
        (["class ReLU:\n", "    pass\n"], {"relu-class": "class ReLU:\n    pass"}),
    ],
    ids=["the stub in other words", "nothing", "a class, as a list of lines"],
)
def test_what_was_left_as_it_stood_is_no_answer(call, source, found):
    result, _ = call("answersIn", notebook(cell("relu-class", source)), COURSE)
    assert result == found


def test_an_answer_comes_without_its_prompt(call):
    mine = cell("answer", "*Old prompt*\nMine.", tinytorch={"prompt": "*Old prompt*"})
    result, _ = call("answersIn", notebook(mine), COURSE)
    assert result == {"answer": "Mine."}


def test_answers_go_into_the_cells_for_them_and_nowhere_else(call):
    answers = {"relu-class": "mine", "test-relu": "hacked", "other-lesson": "x"}
    result, (changed, _) = call("putAnswers", COURSE, answers)
    assert result is True
    sources = [cell["source"] for cell in changed["cells"]]
    assert sources == ["mine", "*Your answer*", "check(ReLU)", ""]


def test_a_cell_that_has_the_answer_stays_as_it_is(call):
    own = notebook(cell("relu-class", ["mine\n", "\n"]))
    result, (same, _) = call("putAnswers", own, {"relu-class": "mine", "other-lesson": "x"})
    assert result is False
    assert same == own
