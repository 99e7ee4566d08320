"""Every planned wrong answer is rejected and gets the hint planned for it."""

import pytest

from courseware.authoring import hint_table as verb
from courseware.lessons import curriculum
from tests.checks import relu_ideas, softmax_ideas  # noqa: F401 - they fill IDEAS
from tests.checks.ideas import IDEAS
from tinytorch.checks.texts import relu, shared, softmax

ANSWERS = verb.wrong_answers(curriculum.find().answers)
NAMED = [f"{answer.check}-{answer.what}" for answer in ANSWERS]
UNPLANNED = {  # told about the check's surroundings, the class or the data, not about an answer
    "missing", "not-a-class", "not-reached", "step-before", "unreadable", "values",
    "too-large", "holds-other", "other-tensor", "tensor-subclass", "returned-class",
    "returned-other", "raised", "exits", "not-callable", "no-method", "not-finite", "reshaped",
}  # fmt: skip


@pytest.mark.parametrize("answer", ANSWERS, ids=NAMED)
def test_wrong_answer_earns_nothing_and_gets_its_hint(answer):
    result = verb.result(answer)
    assert (result.points, result.mistakes[:1]) == (0, (answer.mistake,)), str(result)


@pytest.mark.parametrize("answer", ANSWERS, ids=NAMED)
def test_fresh_cases_reject_it_too(answer):
    result = verb.result(answer, seed=3)
    assert (result.points, result.mistakes[:1]) == (0, (answer.mistake,)), str(result)


@pytest.mark.parametrize("answer", ANSWERS, ids=NAMED)
def test_help_grows_up_to_the_worked_solution(answer):
    steps = [verb.result(answer, attempt=attempt).help[answer.mistake] for attempt in (1, 2, 3, 4)]
    assert [len(step) for step in steps] == [1, 2, 3, 3]
    assert "def forward" in steps[3][2]
    assert "def forward" not in steps[0][0]


def test_every_hint_about_an_answer_has_an_answer():
    planned = {answer.mistake for answer in (*ANSWERS, *IDEAS)}
    assert ({*relu.HINTS, *softmax.HINTS, *shared.HINTS} - UNPLANNED) - planned == set()


def test_the_table_shows_no_answer_with_another_hint():
    table = verb.table()
    assert len(table.splitlines()) == len(ANSWERS) + 1
    assert "planned:" not in table
