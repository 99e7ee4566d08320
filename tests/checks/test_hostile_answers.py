"""Answers that try to look right without being right earn nothing."""

import builtins
import math
import sys

import numpy as np
import pytest

from tinytorch.checks import CHECKS
from tinytorch.checks.attempts import run
from tinytorch.core.activations import ReLU, Softmax
from tinytorch.core.tensor import Tensor

CHECK, SOFTMAX = (CHECKS[f"test_unit_{name}_activation"] for name in ("relu", "softmax"))


class AlwaysEqual(float):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    __lt__ = __le__ = __gt__ = __ge__ = __eq__
    __sub__ = __abs__ = __float__ = lambda self, *_: 0.0


class LyingArray(np.ndarray):
    def __eq__(self, other):
        return True

    def tolist(self):
        return [0.0]

    dtype = property(lambda self: np.dtype("float64"))
    shape = property(lambda self: (6,))


class LyingTensor(Tensor):
    def __init__(self, data):
        self.__dict__["data"] = data

    data = property(lambda self: np.maximum(self.__dict__["data"], 0))
    __class__ = property(lambda self: Tensor)


def holding(thing):
    tensor = Tensor([0.0])
    tensor.data = thing
    return tensor


def whole(forward):
    """A class whose every method is ``forward``."""
    methods = dict.fromkeys(("forward", "forward_", "__call__"), forward)
    return type("ReLU", (), methods)


RETURNS = [
    lambda self, x: AlwaysEqual(),
    lambda self, x: LyingTensor(x.data),
    lambda self, x: holding(x.data.view(LyingArray)),
    lambda self, x: holding([AlwaysEqual()] * 6),
    lambda self, x: holding(np.array([AlwaysEqual()] * 6, object)),
    lambda self, x: holding(AlwaysEqual()),
    lambda self, x: x.data.view(LyingArray),
    lambda self, x: type("Tensor", (), {"data": x.data, "shape": x.shape})(),
    lambda self, x: sys.exit(0),
    lambda self, x: setattr(x, "__class__", LyingTensor) or x,
    lambda self, x: x.data.resize(10**5, refcheck=False) or x,
    lambda self, x: x.__dict__.clear() or x,
]


@pytest.mark.parametrize("forward", RETURNS)
def test_no_points_for_an_object_that_lies(forward):
    result = run(CHECK, whole(forward))
    assert not any(verdict.passed for verdict in result.verdicts if "in-place" in verdict.name)
    assert result.points == 0


@pytest.mark.parametrize(
    ("module", "name", "value"),
    [
        (np, "allclose", lambda *_: True),
        (np, "array_equal", lambda *_: True),
        (np, "maximum", lambda a, b: a),
        (np, "asarray", lambda a: np.zeros(6)),
        (math, "isclose", lambda *_: True),
        (math, "isfinite", lambda _: True),
        (builtins, "abs", lambda _: 0.0),
        (builtins, "all", lambda _: True),
        (builtins, "max", lambda *values: values[0]),
        (builtins, "AssertionError", ValueError),
    ],
)
def test_no_points_for_patching(monkeypatch, module, name, value):
    monkeypatch.setattr(module, name, value)
    assert run(CHECK, whole(lambda self, x: Tensor(x.data))).points == 0


def test_stored_answers_fail_on_fresh_cases():
    from tinytorch.checks.cases import cases
    from tinytorch.checks.judge import judge
    from tinytorch.checks.observe import observe

    answers = {}
    for case in cases(SOFTMAX):
        for step in case["steps"]:
            x = np.array(step["x"]["values"], step["x"]["dtype"]).reshape(step["x"]["shape"])
            dim = -1 if step["dim"] is None else step["dim"]
            answers[str(x), dim] = Softmax(dim).forward(Tensor(x)).data

    class Stored(Softmax):
        def forward(self, x):
            return Tensor(answers[str(x.data), self.dim])

    fixed, fresh = cases(SOFTMAX), cases(SOFTMAX, 5)
    classes = {"softmax": Stored}
    assert judge(SOFTMAX, fixed, observe(classes, fixed)).passed
    assert not judge(SOFTMAX, fresh, observe(classes, fresh)).passed


def test_a_class_that_remembers_fails_the_second_use():
    class Remembers(Softmax):
        def forward(self, x):
            self.first = getattr(self, "first", super().forward(x))
            return self.first

    result = run(CHECKS["test_unit_activations_comprehensive"], ReLU, Remembers)
    assert [verdict.name for verdict in result.verdicts if not verdict.passed] == ["again"]


def test_a_class_that_raises_is_told_in_one_line():
    class Broken(ReLU):
        def forward(self, x):
            return Tensor(x.data[99])

    verdict = run(CHECK, Broken).verdicts[0]
    assert verdict.got.startswith("IndexError: index 99 is out of bounds")
    assert verdict.got.endswith("return Tensor(x.data[99]))")
    assert "\n" not in verdict.got
