"""Hints come in steps, in plain words, with the worked solution last."""

import numpy as np
import pytest

from tinytorch.checks.attempts import run
from tinytorch.checks.registry import ACTIVATIONS, CHECKS
from tinytorch.checks.texts import relu, shared, softmax
from tinytorch.core.tensor import Tensor

TABLES = {**shared.HINTS, **relu.HINTS, **softmax.HINTS}
RELU, SOFTMAX = ACTIVATIONS["relu"], ACTIVATIONS["softmax"]


@pytest.mark.parametrize("mistake", TABLES)
def test_a_mistake_has_a_nudge_and_more(mistake):
    nudge, more = TABLES[mistake]
    assert nudge.endswith((".", "?"))
    assert nudge != more


def test_the_class_decides_which_words_are_used():
    assert RELU.help("truncated", "forward", 1) == relu.HINTS["truncated"][:1]
    assert SOFTMAX.help("truncated", "forward", 1) == softmax.HINTS["truncated"][:1]


@pytest.mark.parametrize(("attempt", "count"), [(-1, 1), (0, 1), (1, 1), (2, 2), (3, 3), (99, 3)])
def test_attempts_bound_the_steps(attempt, count):
    assert len(RELU.help("leaky", "forward", attempt)) == count


def test_an_unknown_mistake_gets_the_general_hint():
    assert RELU.help("no such", "forward", 1) == shared.HINTS["values"][:1]


def test_the_worked_solutions_pass():
    names = {"np": np, "Tensor": Tensor}
    for words in RELU.solutions.values():
        exec(words, names)
    forward = names["forward"]
    exec(SOFTMAX.solutions["forward"], names)

    def init(self, dim=-1):
        self.dim = dim

    def call(self, x):
        return self.forward(x)

    first = type("R", (), {"forward": forward, "forward_": names["forward_"], "__call__": call})
    second = type("S", (), {"__init__": init, "forward": names["forward"], "__call__": call})
    assert run(CHECKS["test_unit_relu_activation"], first).passed
    assert run(CHECKS["test_unit_softmax_activation"], second).passed
