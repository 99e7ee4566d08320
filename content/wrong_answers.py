"""Planned wrong answers: which check must reject each one, and which mistake it must name.

Each entry departs from a right answer in one method, as a learner might write it. The tests walk
the list, and ``python -m courseware hints`` prints it. Found a new mistake in a notebook?
Add it here, and its words to ``tinytorch/checks/texts``.
"""

import math
from typing import NamedTuple

import numpy as np

from tinytorch.core.tensor import Tensor


class RightReLU:
    """What every wrong ReLU departs from."""

    def forward(self, x):
        return Tensor(np.where(x.data < 0, 0, x.data))

    def forward_(self, x):
        x.data[x.data < 0] = 0
        return x

    def __call__(self, x):
        return self.forward(x)


class RightSoftmax:
    """What every wrong Softmax departs from."""

    def __init__(self, dim=-1):
        self.dim = dim

    def forward(self, x):
        return self.divide(np.exp(x.data - x.data.max(axis=self.dim, keepdims=True)))

    def divide(self, e):
        return Tensor(e / e.sum(axis=self.dim, keepdims=True))

    def __call__(self, x):
        return self.forward(x)


class WrongAnswer(NamedTuple):
    """A class that ``check`` must reject, naming ``mistake`` first."""

    what: str
    check: str
    classes: dict
    mistake: str


def relu(mistake, what, check="test_unit_relu_activation", **methods):
    """A wrong ReLU: the right one with other methods."""
    classes = {"relu": type("ReLU", (RightReLU,), methods), "softmax": RightSoftmax}
    return WrongAnswer(what, check, classes, mistake)


def softmax(mistake, what, check="test_unit_softmax_activation", **methods):
    """A wrong Softmax: the right one with other methods."""
    classes = {"relu": RightReLU, "softmax": type("Softmax", (RightSoftmax,), methods)}
    return WrongAnswer(what, check, classes, mistake)


def not_written(self, x):
    raise NotImplementedError


def changes_input(self, x):
    x.data[x.data < 0] = 0
    return Tensor(x.data.copy())


def other_object(self, x):
    x.data[x.data < 0] = 0
    return Tensor(x.data)


def no_return(self, x):
    x.data[x.data < 0] = 0


def rebound(self, x):
    x.data = np.maximum(x.data, 0)
    return x


def axis_forgotten(self, x):
    e = np.exp(x.data - x.data.max())
    return Tensor(e / e.sum())


def wrong_axis(self, x):
    e = np.exp(x.data - x.data.max(axis=0, keepdims=True))
    return Tensor(e / e.sum(axis=0, keepdims=True))


def axis_one(self, x):
    e = np.exp(x.data - x.data.max(axis=1, keepdims=True))
    return Tensor(e / e.sum(axis=1, keepdims=True))


def no_keepdims(self, x):
    e = np.exp(x.data - x.data.max(axis=self.dim))
    return Tensor(e / e.sum(axis=self.dim))


def integer_result(self, x):
    y = np.zeros_like(x.data)
    y[...] = RightSoftmax.forward(self, x).data
    return Tensor(y)


def integer_out(self, x):
    y = x.data - x.data.max(axis=self.dim, keepdims=True)
    return self.divide(np.exp(y, out=y))


def shifts_input(self, x):
    x.data -= x.data.max(axis=self.dim, keepdims=True)
    return self.divide(np.exp(x.data))


def shift(number, **given):
    given = given or {"keepdims": True}
    return lambda self, x: self.divide(np.exp(x.data - number(x.data, axis=self.dim, **given)))


def dim_fixed(self, dim=-1):
    self.dim = -1


def dim_missing(self):
    self.dim = -1


def shares(e, axis):
    return e / e.sum(axis=axis, keepdims=True)


NETWORK = "test_unit_activations_comprehensive"
PASS = "test_module_activation_integration"

