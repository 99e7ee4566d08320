"""ReLU's known mistakes, by the numbers that they give."""

import pytest

from tinytorch.checks.arithmetic import Array
from tinytorch.checks.attempts import run
from tinytorch.checks.relu import ACTIVATION, CHECK, mistakes
from tinytorch.core.activations import ReLU

X = Array("float64", (4,), [-2.5, -0.25, 0.5, 8.5])


@pytest.mark.parametrize(
    ("values", "mistake"),
    [
        ([2.5, 0.25, 0.5, 8.5], "absolute"),
        ([-2.5, -0.25, 0.0, 0.0], "minimum"),
        ([0.0, 0.0, -0.5, -8.5], "negated"),
        ([2.5, 0.25, 0.0, 0.0], "negated"),
        ([2.5, 0.25, -0.5, -8.5], "negated"),
        ([-2.5, -0.25, 0.5, 8.5], "unchanged"),
        ([0.0, 0.0, 0.0, 8.0], "truncated"),
        ([0.0, 0.0, 1.0, 1.0], "step"),
        ([0.0, 0.0, 0.5, 1.0], "clipped"),
        ([0.0, 0.0, 0.5, 6.0], "clipped"),
        ([0.0, 0.0, 0.0, 0.0], "all-zero"),
        ([-0.25, -0.025, 0.5, 8.5], "leaky"),
        ([float("nan"), 0.0, 0.5, 8.5], "not-finite"),
    ],
)
def test_a_mistake_is_named(values, mistake):
    assert mistakes(X, X._replace(values=values))[0] == mistake


@pytest.mark.parametrize(
    "values", [[-0.25, -0.0125, 0.5, 8.5], [-5.0, -0.5, 0.5, 8.5], [0.0, 0.0, 0.5, 8.5]]
)
def test_two_slopes_a_steep_one_and_none_are_not_leaky(values):
    assert "leaky" not in mistakes(X, X._replace(values=values))


def test_a_right_answer_has_no_mistake():
    assert mistakes(X, ACTIVATION.answer(X, -1)) == []


def test_the_reference_passes():
    assert run(CHECK, ReLU).points == 10
