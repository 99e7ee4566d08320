"""Mistakes that any activation can have are named by values or by shape."""

import pytest

from tinytorch.checks.arithmetic import Array
from tinytorch.checks.mistakes import elementwise_shape, explained, shape_mistakes, sigmoid


def row(*values, dtype="float64"):
    return Array(dtype, (len(values),), [*values])


def test_every_formula_that_fits_is_named_in_order():
    known = [("double", lambda v: 2 * v), ("same", lambda v: v), ("zero", lambda v: 0.0)]
    assert explained(known, row(0.0, 0.0), row(0.0, 0.0)) == ["double", "same", "zero"]
    assert explained(known, row(1.0, -2.0), row(1.0, -2.0)) == ["same"]
    assert explained(known, row(1.0), row(3.0)) == []


def test_a_formula_without_an_answer_gives_nan():
    known = [("inverse", lambda v: 1 / v)]
    assert explained(known, row(0.0, 2.0), row(float("nan"), 0.5)) == ["inverse"]
    assert explained(known, row(0.0, 2.0), row(0.0, 0.5)) == []


@pytest.mark.parametrize(("dtype", "names"), [("float64", []), ("float32", ["same"])])
def test_the_dtype_of_the_input_decides_how_close_is_close(dtype, names):
    x = row(1.0, dtype=dtype)
    assert explained([("same", lambda v: v)], x, row(1.000005, dtype=dtype)) == names


@pytest.mark.parametrize(
    ("got", "mistake"),
    [
        (row(1.0, 2.0), "dropped"),
        (row(0.0, 1.0, 2.0), "dropped"),
        (Array("float64", (), [2.0]), "one-number"),
        (row(-1.0, 0.0, 1.0, 2.0), "flattened"),
        (Array("float64", (4, 1), [-1.0, 0.0, 1.0, 2.0]), "reshaped"),
        (row(1.0, 2.0, 3.0), "reshaped"),
    ],
)
def test_a_shape_of_an_elementwise_result_is_named(got, mistake):
    assert elementwise_shape(Array("float64", (2, 2), [-1.0, 0.0, 1.0, 2.0]), got) == [mistake]


def test_more_numbers_than_went_in_are_reshaped_whatever_the_axes():
    assert shape_mistakes(Array("float64", (1, 2), [1.0, 2.0]), row(1.0, 2.0, 3.0)) == ["reshaped"]


@pytest.mark.parametrize(("value", "share"), [(0.0, 0.5), (1e4, 1.0), (-1e4, 0.0)])
def test_sigmoid_has_an_answer_everywhere(value, share):
    assert sigmoid(value) == share
