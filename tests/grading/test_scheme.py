"""What is asked and what it is worth, with private checks and without; observed on this side."""

import json

import numpy as np
import pytest

from courseware.grading.private import Overlay, PrivateCheck
from courseware.grading.records.outcome import Outcome
from courseware.grading.reports import pages
from courseware.grading.scheme import Scheme
from tests.grading.observations import observed
from tinytorch.checks import rules
from tinytorch.checks.cases import array, step
from tinytorch.checks.properties import Property
from tinytorch.checks.relu import CHECK
from tinytorch.core.activations import ReLU, Softmax
from tinytorch.core.tensor import Tensor

PUBLIC = "test-relu-immediate"
SECRET = 31.4375
MIXED = tuple(p for p in CHECK.properties if "mixed" in p.kinds)


def secret(rng):
    return [step("relu", x=array([-SECRET, SECRET]))]


def private(**given):
    values = Property("values", "A secret is kept", rules.values, ("secret",), "relu")
    own = {"points": 5, "title": "Something more", "properties": (values,)} | given
    return PrivateCheck("private-relu", {"secret": secret}, **own)


MORE = PrivateCheck(PUBLIC, {"mixed": secret}, title="ReLU on its own", properties=MIXED)


class Picky(ReLU):
    """Right, but for one secret, which it prints."""

    def forward(self, x):
        if SECRET in x.data:
            print(x)
            return Tensor(np.abs(x.data))
        return super().forward(x)


@pytest.fixture
def judged(lesson):
    def run(relu, *checks, points=None, seed=1):
        scheme = Scheme(lesson, Overlay(points or {}, checks))
        questions = scheme.questions(seed)
        seen = observed(questions, {"relu": relu, "softmax": Softmax})
        return scheme, *scheme.judged(questions, seen)

    return run


def points(results):
    return [result.points for result in results.values()]


def test_without_a_private_folder_all_is_as_in_the_lesson(judged, lesson):
    scheme, results, hints = judged(ReLU)
    assert points(results) == [10, 10, 15, 10]
    assert sum(scheme.points.values()) == lesson.points
    assert hints == []


def test_other_points_count(judged):
    scheme, results, _ = judged(ReLU, points={PUBLIC: 3, "test-softmax-immediate": 0})
    assert points(results) == [3, 0, 15, 10]
    assert (scheme.points[PUBLIC], sum(scheme.points.values())) == (3, 58)


def test_a_private_check_comes_last_with_points_and_title_of_its_own(judged):
    scheme, results, hints = judged(ReLU, private())
    assert list(scheme.points.items())[-1] == ("private-relu", 5)
    assert scheme.titles["private-relu"] == "Something more"
    assert points(results) == [10, 10, 15, 10, 5]
    assert hints == []


def test_a_private_check_that_fails_is_told_to_the_instructor(judged):
    _, results, hints = judged(Picky, private())
    assert points(results) == [10, 10, 15, 10, 0]
    assert hints == ["private check private-relu fails at: A secret is kept"]


def test_more_inputs_take_the_points_of_the_check(judged):
    assert points(judged(ReLU, MORE)[1]) == [10, 10, 15, 10]
    scheme, results, hints = judged(Picky, MORE)
    assert points(results) == [0, 10, 15, 10]
    assert PUBLIC in hints[0]
    assert sum(scheme.points.values()) == 75


def test_learners_see_nothing_of_a_private_input(judged, tmp_path):
    scheme, results, hints = judged(Picky, private(), MORE)
    pages.write_all(
        tmp_path, [Outcome("Eve", status="graded", results=results, hints=hints)], scheme
    )
    text = (tmp_path / "feedback" / "Eve.html").read_text()
    assert "31.4" not in text
    assert "A secret is kept" not in text
    assert "Something more" in text
    assert "inputs that only grading uses" in text


def test_a_private_check_that_is_shown_is_shown_whole(judged):
    shown = str(judged(Picky, private(shown=True))[1]["private-relu"])
    assert "31.44" in shown
    assert "A secret is kept" in shown


def test_the_inputs_depend_on_the_seed_and_nothing_else(lesson):
    drawn = PrivateCheck(
        "private-relu", {"drawn": lambda rng: [step("relu", x=array([rng.random()]))]},
        points=1, properties=private().properties,
    )  # fmt: skip
    scheme = Scheme(lesson, Overlay({}, (drawn,)))
    assert scheme.questions(1) == scheme.questions(1)
    assert scheme.questions(1)["private 1"] != scheme.questions(2)["private 1"]


def test_what_is_shown_is_asked_before_what_is_not(lesson):
    scheme = Scheme(lesson, Overlay({}, (MORE, private(shown=True))))
    assert list(scheme.questions(1))[-2:] == ["private 2", "private 1"]


def test_what_the_sandbox_is_asked_names_no_private_check(lesson):
    asked = json.dumps(Scheme(lesson, Overlay({}, (private(),))).questions(1))
    assert "private-relu" not in asked
    assert "Something more" not in asked
