"""Wrong implementations, each with an idea of its own: a method and the mistake to be named.

``content/wrong_answers.py`` has the ones that instructors are shown; these look for holes.
"""

from typing import NamedTuple

import numpy as np

from tinytorch.checks.registry import CHECKS
from tinytorch.core.tensor import Tensor

RELU, SOFTMAX = (CHECKS[f"test_unit_{name}_activation"] for name in ("relu", "softmax"))
NETWORK = CHECKS["test_unit_activations_comprehensive"]


class RightReLU:
    """What every wrong ReLU departs from."""

    def forward(self, x):
        return Tensor(np.maximum(x.data, 0))

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
        return share(self, powers(self, x))

    def __call__(self, x):
        return self.forward(x)


def powers(softmax, x):
    return np.exp(x.data - x.data.max(axis=softmax.dim, keepdims=True))


def share(softmax, e):
    return Tensor(e / e.sum(axis=softmax.dim, keepdims=True))


class Idea(NamedTuple):
    """A method, what it does wrong by the name of the mistake, the check that must reject it."""

    what: str
    mistake: str
    classes: dict
    check: object


IDEAS = []


def wrong(mistake, check=RELU, method="forward"):
    """Note the decorated function as a wrong ``method`` of the class that its module is about."""
    base = RightSoftmax if check is SOFTMAX else RightReLU

    def note(function, base=base):
        wrong_class = type(base.__name__, (base,), {method: function})
        use = "softmax" if issubclass(base, RightSoftmax) else "relu"
        classes = {"relu": RightReLU, "softmax": RightSoftmax} | {use: wrong_class}
        IDEAS.append(Idea(f"{use}-{function.__name__}", mistake, classes, check))
        return function

    return note
