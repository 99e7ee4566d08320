"""Each public function gives the same natively and in the browser, or nearly so."""

import base64
import inspect

import numpy as np
import pytest

from tests.in_browser import functions
from tinytorch import core
from tinytorch.core import activations, tensor

ULPS = {  # how far apart results may be, in units in the last place; all others must be equal
    "Softmax.forward": 4,
    "Softmax.__call__": 4,
    "arithmetic.exp": 1,
    "arithmetic.probabilities": 2,
    "arithmetic.softmax": 2,
    "mistakes.sigmoid": 2,
    "naive_softmax": 2,
    "entropy": 4,
    "relu_stack.run": 32,
}
OF_THE_LARGEST = {"relu_stack.run"}  # matrix products: sums near 0 cancel, in another order


def unpacked(packed):
    dtype, shape, data = packed
    return np.frombuffer(base64.b64decode(data), dtype).reshape(shape)


def ulps(here, there, largest=False):
    """The largest distance in units in the last place of each number, or of the largest one.

    NaN and NaN are 0 apart, infinity and a number infinitely far.
    """
    if here.dtype.kind != "f":
        return float(np.any(here != there))
    with np.errstate(all="ignore"):
        size = np.maximum(abs(here), abs(there))
        size = np.spacing(size.max() if largest else size)
        apart = abs(here.astype("float64") - there.astype("float64")) / size
    same = (here == there) | (np.isnan(here) & np.isnan(there))
    return float(np.max(np.where(same, 0, apart), initial=0))


@pytest.mark.parametrize("name", functions.TEXT)
def test_what_is_text_is_the_same(both, name):
    here, there = both.native["text"][name], both.browser["text"][name]
    assert len(here) == len(there)
    assert [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]][:3] == []


@pytest.mark.parametrize("name", functions.NUMERIC)
def test_numbers_are_as_close_as_said(both, name):
    pairs = zip(both.native["numeric"][name], both.browser["numeric"][name], strict=True)
    arrays = [(unpacked(here), unpacked(there)) for here, there in pairs]
    assert all((a.dtype, a.shape) == (b.dtype, b.shape) for a, b in arrays)
    worst = max(ulps(*pair, name in OF_THE_LARGEST) for pair in arrays)
    assert worst <= ULPS.get(name, 0)


def test_relu_gives_zeros_of_the_same_sign(both):
    """``np.clip`` keeps -0 on both; ``np.maximum(x, 0)`` would not."""
    here, there = (
        [np.signbit(unpacked(each)).tolist() for each in side["numeric"]["ReLU.forward"]]
        for side in both
    )
    assert here == there


def test_edges_of_other_libraries_are_answered_alike(both):
    assert both.native["edges"] == both.browser["edges"]


def test_no_public_method_of_what_is_learned_is_forgotten():
    compared = {*functions.TEXT, *functions.NUMERIC}
    for name, made in {**vars(tensor), **vars(activations)}.items():
        if inspect.isclass(made) and made.__module__.startswith(core.__name__):
            methods = [n for n, it in vars(made).items() if inspect.isfunction(it)]
            named = [f"{name}.{n}" for n in methods if n not in ("__init__", "__repr__")]
            assert compared >= {*named}, named
