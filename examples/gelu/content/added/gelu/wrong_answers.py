"""Planned wrong answers: each departs from a right one, and must be told its mistake."""

import math
from typing import NamedTuple

import numpy as np

from tinytorch.core.tensor import Tensor

SCALE = (2 / np.pi) ** 0.5


class WrongAnswer(NamedTuple):
    """A class that ``check`` must reject, naming ``mistake`` first."""

    what: str
    check: str
    classes: dict
    mistake: str


class Right:
    """What every wrong answer departs from."""

    def forward(self, x):
        return Tensor(0.5 * x.data * (1 + self.tanh(x.data)))

    def tanh(self, x):
        return np.tanh(SCALE * (x + 0.044715 * x**3))

    def __call__(self, x):
        return self.forward(x)


def wrong(mistake, what, forward=Right.forward, **methods):
    """A wrong answer: the right class with other methods."""
    made = type("GELU", (Right,), {"forward": forward, **methods})
    return WrongAnswer(what, "test_unit_gelu_activation", {"gelu": made}, mistake)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def with_erf(self, x):
    erf = np.vectorize(math.erf)
    return Tensor(0.5 * x.data * (1 + erf(x.data / 2**0.5)))


def into_zeros(self, x):
    y = np.zeros_like(x.data)
    y[...] = Right.forward(self, x).data
    return Tensor(y)


def in_place(self, x):
    y = Right.forward(self, x)
    x.data[x.data < 0] = 0
    return y


WRONG = (
    wrong("exact", "error function", with_erf),
    wrong(
        "sigmoid", "sigmoid of 1.702 x", lambda self, x: Tensor(x.data * sigmoid(1.702 * x.data))
    ),
    wrong("swish", "Swish", lambda self, x: Tensor(x.data * sigmoid(x.data))),
    wrong("relu", "ReLU", lambda self, x: Tensor(np.maximum(x.data, 0))),
    wrong("no-half", "no half", lambda self, x: Tensor(x.data * (1 + self.tanh(x.data)))),
    wrong("no-x", "the gate alone", lambda self, x: Tensor(0.5 * (1 + self.tanh(x.data)))),
    wrong("no-cube", "no cube", tanh=lambda self, x: np.tanh(SCALE * x)),
    wrong("no-scale", "no factor", tanh=lambda self, x: np.tanh(x + 0.044715 * x**3)),
    wrong("minus", "1 minus tanh", tanh=lambda self, x: -Right.tanh(self, x)),
    wrong("math-function", "math.tanh", tanh=lambda self, x: math.tanh(x)),
    wrong("truncated", "array of the input's dtype", into_zeros),
    wrong("input-changed", "forward writes into x", in_place),
    wrong("unchanged", "x itself", lambda self, x: Tensor(x.data * 1.0)),
    wrong("returned-array", "bare array", lambda self, x: Right.forward(self, x).data),
    wrong("not-written", "nothing written yet", lambda self, x: not_yet()),
)


def not_yet():
    raise NotImplementedError
