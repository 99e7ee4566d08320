"""Every step of softmax with its numbers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinytorch.figures import FIGURES
from tinytorch.figures.drawing.numbers import listed

draw = FIGURES["softmax-steps"].draw
logits = st.integers(-50, 50).map(lambda n: n / 10)


def test_known_steps():
    drawing = draw(a=2, b=1, c=-1)
    assert drawing.text == (
        "Subtract the maximum, 2.0, then take exp: 1.00, 0.37, 0.05; their sum is 1.42. "
        "Divided by it: 0.71, 0.26, 0.04."
    )
    assert "B: exp(1.0 − 2.0) / 1.42 = 0.37 / 1.42 = 0.26" in drawing.svg
    assert drawing.rows[2] == ["C", "−1.00", "−3.00", "0.05", "0.04"]
    assert drawing.rows[3][-1] == "1.00"


@settings(max_examples=25, deadline=None)
@given(logits, logits, logits)
def test_text_tells_the_probabilities(a, b, c):
    powers = np.exp([a, b, c])
    assert draw(a=a, b=b, c=c).text.endswith(f": {listed(powers / powers.sum())}.")


def test_dividing_the_logits_is_shown_not_to_be_softmax():
    assert "not softmax: logit / sum of logits = 1.00, 0.50, −0.50" in draw(a=2, b=1, c=-1).svg
    assert "logit / sum of logits = undefined" in draw(a=1, b=0, c=-1).svg


def test_negative_maximum_stands_in_brackets():
    assert "A: exp(−5.0 − (−2.0)) / " in draw(a=-5, b=-2, c=-3).svg


def test_out_of_range_is_refused():
    with pytest.raises(ValueError, match=r"a must be a number from -5 to 5, got 5\.1"):
        draw(a=5.1)
