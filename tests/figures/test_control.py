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


@pytest.mark.parametrize(
    ("control", "decimals"), [(SLIDER, 1), (WHOLE, 0), (Slider("t", "T", 0.05, 10.0, 0.05, 1.0), 2)]
)
def test_a_slider_knows_how_many_decimals_its_steps_have(control, decimals):
    assert control.decimals == decimals
    assert control.whole == (control is WHOLE)


@pytest.mark.parametrize(
    ("control", "value", "text"),
    [
        (SLIDER, 1.0, "1"),
        (SLIDER, -0.3, "-0.3"),
        (SLIDER, 3 * 0.1, "0.3"),
        (SLIDER, -0.0, "0"),
        (WHOLE, 3, "3"),
        (CHOICE, "all", "all"),
    ],
)
def test_what_is_written_is_read_again(control, value, text):
    assert control.written(value) == text
    assert control.read(control.parse(text)) == (value if control is CHOICE else round(value, 9))


@pytest.mark.parametrize("text", ["", "one", "1,5"])
def test_slider_parses_numbers_only(text):
    with pytest.raises(ValueError, match="could not convert string to float"):
        SLIDER.parse(text)


def test_near_are_the_steps_to_both_sides_that_lie_on_the_slider():
    assert SLIDER.near(1.8, 3) == [1.5, 1.6, 1.7, 1.8, 1.9, 2.0]
    assert WHOLE.near(3, 1) == [2, 3, 4]
    assert all(isinstance(value, int) for value in WHOLE.near(3, 1))


def test_near_an_option_are_all_of_them():
    assert CHOICE.near("1", 1) == ["0", "1", "all"]
