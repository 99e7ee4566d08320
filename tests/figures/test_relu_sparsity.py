"""The share of zeros follows the inputs; half only when they are centred."""

import math

import numpy as np
import pytest

from tinytorch.figures import FIGURES
from tinytorch.figures.drawing.numbers import percent
from tinytorch.figures.relu_sparsity import COUNT, bins, normal

draw = FIGURES["relu-sparsity"].draw


def below_zero(mean, spread):
    """The share of a normal distribution below zero."""
    return 0.5 * math.erfc(mean / spread / math.sqrt(2))


@pytest.mark.parametrize(
    ("mean", "spread", "bias"), [(0, 1, 0), (1, 1, 0), (-1, 2, 0), (0, 1, 0.5), (2, 0.5, -2)]
)
def test_share_of_zeros_is_that_of_the_distribution(mean, spread, bias):
    share = float((mean + spread * normal() + bias <= 0).mean())
    assert share == pytest.approx(below_zero(mean + bias, spread), abs=0.05)
    drawing = draw(mean=mean, spread=spread, bias=bias)
    assert f"{percent(share)} of 1000 outputs are exactly 0" in drawing.text
    assert f"{percent(share)} are 0<" in drawing.svg


def test_a_dead_unit_is_called_dead():
    assert "All 1000 outputs are 0: for these inputs the unit is dead." in draw(bias=-5).text


def test_a_unit_that_is_always_on_changes_nothing():
    assert "0.0 % of 1000 outputs are exactly 0, so ReLU changes nothing" in draw(bias=5).text


def test_every_number_falls_in_a_bin():
    values = np.array([-99.0, -12.0, -0.1, 0.1, 11.9, 12.0, 99.0])
    shares = bins(values)
    assert shares.sum() * COUNT == pytest.approx(len(values))
    assert shares[0] * COUNT == pytest.approx(2)
    assert shares[-1] * COUNT == pytest.approx(3)


def test_table_tells_shares_before_and_after():
    drawing = draw()
    shares = {row[0]: row[1:] for row in drawing.rows}
    assert shares["below 0"][0] == shares["exactly 0"][1]
    assert shares["below 0"][1] == shares["exactly 0"][0] == "0.0 %"


def test_out_of_range_is_refused():
    with pytest.raises(ValueError, match=r"spread must be a number from 0\.2 to 2, got 0"):
        draw(spread=0)
