"""The kink sits at -b/w, also outside the picture, and is gone when w is 0."""

import pytest

from tinytorch.figures import FIGURES

draw = FIGURES["relu-hinge"].draw


@pytest.mark.parametrize(
    ("w", "b", "kink"),
    [(1, 0, "0.00"), (1, -1, "1.00"), (-2, 1, "0.50"), (0.5, 1.2, "−2.40"), (2, -2, "1.00")],
)
def test_kink_is_at_minus_b_over_w(w, b, kink):
    drawing = draw(w=w, b=b)
    assert f"The kink is at x = {kink};" in drawing.text
    assert f"kink at −b/w = {kink}<" in drawing.svg
    assert "<circle" in drawing.svg


@pytest.mark.parametrize(
    ("b", "kink", "words"), [(-2, "20.00", "= 20.00 →<"), (2, "−20.00", ">← kink")]
)
def test_kink_outside_the_picture_is_pointed_at(b, kink, words):
    drawing = draw(w=0.1, b=b)
    assert f"The kink is at x = {kink}, outside the picture" in drawing.text
    assert words in drawing.svg


@pytest.mark.parametrize(("b", "level"), [(1.5, "1.50"), (-1.5, "0.00"), (0, "0.00")])
def test_no_kink_without_weight(b, level):
    drawing = draw(w=0, b=b)
    assert f"no kink: the output is {level} everywhere" in drawing.text
    assert "no kink: w = 0" in drawing.svg


@pytest.mark.parametrize(
    ("w", "slopes"),
    [(1.5, "slope 0 on its left, 1.5 on its right"), (-1.5, "slope −1.5 on its left, 0 on its")],
)
def test_slope_changes_at_the_kink(w, slopes):
    assert slopes in draw(w=w).text


def test_the_point_is_told_with_its_values():
    assert "At x = −2.5: w·x + b = −2.00, ReLU = 0.00." in draw(w=1, b=0.5, x=-2.5).text


def test_table_holds_line_and_relu():
    drawing = draw(w=2, b=1)
    assert drawing.columns == ["x", "w·x + b", "ReLU"]
    assert ["−3", "−5.00", "0.00"] in drawing.rows
    assert ["1", "3.00", "3.00"] in drawing.rows


@pytest.mark.parametrize("name", ["w", "b"])
def test_settings_out_of_range_are_refused(name):
    with pytest.raises(ValueError, match=f"{name} must be a number from -2 to 2, got 7"):
        draw(**{name: 7})
