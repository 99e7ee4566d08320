"""Adding changes nothing; multiplying changes how far apart the probabilities are."""

import numpy as np
import pytest

from tinytorch.figures import FIGURES
from tinytorch.figures.drawing.numbers import short

draw = FIGURES["softmax-shift-scale"].draw


def column(drawing, name):
    return [row[drawing.columns.index(name)] for row in drawing.rows]


@pytest.mark.parametrize("add", [-5, -0.5, 0, 3, 5])
def test_adding_leaves_the_probabilities(add):
    drawing = draw(add=add)
    assert column(drawing, "before") == column(drawing, "after") == ["0.09", "0.24", "0.67"]


@pytest.mark.parametrize("multiply", [0.5, 2, 4])
@pytest.mark.parametrize("add", [-5, 0, 5])
def test_multiplying_changes_them(multiply, add):
    powers = np.exp(multiply * np.array([1.0, 2.0, 3.0]))
    expected = short(powers[-1] / powers.sum())
    verb = "grow" if multiply > 1 else "shrink"
    text = draw(multiply=multiply, add=add).text
    assert f"differences {verb} and the largest probability goes from 0.67 to {expected}." in text


def test_multiplying_by_zero_leaves_no_difference():
    assert "each class gets 0.33" in draw(multiply=0, add=2).text


def test_moved_logits_are_in_the_table():
    assert column(draw(multiply=2, add=-3), "k·x + c") == ["−1.00", "1.00", "3.00"]


def test_out_of_range_is_refused():
    with pytest.raises(ValueError, match="multiply must be a number from 0 to 4, got -1"):
        draw(multiply=-1)
