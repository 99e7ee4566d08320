"""Small T sharpens, large T flattens, and no T changes the order."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import entr
from scipy.special import softmax as scipy_softmax

from tinytorch.figures import FIGURES
from tinytorch.figures.drawing.numbers import brief
from tinytorch.figures.softmax_temperature import PRESETS, entropy

draw = FIGURES["softmax-temperature"].draw
temperatures = st.integers(1, 200).map(lambda n: n / 20)


@settings(max_examples=25, deadline=None)
@given(temperatures, st.sampled_from(list(PRESETS)))
def test_text_tells_the_entropy_in_nats(temperature, preset):
    p = scipy_softmax(np.array(PRESETS[preset]) / temperature)
    expected = brief(float(entr(p).sum()))
    text = draw(temperature=temperature, preset=preset).text
    assert f": entropy {expected} nats of at most 1.61" in text


@pytest.mark.parametrize(
    ("p", "expected"),
    [([1, 0, 0], 0), ([0.5, 0.5], math.log(2)), ([0.2] * 5, math.log(5)), ([0.25, 0.75], 0.56234)],
)
def test_entropy_known_values(p, expected):
    assert entropy(np.array(p, float)) == pytest.approx(expected, abs=1e-5)


@settings(max_examples=25, deadline=None)
@given(temperatures, temperatures)
def test_entropy_grows_with_temperature(one, other):
    low, high = sorted((one, other))
    logits = np.array(PRESETS["one ahead"])
    assert entropy(scipy_softmax(logits / low)) <= entropy(scipy_softmax(logits / high)) + 1e-12


@pytest.mark.parametrize(
    ("temperature", "preset", "words"),
    [
        (0.05, "one ahead", "C leads with 1.00. T never changes the order"),
        (10, "one ahead", "C leads with 0.24."),
        (0.05, "two tied", "B and D lead with 0.50 each."),
        (3, "all equal", "every class has 1/N = 0.20 at any T"),
    ],
)
def test_extremes(temperature, preset, words):
    assert words in draw(temperature=temperature, preset=preset).text


def test_line_of_equal_shares_is_named():
    assert ">1/N = 0.2<" in draw().svg


@pytest.mark.parametrize("temperature", [0, 10.5, -1])
def test_out_of_range_is_refused(temperature):
    with pytest.raises(ValueError, match=r"temperature must be a number from 0\.05 to 10, got"):
        draw(temperature=temperature)


def test_unknown_preset_is_refused():
    with pytest.raises(ValueError, match="preset must be one of 'one ahead', 'close race'"):
        draw(preset="tie")
