"""Softmax's known mistakes, by the numbers that they give."""

import math

import numpy as np
import pytest

from tinytorch.checks.arithmetic import Array
from tinytorch.checks.attempts import run
from tinytorch.checks.softmax import ACTIVATION, CHECK, LARGE, mistakes
from tinytorch.core.activations import Softmax

X = np.array([[1.0, 3.0, -0.5], [2.5, -0.25, 0.75]])
SQUARE = np.array([[1.0, 3.0], [2.5, -0.5]])


def plain(x):
    return Array(x.dtype.name, x.shape, x.ravel().tolist())


def share(e, axis=-1):
    return e / e.sum(axis=axis, keepdims=True)


@pytest.mark.parametrize(
    ("got", "mistake"),
    [
        (share(np.exp(X), 0), "wrong-axis"),
        (np.exp(X) / np.exp(X).sum(), "axis-forgotten"),
        (X, "unchanged"),
        (share(X), "divides-by-sum"),
        (share(np.exp(-X)), "negative-exponent"),
        (np.log(share(np.exp(X))), "log-softmax"),
        (1 / (1 + np.exp(-X)), "sigmoid"),
        (np.exp(X), "not-divided"),
        (3 * share(np.exp(X)), "mean"),
        (share(2.0**X), "base-two"),
        (share(np.exp(np.maximum(X, 0))), "relu-inside"),
        (np.full_like(X, 1 / 3), "uniform"),
        (np.zeros_like(X), "all-zero"),
        (np.full_like(X, np.nan), "not-finite"),
        (share(np.exp(X)).ravel(), "flattened"),
        (np.array([1.0]), "one-number"),
        (np.zeros((2, 3), int), "truncated"),
    ],
)
def test_a_mistake_is_named(got, mistake):
    assert mistakes(plain(X), -1, plain(got))[0] == mistake


def test_sums_that_do_not_line_up_are_named_in_a_square_batch():
    e = np.exp(SQUARE - SQUARE.max(axis=1, keepdims=True))
    assert mistakes(plain(SQUARE), -1, plain(e / e.sum(axis=1)))[0] == "no-keepdims"


def test_a_chosen_axis_that_was_not_used_is_named():
    got = plain(share(np.exp(X)))
    assert mistakes(plain(X), 0, got, chosen=True)[0] == "dim-ignored"
    assert mistakes(plain(X), 0, got)[0] == "wrong-axis"


@pytest.mark.parametrize(("logit", "mistake"), [(1000.0, "no-shift"), (5.0, "not-finite")])
def test_nan_has_its_cause_by_the_size_of_the_logits(logit, mistake):
    x = plain(np.array([logit, 0.0]))
    assert mistakes(x, -1, x._replace(values=[math.nan, 0.0]))[0] == mistake


def test_just_above_the_bound_a_float32_sum_overflows_and_below_none_does():
    count = 4096  # the most elements that are looked at
    with np.errstate(over="ignore"):
        sums = [np.exp(np.full(count, logit, np.float32)).sum() for logit in (LARGE, LARGE + 0.5)]
    assert np.isfinite(sums[0])
    assert np.isinf(sums[1])


def test_a_right_answer_has_no_mistake():
    assert mistakes(plain(X), -1, ACTIVATION.answer(plain(X), -1)) == []


def test_the_reference_passes():
    assert run(CHECK, Softmax).points == 10
