"""The drawing surface: escaped words, rounded places, colours that stand out."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

from tinytorch.figures.drawing.canvas import BLUE, ORANGE, RED, Canvas, rounded


def luminance(colour):
    """Relative luminance of ``#rrggbb``, as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("background", ["#ffffff", "#121212"])
@pytest.mark.parametrize("colour", [BLUE, ORANGE, RED])
def test_series_colours_stand_out_in_light_and_dark(colour, background):
    assert contrast(re.search(r"#\w{6}", colour).group(), background) >= 3


@pytest.mark.parametrize(
    ("value", "expected"), [(1.0, "1"), (0.25, "0.2"), (-0.04, "0"), (-3.14, "-3.1"), (10, "10")]
)
def test_places_are_rounded(value, expected):
    assert rounded(value) == expected


def test_words_and_label_are_escaped():
    canvas = Canvas(10)
    canvas.text(1, 2, "a < b & c")
    root = ElementTree.fromstring(canvas.svg('say "1 < 2"'))
    assert root[0].text == "a < b & c"
    assert root.get("aria-label") == 'say "1 < 2"'


def test_text_takes_the_colour_of_the_page():
    assert ElementTree.fromstring(Canvas(10).svg("")).get("fill") == "currentColor"


def test_hatch_lines_stay_inside_the_box():
    canvas = Canvas(200)
    canvas.hatch(10, 20, 34, 100)
    numbers = [float(n) for n in re.findall(r"[\d.]+", canvas.parts[0].split('"')[1])]
    assert min(numbers[::2]) >= 10
    assert max(numbers[::2]) <= 44
    assert min(numbers[1::2]) >= 20
    assert max(numbers[1::2]) <= 120
