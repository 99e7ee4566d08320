"""Scales clamp; curves are cut where they leave the plot and where they are no number."""

import re

import numpy as np
import pytest

from tinytorch.figures.drawing.canvas import Canvas
from tinytorch.figures.drawing.plot import CROSSES, Plot

NAN, INF = np.nan, np.inf


@pytest.fixture
def plot():
    return Plot(Canvas(100), (10, 20, 110, 70), (0, 10), (0, 5))


def paths(plot):
    found = [re.search(r'd="M([^"]*)"', part) for part in plot.canvas.parts]
    return [[tuple(map(float, p.split(","))) for p in path.group(1).split()] for path in found]


def test_scales_run_from_edge_to_edge(plot):
    assert (plot.x(0), plot.x(10), plot.y(0), plot.y(5)) == (10, 110, 70, 20)


def test_scales_clamp_what_lies_outside(plot):
    assert (plot.x(-3), plot.x(99), plot.y(-3), plot.y(INF)) == (10, 110, 70, 20)


def test_curve_is_cut_where_it_crosses_the_limit(plot):
    plot.curve([0, 10], [0, 10])
    assert paths(plot) == [[(10, 70), (60, 20)]]


def test_curve_through_both_limits_keeps_its_slope(plot):
    plot.curve([0, 10], [-5, 10])
    (path,) = paths(plot)
    assert path[0] == pytest.approx((43.3, 70), abs=0.06)
    assert path[-1] == pytest.approx((76.7, 20), abs=0.06)


@pytest.mark.parametrize("odd", [NAN, INF, -INF])
def test_curve_has_a_gap_where_it_is_no_number(plot, odd):
    plot.curve([0, 1, 2, 3, 4], [1, 1, odd, 1, 1])
    assert len(paths(plot)) == 2


def test_a_curve_of_nothing_draws_nothing(plot):
    plot.curve([0, 1], [NAN, NAN])
    assert plot.canvas.parts == []


@pytest.mark.parametrize(("odd", "word"), [(NAN, "NaN"), (INF, "inf")])
def test_a_learners_odd_values_are_marked_and_named(plot, odd, word):
    entries = plot.yours(np.linspace(0, 10, 61), np.full(61, odd))
    assert entries == [("yours-line", "yours"), ("cross", word)]
    assert 1 <= len(plot.canvas.parts) <= CROSSES


def test_a_learners_bar_that_is_no_number_says_so(plot):
    plot.your_bar(50, 20, NAN)
    assert plot.canvas.parts[-1].endswith(">NaN</text>")
