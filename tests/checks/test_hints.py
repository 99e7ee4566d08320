"""Hints come in steps, in plain words, with the worked solution last."""

import numpy as np
import pytest

from tinytorch.checks.attempts import run
from tinytorch.checks.hints import SHARED, hints
from tinytorch.checks.relu_hints import RELU
from tinytorch.checks.softmax_hints import SOFTMAX
from tinytorch.checks.subject import SUBJECTS
from tinytorch.core.tensor import Tensor

TABLES = {**SHARED, **RELU, **SOFTMAX}


@pytest.mark.parametrize("mistake", TABLES)
def test_a_mistake_has_a_nudge_and_more(mistake):
    nudge, more = TABLES[mistake]
    assert nudge.endswith((".", "?"))
    assert nudge != more


def test_the_class_decides_which_words_are_used():
    assert hints("truncated", "relu.forward", 1) == RELU["truncated"][:1]
    assert hints("truncated", "softmax.forward", 1) == SOFTMAX["truncated"][:1]


@pytest.mark.parametrize(("attempt", "count"), [(-1, 1), (0, 1), (1, 1), (2, 2), (3, 3), (99, 3)])
def test_attempts_bound_the_steps(attempt, count):
    assert len(hints("leaky", "relu.forward", attempt)) == count


def test_an_unknown_mistake_gets_the_general_hint():
    assert hints("no such", "relu.forward", 1) == SHARED["values"][:1]


def test_the_worked_solutions_pass():
    names = {"np": np, "Tensor": Tensor}
    for words in SUBJECTS["relu"].solutions.values():
        exec(words, names)
    relu = names["forward"]
    exec(SUBJECTS["softmax"].solutions["forward"], names)
    softmax = names["forward"]

    def init(self, dim=-1):
        self.dim = dim

    def call(self, x):
        return self.forward(x)

    first = type("R", (), {"forward": relu, "forward_": names["forward_"], "__call__": call})
    second = type("S", (), {"__init__": init, "forward": softmax, "__call__": call})
    assert run("test_unit_relu_activation", first).passed
    assert run("test_unit_softmax_activation", second).passed
