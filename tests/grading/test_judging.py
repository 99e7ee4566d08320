"""What is noted about a run: claims that do not hold, classes from elsewhere, the reference."""

import json

import pytest

from courseware.grading import judging, texts
from courseware.grading.private import Overlay, PrivateCheck
from courseware.grading.records.outcome import Outcome
from courseware.grading.sandbox.run import Ending
from courseware.grading.scheme import Scheme
from tests.grading.observations import observed
from tests.grading.records.test_run_record import record
from tinytorch.checks.cases import array, step
from tinytorch.checks.relu import CHECK
from tinytorch.checks.rules import Finding
from tinytorch.core.activations import ReLU, Softmax

RELU = "test-relu-immediate"
SOFTMAX = "test-softmax-immediate"
ONE = {"relu": ReLU}
HERE = '{"ReLU": "__main__", "Softmax": "__main__"}'


def error(kind, message):
    return json.dumps({"error": {"type": kind, "message": message, "line": "", "number": None}})


@pytest.fixture
def filled(lesson):
    """Judge a run in which ReLU is right and Softmax is missing."""

    def fill(overlay=None, classes=ONE, **left):
        scheme, result = Scheme(lesson, overlay), Outcome("Ada")
        questions = scheme.questions(1)
        given = {
            "ending": Ending.DONE, "code": {"relu-class": "class ReLU: 1"},
            "names": {1: "relu-class"}, "origins": HERE,
            "observations": observed(questions, classes),
        } | left  # fmt: skip
        judging.fill(result, scheme, questions, record(**given))
        return result

    return fill


def test_a_claim_that_grading_finds_is_no_news(filled):
    result = filled(claims={RELU: 10})
    assert (result.status, result.notes) == ("graded", [])


def test_a_claim_that_grading_does_not_find_is_noted(filled):
    result = filled(claims={RELU: 10, SOFTMAX: 10})
    assert result.status == "flagged"
    assert result.notes == [f"the notebook shows 10 points for {SOFTMAX}, grading finds 0"]


def test_more_points_than_there_are_is_noted(filled):
    assert filled(claims={RELU: 100}).notes == [
        f"the notebook shows 100 points for {RELU}, grading finds 10"
    ]


def test_private_inputs_make_no_claim_false(filled):
    mixed = tuple(p for p in CHECK.properties if "mixed" in p.kinds)
    wrong = tuple(p._replace(rule=lambda look: Finding(False, "", "", "")) for p in mixed)
    more = PrivateCheck(RELU, {"mixed": lambda c: [step("relu", x=array([1.0]))]}, properties=wrong)
    result = filled(Overlay({RELU: 5}, (more,)), claims={RELU: 10})
    assert result.results[RELU].points == 0
    assert result.results[RELU].verdicts[-1].title == texts.MORE_INPUTS
    assert result.notes == []


@pytest.mark.parametrize("change", ["{}", "# mine\n{}", "{}\n\n", ""])
def test_an_exercise_as_it_was_handed_out_whose_check_passes_is_noted(lesson, filled, change):
    stub = lesson.exercises["relu-class"].stub
    result = filled(code={"relu-class": change.format(stub)})
    note = "cell relu-class is as it was handed out, and yet its checks pass"
    assert (result.status, result.notes) == ("flagged", [note])


def test_a_cell_that_was_left_out_is_noted(filled):
    result = filled(left_out={1: "it was late", 7: "it broke off"})
    assert result.notes == [
        "cell relu-class was left out: it was late", "cell 7 was left out: it broke off",
    ]  # fmt: skip
    assert result.status == "flagged"


def test_what_was_not_observed_has_no_result(filled):
    result = filled(ending=Ending.TIMED_OUT, reason="late", observations={})
    assert (result.status, result.reason, result.results) == ("timed out", "late", {})
    assert result.has_points


def test_a_class_from_elsewhere_is_noted(filled):
    result = filled(origins='{"ReLU": "numpy"}')
    assert result.notes == ["ReLU was not written in the notebook but comes from numpy"]


def test_an_exercise_that_asks_for_the_reference_is_noted(filled):
    text = "from tinytorch.core.activations import ReLU"
    assert "reference classes" in filled(code={"relu-class": text}).notes[0]


def test_an_exercise_that_wants_what_is_not_there_is_noted(filled):
    result = filled(ran={1: error("ModuleNotFoundError", "No module named 'torch'")})
    assert result.notes == ["cell relu-class did not run while grading: No module named 'torch'"]


def test_another_cell_that_asks_for_the_reference_is_a_hint(filled):
    said = error("ModuleNotFoundError", "No module named 'tinytorch.core.activations'")
    result = filled(ran={2: said, 3: error("ModuleNotFoundError", "No module named 'torch'")})
    assert (result.status, result.notes) == ("graded", [])
    assert result.hints == ["cell 2 asks for the reference classes, which are not there"]


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "null", "3", '{"cases": 3}', None])
def test_whatever_was_observed_is_judged(filled, text):
    result = filled(observations={"test_unit_relu_activation": text}, origins=text)
    assert [each.points for each in result.results.values()] == [0, 0, 0, 0]


def test_right_answers_have_all_points(filled):
    result = filled(classes={"relu": ReLU, "softmax": Softmax})
    assert [each.points for each in result.results.values()] == [10, 10, 15, 10]
