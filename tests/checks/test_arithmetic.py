"""The checks' own arithmetic, against NumPy."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tinytorch.checks.arithmetic import (
    Array,
    close,
    divide,
    exp,
    layer,
    lines,
    relu,
    same,
    show,
    softmax,
)

ARRAYS = hnp.arrays(
    float, hnp.array_shapes(max_dims=3, max_side=4), elements=st.floats(-1000, 1000)
)


def plain(x):
    return Array(x.dtype.name, x.shape, x.ravel().tolist())


@given(ARRAYS)
def test_relu_is_the_maximum_with_0(x):
    assert relu(plain(x)).values == np.maximum(x, 0).ravel().tolist()


@given(ARRAYS, st.data())
def test_softmax_agrees_with_numpy_on_every_axis(x, data):
    axis = data.draw(st.integers(-x.ndim, x.ndim - 1))
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    y = e / e.sum(axis=axis, keepdims=True)
    np.testing.assert_allclose(softmax(plain(x), axis).values, y.ravel(), rtol=1e-12, atol=1e-300)


def test_layer_is_a_matrix_product_and_a_bias():
    x, w, b = np.arange(6.0).reshape(2, 3), np.arange(12.0).reshape(3, 4), np.arange(4.0)
    found = layer(plain(x), plain(w), plain(b))
    assert (found.shape, found.values) == ((2, 4), (x @ w + b).ravel().tolist())


def test_integers_become_float64_in_softmax():
    assert softmax(Array("int64", (2,), [1.0, 1.0])) == Array("float64", (2,), [0.5, 0.5])


def test_lines_of_one_number_are_one_line():
    assert lines((), -1) == [[0]]


@pytest.mark.parametrize(
    ("got", "expected", "dtype", "agrees"),
    [
        ([1.0], [1.0 + 1e-8], "float64", True),
        ([1.0], [1.001], "float64", False),
        ([1.0], [1.000001], "float32", True),
        ([math.nan], [math.nan], "float64", True),
        ([math.nan], [1.0], "float64", False),
        ([math.inf], [1.0], "float64", False),
        ([math.inf], [math.inf], "float64", True),
        ([1000.0], [math.inf], "float64", False),
        ([1.0], [1.0, 1.0], "float64", False),
    ],
)
def test_close(got, expected, dtype, agrees):
    assert close(got, expected, dtype) is agrees


@pytest.mark.parametrize(
    ("a", "b", "equal"),
    [
        ([math.nan, 0.0], [math.nan, -0.0], True),
        ([1.0], [1.0 + 1e-15], False),
        ([math.inf], [1e308], False),
        ([1.0], [1.0, 1.0], False),
    ],
)
def test_same_is_to_the_last_bit_and_knows_nan(a, b, equal):
    first, second = (Array("float64", (len(values),), values) for values in (a, b))
    assert same(first, second) is equal
    assert not same(first, None)


@pytest.mark.parametrize(
    ("a", "b", "quotient"), [(1.0, 0.0, math.inf), (-1.0, 0.0, -math.inf), (6.0, 3.0, 2.0)]
)
def test_divide_never_raises(a, b, quotient):
    assert divide(a, b) == quotient
    assert math.isnan(divide(0.0, 0.0))


def test_exp_ends_in_infinity():
    assert exp(1000.0) == math.inf


def test_show_cuts_long_rows():
    assert show(Array("float64", (2, 1), [1.0, -0.5])) == "[[1], [-0.5]]"
    assert show(Array("float64", (8,), [0.0] * 8)) == "[0, 0, 0, 0, 0, 0, ...]"
    assert show(Array("float64", (4096,) * 31 + (0,), [])) == "[]"