WRONG = (
    relu("not-written", "nothing written yet", forward=not_written),
    relu("absolute", "absolute value", forward=lambda self, x: Tensor(np.abs(x.data))),
    relu("minimum", "the smaller one", forward=lambda self, x: Tensor(np.minimum(x.data, 0))),
    relu("negated", "sign turned round", forward=lambda self, x: Tensor(np.maximum(-x.data, 0))),
    relu("negated", "result negated", forward=lambda self, x: Tensor(-np.maximum(x.data, 0))),
    relu("leaky", "slope 0.01", forward=lambda self, x: Tensor(np.maximum(x.data, x.data / 100))),
    relu("truncated", "integers", forward=lambda self, x: Tensor(x.data.clip(0).astype(int))),
    relu("truncated", "rounded", forward=lambda self, x: Tensor(np.round(np.maximum(x.data, 0)))),
    relu("step", "condition returned", forward=lambda self, x: Tensor(x.data > 0)),
    relu("clipped", "upper bound 1", forward=lambda self, x: Tensor(np.clip(x.data, 0, 1))),
    relu("smooth", "softplus", forward=lambda self, x: Tensor(np.log1p(np.exp(x.data)))),
    relu(
        "smooth",
        "ELU",
        forward=lambda self, x: Tensor(np.where(x.data > 0, x.data, np.expm1(x.data))),
    ),
    relu("unchanged", "x returned as it was", forward=lambda self, x: Tensor(x.data.copy())),
    relu("all-zero", "result not filled", forward=lambda self, x: Tensor(np.zeros_like(x.data))),
    relu("nan-lost", "x > 0", forward=lambda self, x: Tensor(np.where(x.data > 0, x.data, 0))),
    relu("calculated", "times x > 0", forward=lambda self, x: Tensor(x.data * (x.data > 0))),
    relu("dropped", "negatives picked out", forward=lambda self, x: Tensor(x.data[x.data > 0])),
    relu(
        "one-number", "maximum of everything", forward=lambda self, x: Tensor(max(0, x.data.max()))
    ),
    relu("python-max", "Python's max", forward=lambda self, x: Tensor(max(0, x.data))),
    relu(
        "tensor-not-array", "NumPy on the Tensor", forward=lambda self, x: Tensor(np.maximum(x, 0))
    ),
    relu(
        "tensor-not-array", "comparison on the Tensor", forward=lambda self, x: Tensor(x * (x > 0))
    ),
    relu(
        "wraps-twice",
        "Tensor in a Tensor",
        forward=lambda self, x: Tensor(Tensor(np.maximum(x.data, 0))),
    ),
    relu("returned-none", "no return", forward=lambda self, x: None),
    relu("returned-array", "bare array", forward=lambda self, x: np.maximum(x.data, 0)),
    relu("returned-list", "bare list", forward=lambda self, x: [max(0, value) for value in x.data]),
    relu("returned-number", "one number", forward=lambda self, x: np.maximum(x.data, 0).sum()),
    relu("flattened", "shape lost", forward=lambda self, x: Tensor(np.maximum(x.data, 0).ravel())),
    relu(
        "dtype-changed",
        "0.0 makes integers float",
        forward=lambda self, x: Tensor(np.maximum(x.data, 0.0)),
    ),
    relu(
        "dtype-changed",
        "through a list of floats",
        forward=lambda self, x: Tensor(np.maximum(x.data, 0).astype(float)),
    ),
    relu("input-changed", "forward writes into x", forward=changes_input),
    relu("calls-itself", "forward calls itself", forward=lambda self, x: self(x)),
    relu("no-self", "self forgotten", forward=lambda x: Tensor(np.maximum(x.data, 0))),
    relu("name", "name not known", forward=lambda self, x: Tensor(maximum(x.data))),  # noqa: F821
    relu(
        "new-array",
        "forward_ makes a new array",
        forward_=lambda self, x: Tensor(np.maximum(x.data, 0)),
    ),
    relu("rebound", "forward_ rebinds x.data", forward_=rebound),
    relu("not-same-object", "forward_ returns another Tensor", forward_=other_object),
    relu("returned-none", "forward_ without return", forward_=no_return),
    relu(
        "absolute",
        "absolute value in place",
        forward_=lambda self, x: np.abs(x.data, out=x.data) is None or x,
    ),
    softmax("not-written", "nothing written yet", forward=not_written),
    softmax("axis-forgotten", "no axis at all", forward=axis_forgotten),
    softmax("summed-together", "sum without axis", divide=lambda self, e: Tensor(e / e.sum())),
    softmax("wrong-axis", "axis 0", forward=wrong_axis),
    softmax("axis-hard-coded", "axis 1 for every shape", forward=axis_one),
    softmax("no-keepdims", "no keepdims", forward=no_keepdims),
    softmax(
        "no-keepdims",
        "no keepdims in the sum",
        divide=lambda self, e: Tensor(e / e.sum(axis=self.dim)),
    ),
    softmax("no-shift", "no shift", forward=lambda self, x: self.divide(np.exp(x.data))),
    softmax("shift-minimum", "minimum subtracted", forward=shift(np.min)),
    softmax("shift-mean", "mean subtracted", forward=shift(np.mean)),
    softmax("shift-place", "first logit subtracted", forward=shift(np.take, indices=[0])),
    softmax(
        "shift-batch",
        "maximum of the batch",
        forward=lambda self, x: self.divide(np.exp(x.data - x.data.max())),
    ),
    softmax("divides-by-sum", "logits over their sum", forward=lambda self, x: self.divide(x.data)),
    softmax("negative-exponent", "exp of -x", forward=lambda self, x: self.divide(np.exp(-x.data))),
    softmax(
        "log-softmax",
        "logarithm of softmax",
        divide=lambda self, e: Tensor(np.log(shares(e, self.dim))),
    ),
    softmax("sigmoid", "sigmoid", forward=lambda self, x: Tensor(1 / (1 + np.exp(-x.data)))),
    softmax("not-divided", "exponentials not divided", divide=lambda self, e: Tensor(e)),
    softmax(
        "all-zero",
        "divided with //",
        divide=lambda self, e: Tensor(e // e.sum(axis=self.dim, keepdims=True)),
    ),
    softmax(
        "mean",
        "divided by the mean",
        divide=lambda self, e: Tensor(e / e.mean(axis=self.dim, keepdims=True)),
    ),
    softmax("hard-max", "all to the largest", divide=lambda self, e: Tensor((e == 1.0) * 1.0)),
    softmax("base-two", "powers of 2", forward=lambda self, x: self.divide(2.0**x.data)),
    softmax(
        "uniform",
        "the same for all",
        divide=lambda self, e: Tensor(shares(np.ones_like(e), self.dim)),
    ),
    softmax(
        "relu-inside",
        "ReLU before exp",
        forward=lambda self, x: self.divide(np.exp(np.maximum(x.data, 0))),
    ),
    softmax("truncated", "result array of the input's dtype", forward=integer_result),
    softmax("integer-cast", "exp into an integer array", forward=integer_out),
    softmax("dim-ignored", "dim ignored", __init__=dim_fixed),
    softmax("no-dim", "no dim parameter", __init__=dim_missing),
    softmax("math-function", "math.exp", forward=lambda self, x: self.divide(math.exp(x.data))),
    softmax(
        "dtype-changed",
        "through lists",
        divide=lambda self, e: Tensor(shares(e, self.dim).tolist()),
    ),
    softmax("input-changed", "forward shifts x itself", forward=shifts_input),
    softmax("returned-array", "bare array", divide=lambda self, e: shares(e, self.dim)),
    softmax("returned-none", "no return", divide=lambda self, e: None),
    softmax("one-number", "one sum for all", divide=lambda self, e: Tensor(e.sum())),
    softmax("flattened", "shape lost", divide=lambda self, e: Tensor(shares(e, self.dim).ravel())),
    relu("relu-left-out", "no ReLU", NETWORK, forward=lambda self, x: Tensor(x.data)),
    relu("relu-left-out", "no ReLU", PASS, forward=lambda self, x: Tensor(x.data)),
    softmax("axis-forgotten", "no axis", NETWORK, forward=axis_forgotten),
    softmax("wrong-axis", "axis 0", PASS, forward=wrong_axis),
)
