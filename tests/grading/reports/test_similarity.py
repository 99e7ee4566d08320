"""Hints at equal notebooks; an obvious short class is no hint."""

import pytest

from courseware.grading.intake.locked_cells import Released
from courseware.grading.records.outcome import Outcome
from courseware.grading.reports import similarity
from tests.grading.submissions import SHORT_RELU

LONG = "word " * 40


@pytest.fixture(scope="module")
def released(lesson):
    return Released.of(lesson)


def outcome(student, key, answer="", relu=SHORT_RELU):
    return Outcome(student, key=key, answers={"stability": answer}, code={"relu-class": relu})


def hints(released, *outcomes):
    similarity.add(outcomes, released)
    return [each.hints for each in outcomes]


def test_the_same_notebook_is_hinted_at_once(released):
    same = [outcome("Ada", "k", LONG), outcome("Bob", "k", LONG)]
    expected = [["the notebook equals that of Bob"], ["the notebook equals that of Ada"]]
    assert hints(released, *same) == expected


def test_the_same_long_answer_is_hinted_at(released):
    found = hints(released, outcome("Ada", "k", LONG), outcome("Bob", "l", f"{LONG}\n"))
    assert found[0] == ["the answer to stability equals that of Bob"]


def test_the_same_short_class_is_no_hint(released):
    assert hints(released, outcome("Ada", "k", "yes"), outcome("Bob", "l", "yes")) == [[], []]


def test_an_untouched_notebook_is_no_hint(released):
    stub = released.cells["relu-class"].source
    assert hints(released, *(outcome(name, "k", "", stub) for name in "AB")) == [[], []]


def test_the_courses_own_solution_is_hinted_at(released):
    solution = released.exercises["relu-class"].solution
    copied = solution.replace("BEGIN SOLUTION", "mine").replace("Return a new", "Gives a new")
    others = (SHORT_RELU, "class ReLU:", "class ReLU: x = 'a'" + ".b" * 50_000)
    found = hints(
        released, outcome("Ada", "k", relu=copied), *(outcome("B", "l", relu=r) for r in others)
    )
    assert found[0] == ["relu-class is the course's own solution, word for word"]
    assert "solution" not in str(found[1:])
