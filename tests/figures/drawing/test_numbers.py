"""Numbers are written the same way everywhere, and never as -0."""

import math

import pytest

from tinytorch.figures.drawing.numbers import brief, plain, short


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.0, "0.00"),
        (-0.0, "0.00"),
        (1.005, "1.00"),
        (-2.5, "−2.50"),
        (99999, "99999.00"),
        (0.005, "0.01"),
        (0.0049, "4.9e−3"),
        (-1e-30, "−1.0e−30"),
        (1e5, "1.0e5"),
        (math.inf, "inf"),
        (-math.inf, "−inf"),
        (math.nan, "NaN"),
    ],
)
def test_short(value, expected):
    assert short(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1e-9, "0.00"), (-1e-9, "0.00"), (math.nan, "NaN"), (math.inf, "inf"), (0.25, "0.25")],
)
def test_brief(value, expected):
    assert brief(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(-0.0, "0"), (1000.0, "1000"), (0.05, "0.05"), (86.5, "86.5")]
)
def test_plain(value, expected):
    assert plain(value) == expected
