"""Learners' classes for the tests: right, wrong and broken ones."""

import numpy as np
import pytest

from tinytorch.core.tensor import Tensor


class Plain:
    """A class that takes what ReLU and Softmax take."""

    def __init__(self, dim=-1):
        self.dim = dim


class Raises(Plain):
    def __call__(self, x):
        raise ValueError("no <such> luck")


class Unwritten(Plain):
    def __call__(self, x):
        raise NotImplementedError


class Nothing(Plain):
    def __call__(self, x):
        return None


class Listed(Plain):
    def __call__(self, x):
        return x.data.tolist()


class Shapeless(Plain):
    def __call__(self, x):
        return Tensor(x.data.sum())


class NotANumber(Plain):
    def __call__(self, x):
        return Tensor(np.full(x.shape, np.nan))


class Infinite(Plain):
    def __call__(self, x):
        return Tensor(np.where(x.data > 0, np.inf, -50 * x.data))


class Halved(Plain):
    def __call__(self, x):
        return Tensor(np.abs(x.data) / 2)


class Clumsy(Plain):
    """Overflows, divides by zero and changes its input."""

    def __call__(self, x):
        x.data *= 1000
        return Tensor(np.exp(x.data) / 0.0)


UNUSABLE = {
    Raises: "raised ValueError: no <such> luck",
    Unwritten: "is not written yet",
    Nothing: "returned None, not a Tensor",
    Listed: "returned a list, not a Tensor",
    Shapeless: "returned shape ()",
}
WRONG = [NotANumber, Infinite, Halved, Clumsy]


@pytest.fixture(params=UNUSABLE, ids=lambda learner: learner.__name__, scope="session")
def unusable(request):
    """A class that gives nothing to draw, and the words for it."""
    return request.param, UNUSABLE[request.param]


@pytest.fixture(params=WRONG, ids=lambda learner: learner.__name__, scope="session")
def wrong(request):
    """A class that gives something, but not the right thing."""
    return request.param


@pytest.fixture(scope="session")
def learners():
    """No class, and every class there is here."""
    return [None, *UNUSABLE, *WRONG]
