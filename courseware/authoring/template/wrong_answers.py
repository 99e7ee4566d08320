"""Planned wrong answers: each departs from a right one, and must be told its mistake."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from tinytorch.core.tensor import Tensor


class WrongAnswer(NamedTuple):
    """A class that ``check`` must reject, naming ``mistake`` first."""

    what: str
    check: str
    classes: dict[str, type]
    mistake: str


class Right:
    """What every wrong answer departs from."""

    def forward(self, x: Tensor) -> Tensor:
        return Tensor(x.data / (1 + np.abs(x.data)))

    def __call__(self, x: Tensor) -> Tensor:
        return self.forward(x)


def wrong(mistake: str, what: str, forward: Callable[..., object]) -> WrongAnswer:
    """A wrong answer: the right class with another ``forward``."""
    made = type("Skeleton", (Right,), {"forward": forward})
    return WrongAnswer(what, "test_unit_skeleton_activation", {"skeleton": made}, mistake)


WRONG = (  # EDIT: one entry for each mistake in check.py, and whatever else you see in class
    wrong("no-absolute", "no absolute value", lambda self, x: Tensor(x.data / (1 + x.data))),
    wrong("saturates-too-soon", "tanh", lambda self, x: Tensor(np.tanh(x.data))),
    wrong("returned-array", "bare array", lambda self, x: x.data / (1 + np.abs(x.data))),
    wrong("unchanged", "x itself", lambda self, x: Tensor(x.data * 1.0)),
)
