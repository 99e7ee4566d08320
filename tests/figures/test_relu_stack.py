"""Without an activation any depth is one line; with ReLU depth adds kinks."""

import numpy as np
import pytest

from tinytorch.core.activations import ReLU
from tinytorch.figures import FIGURES
from tinytorch.figures.relu_stack import DEEPEST, GRID, corners, run

draw = FIGURES["relu-stack"].draw
LAYERS = range(1, DEEPEST + 1)


@pytest.mark.parametrize("layers", LAYERS)
def test_without_activation_the_map_is_one_line(layers):
    y = run(layers, None)
    line = y[0] + (y[-1] - y[0]) * (GRID - GRID[0]) / (GRID[-1] - GRID[0])
    np.testing.assert_allclose(y, line, rtol=0, atol=1e-12 * np.abs(y).max())
    assert corners(y) == []
    assert "one straight line without a kink" in draw(layers=layers).text


@pytest.mark.parametrize("layers", LAYERS)
def test_with_relu_the_kinks_are_counted(layers):
    count = len(corners(run(layers, ReLU())))
    assert count > 1
    assert f"with ReLU: {count} kinks between" in draw(layers=layers, activation="ReLU").text


def test_every_further_layer_adds_kinks():
    counts = [len(corners(run(layers, ReLU()))) for layers in LAYERS]
    assert counts == sorted(set(counts))


def test_one_kink_of_a_single_unit_is_found():
    assert corners(np.maximum(GRID - 1, 0)) == [int(np.argmin(np.abs(GRID - 1)))]


def test_a_learners_class_matters_only_where_relu_is_used(wrong):
    assert draw(relu=wrong) == draw()
    assert draw(relu=wrong, activation="ReLU") != draw(activation="ReLU")


@pytest.mark.parametrize("layers", [0, 7, 2.5])
def test_other_depths_are_refused(layers):
    with pytest.raises(ValueError, match="layers must be"):
        draw(layers=layers)
