"""Settings are read, or refused with what is allowed."""

import math

import pytest

from tinytorch.figures.control import Choice, Slider

SLIDER = Slider("w", "weight", -2.0, 2.0, 0.1, 1.0)
WHOLE = Slider("layers", "layers", 1, 6, 1, 2)
CHOICE = Choice("axis", "axis", ("0", "1", "all"), "1")


@pytest.mark.parametrize("value", [-2, 2, 0, 0.3, -1.99])
def test_slider_reads_numbers_in_its_range_as_its_own_type(value):
    assert SLIDER.read(value) == value
    assert isinstance(SLIDER.read(value), float)


@pytest.mark.parametrize("value", [-2.1, 2.1, math.inf, math.nan, "1", None, True, [1.0]])
def test_slider_refuses_the_rest_and_names_its_range(value):
    with pytest.raises(ValueError, match="w must be a number from -2 to 2, got"):
        SLIDER.read(value)


def test_whole_slider_takes_whole_floats_only():
    assert WHOLE.read(3.0) == 3
    assert isinstance(WHOLE.read(3.0), int)
    with pytest.raises(ValueError, match="layers must be a whole number, got"):
        WHOLE.read(2.5)


def test_choice_reads_options_also_as_numbers():
    assert CHOICE.read("all") == "all"
    assert CHOICE.read(0) == "0"


@pytest.mark.parametrize("value", ["2", None, -1, ""])
def test_choice_refuses_the_rest_and_lists_its_options(value):
    with pytest.raises(ValueError, match="axis must be one of '0', '1', 'all', got"):
        CHOICE.read(value)


def test_describe_holds_all_that_an_input_needs():
    assert SLIDER.describe() == {
        "kind": "slider",
        "name": "w",
        "label": "weight",
        "low": -2.0,
        "high": 2.0,
        "step": 0.1,
        "value": 1.0,
    }
    assert CHOICE.describe() == {
        "kind": "choice",
        "name": "axis",
        "label": "axis",
        "options": ["0", "1", "all"],
        "value": "1",
    }
