"""Along which axis the sums are 1."""

import re

import pytest

from tinytorch.core.activations import Softmax
from tinytorch.figures import FIGURES

draw = FIGURES["softmax-axis"].draw


def ones(drawing):
    """How many sums are set in bold: the ones that are 1."""
    return len(re.findall(r'font-weight="600">(?:all )?1\.00<', drawing.svg))


@pytest.mark.parametrize(
    ("axis", "count", "words"),
    [
        ("1", 2, "Along axis 1 each row sums to 1.00"),
        ("0", 3, "Along axis 0 each column sums to 1.00"),
        ("all", 1, "only the total is 1.00"),
    ],
)
def test_the_sums_that_are_one_stand_out(axis, count, words):
    drawing = draw(axis=axis)
    assert words in drawing.text
    assert ones(drawing) == count


def test_table_holds_probabilities_and_sums():
    rows = draw(axis="1").rows
    assert rows[0] == ["sample 1", "0.63", "0.23", "0.14", "1.00"]
    assert rows[2] == ["column sum", "0.70", "1.05", "0.25", "2.00"]


def test_axis_may_be_given_as_a_number():
    assert draw(axis=0) == draw(axis="0")


class AxisIgnored(Softmax):
    """Takes ``dim`` and uses the last axis all the same."""

    def __init__(self, dim=-1):
        super().__init__(-1)


def test_a_learner_who_ignores_the_axis_is_found_out():
    assert "gives the same" in draw(axis="1", softmax=AxisIgnored).text
    wrong = draw(axis="0", softmax=AxisIgnored)
    assert "Your Softmax gives" in wrong.text
    assert "gives the same" not in wrong.text
    assert wrong.rows[3] == ["yours, sample 1", "0.63", "0.23", "0.14", "1.00"]


def test_other_axes_are_refused():
    with pytest.raises(ValueError, match="axis must be one of '0', '1', 'all', got 2"):
        draw(axis=2)
