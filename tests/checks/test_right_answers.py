"""Right answers, however they are written, pass every check on fixed and on fresh cases."""

import json
import math

import numpy as np
import pytest

from tinytorch.checks.cases import cases
from tinytorch.checks.judge import judge
from tinytorch.checks.observe import observe
from tinytorch.checks.registry import CHECKS
from tinytorch.core import activations
from tinytorch.core.tensor import Tensor


def where(self, x):
    return Tensor(np.where(x.data < 0, 0, x.data))


def maximum(self, x):
    return Tensor(np.maximum(x.data, 0))


def mask(self, x):
    y = x.data.copy()
    y[y < 0] = 0
    return Tensor(y)


def select(self, x):
    return Tensor(np.select([x.data < 0], [x.dtype.type(0)], x.data))


def loop(self, x):
    y = np.empty_like(x.data)
    for place, value in np.ndenumerate(x.data):
        y[place] = 0 if value < 0 else value
    return Tensor(y)


def nested_loops(self, x):
    def positive(part):
        return [positive(each) for each in part] if isinstance(part, list) else max(part, 0)

    return Tensor(np.array(positive(x.data.tolist()), x.dtype))


def vectorized(self, x):
    return Tensor(np.vectorize(lambda v: max(v, 0), otypes=[x.dtype])(x.data))


def in_float32(self, x):
    wide = np.result_type(x.dtype, np.float32)
    return Tensor(np.maximum(x.data.astype(wide), 0).astype(x.dtype))


def clip(self, x):
    return Tensor(x.data.clip(0))


def write_masked(self, x):
    x.data[x.data < 0] = 0
    return x


def write_out(self, x):
    np.maximum(x.data, 0, out=x.data)
    return x


def write_all(self, x):
    x.data[...] = self.forward(x).data
    return x


def write_where(self, x):
    np.copyto(x.data, 0, where=x.data < 0)
    return x


def write_each(self, x):
    for place in np.ndindex(x.shape):
        if x._data[place] < 0:
            x._data[place] = 0
    return x


def write_same_array(self, x):
    x.data = np.maximum(x.data, 0, out=x.data)
    return x


def textbook(self, x):
    e = np.exp(x.data - np.max(x.data, axis=self.dim, keepdims=True))
    return Tensor(e / np.sum(e, axis=self.dim, keepdims=True))


def log_sum_exp(self, x):
    top = np.max(x.data, axis=self.dim, keepdims=True)
    log_sum = np.log(np.exp(x.data - top).sum(axis=self.dim, keepdims=True)) + top
    return Tensor(np.exp(x.data - log_sum))


def added_axis(self, x):
    top = np.expand_dims(x.data.max(axis=self.dim), self.dim)
    e = np.exp(x.data - top)
    return Tensor(e / np.expand_dims(e.sum(axis=self.dim), self.dim))


def small_epsilon(self, x):
    e = np.exp(x.data - np.max(x.data, axis=self.dim, keepdims=True))
    return Tensor(e / (np.sum(e, axis=self.dim, keepdims=True) + 1e-10))


def rows_by_loop(self, x):
    moved = np.moveaxis(x.data, self.dim, -1)
    y = np.empty(moved.shape, x.dtype if x.dtype.kind == "f" else float)
    for place in np.ndindex(moved.shape[:-1]):
        powers = [math.exp(v - max(moved[place])) for v in moved[place]]
        y[place] = [power / sum(powers) for power in powers]
    return Tensor(np.moveaxis(y, -1, self.dim))


def transposed(self, x):
    e = np.exp(np.moveaxis(x.data, self.dim, 0) - x.data.max(axis=self.dim))
    return Tensor(np.moveaxis(e / e.sum(axis=0), 0, self.dim))


def in_float64(self, x):
    wide = textbook(self, Tensor(x.data.astype(np.float64))).data
    return Tensor(wide.astype(x.dtype if x.dtype.kind == "f" else float))


def sum_first(self, x):
    moved = x.data - x.data.max(axis=self.dim, keepdims=True)
    return Tensor(np.exp(moved - np.log(np.exp(moved).sum(axis=self.dim, keepdims=True))))


def prints(self, x):
    print("x is", x)
    return textbook(self, x)


RELUS = [where, maximum, mask, select, loop, nested_loops, vectorized, in_float32, clip]
IN_PLACE = [write_masked, write_out, write_all, write_where, write_each, write_same_array]
SOFTMAXES = [
    textbook,
    log_sum_exp,
    added_axis,
    small_epsilon,
    rows_by_loop,
    transposed,
    in_float64,
    sum_first,
    prints,
]


def relu(forward, forward_):
    methods = {
        "forward": forward,
        "forward_": forward_,
        "__call__": lambda self, x: self.forward(x),
    }
    return type("ReLU", (), methods)


def softmax(forward):
    def init(self, dim=-1):
        self.dim = dim

    call = {"__call__": lambda self, x: self.forward(x)}
    return type("Softmax", (), {"__init__": init, "forward": forward, **call})


def outcome(name, seed, **classes):
    """The result after a trip through JSON, as between two processes."""
    chosen = json.loads(json.dumps(cases(CHECKS[name], seed)))
    seen = json.loads(json.dumps(observe(classes, chosen), allow_nan=False))
    return judge(CHECKS[name], chosen, seen)


@pytest.mark.parametrize("forward_", IN_PLACE)
@pytest.mark.parametrize("forward", RELUS)
def test_every_right_relu_passes(forward, forward_):
    result = outcome("test_unit_relu_activation", 7, relu=relu(forward, forward_))
    assert result.points == 10, str(result)


@pytest.mark.parametrize("forward", SOFTMAXES)
def test_every_right_softmax_passes(forward):
    result = outcome("test_unit_softmax_activation", 7, softmax=softmax(forward))
    assert result.points == 10, str(result)


@pytest.mark.parametrize("name", [name for name in CHECKS if "relu" in CHECKS[name].uses])
@pytest.mark.parametrize("forward", SOFTMAXES)
def test_every_right_pair_passes(name, forward):
    pair = {"relu": relu(where, write_masked), "softmax": softmax(forward)}
    assert outcome(name, 7, **pair).passed


@pytest.mark.parametrize("seed", [None, *range(20)])
@pytest.mark.parametrize("name", CHECKS)
def test_the_reference_passes_on_any_seed(name, seed):
    result = outcome(name, seed, relu=activations.ReLU, softmax=activations.Softmax)
    assert result.passed, str(result)
