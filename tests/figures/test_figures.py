"""What holds for every figure, whatever the settings and whatever the learner's class."""

import json
import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinytorch.core.activations import ReLU, Softmax
from tinytorch.figures import FIGURES, Slider

IDS = [
    "relu-hinge",
    "relu-stack",
    "relu-sparsity",
    "softmax-steps",
    "softmax-shift-scale",
    "softmax-temperature",
    "softmax-overflow",
    "softmax-axis",
    "network-pass",
]
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
many = settings(max_examples=25, deadline=None)


def setting(control):
    if not isinstance(control, Slider):
        return st.sampled_from(control.options)
    count = round((control.high - control.low) / control.step)
    kind = type(control.value)
    return st.integers(0, count).map(lambda i: kind(round(control.low + i * control.step, 6)))


def values(figure):
    return st.fixed_dictionaries({c.name: setting(c) for c in figure.controls})


def elements(drawing):
    return list(ElementTree.fromstring(drawing.svg).iter())


def coordinates(element):
    """Pairs of the largest and smallest places an element takes, across and down."""
    if element.tag.endswith("path"):
        numbers = [float(n) for n in NUMBER.findall(element.get("d"))]
        return numbers[::2], numbers[1::2]
    x = float(element.get("x", element.get("cx", 0)))
    y = float(element.get("y", element.get("cy", 0)))
    wide, high = (float(element.get(name, 0)) for name in ("width", "height"))
    return [x, x + wide], [y, y + high]


@pytest.fixture(params=IDS, scope="module")
def figure(request):
    return FIGURES[request.param]


def test_the_nine_figures_in_teaching_order():
    assert list(FIGURES) == IDS
    assert all(figure.id == key for key, figure in FIGURES.items())


def test_at_most_three_controls_with_different_names(figure):
    names = [control.name for control in figure.controls]
    assert 1 <= len(names) <= 3
    assert len(set(names)) == len(names)


def test_first_settings_lie_on_the_controls(figure):
    for control in figure.controls:
        assert control.read(control.value) == control.value
        if isinstance(control, Slider):
            steps = (control.value - control.low) / control.step
            assert steps == pytest.approx(round(steps))


@many
@given(data=st.data())
def test_svg_is_valid_and_stays_inside_its_view(figure, learners, data):
    chosen = data.draw(values(figure))
    learner = data.draw(st.sampled_from(learners))
    drawing = figure.draw(relu=learner, softmax=learner, **chosen)
    root, *rest = elements(drawing)
    left, top, width, height = map(float, root.get("viewBox").split())
    assert (left, top, width) == (0, 0, 480)
    for element in rest:
        across, down = coordinates(element)
        assert 0 <= min(across) <= max(across) <= width, element.attrib
        assert 0 <= min(down) <= max(down) <= height, element.attrib
    marks = re.sub(r'<text.*?</text>|aria-label=".*?"', "", drawing.svg)
    assert not re.search(r"\b(nan|inf)\b", marks)


@many
@given(data=st.data())
def test_the_same_settings_give_the_same_drawing(figure, data):
    chosen = data.draw(values(figure))
    assert figure.draw(**chosen) == figure.draw(**chosen)


@many
@given(data=st.data())
def test_text_and_table_are_complete(figure, data):
    drawing = figure.draw(**data.draw(values(figure)))
    assert drawing.text.endswith(".")
    assert len(drawing.text) < 260
    assert re.search(r"\d", drawing.text)
    assert drawing.rows
    assert all(len(row) == len(drawing.columns) for row in drawing.rows)
    assert all(isinstance(cell, str) and cell for row in drawing.rows for cell in row)
    assert drawing.caption


def test_svg_is_read_out_and_carries_no_ids(figure):
    drawing = figure.draw()
    root, *rest = elements(drawing)
    assert root.get("role") == "img"
    assert root.get("aria-label") == drawing.text
    assert not any("id" in element.attrib for element in [root, *rest])


def test_letters_are_readable_when_the_picture_is_350_wide(figure):
    for element in elements(figure.draw()):
        assert float(element.get("font-size", 16)) * 350 / 480 >= 10.9


def test_to_json_is_an_object_with_what_a_page_shows(figure):
    drawing = figure.draw()
    shown = {"svg": drawing.svg, "text": drawing.text, "table": drawing.table}
    assert json.loads(drawing.to_json()) == shown


def test_table_is_html_with_every_cell(figure):
    drawing = figure.draw()
    table = ElementTree.fromstring(f"<table>{drawing.table}</table>")
    assert table.findtext("caption") == drawing.caption
    assert [cell.text for cell in table.iter("th")] == drawing.columns
    assert [[cell.text for cell in row] for row in table.find("tbody")] == drawing.rows


@many
@given(data=st.data())
def test_settings_survive_an_address(figure, data):
    chosen = data.draw(values(figure))
    assert figure.settings(**figure.parse(figure.written(chosen))) == chosen


def test_names_of_no_control_in_an_address_are_kept_and_refused(figure):
    given = figure.parse("colour=1&" + figure.written(figure.settings()))
    assert given["colour"] == "1"
    with pytest.raises(ValueError, match="no setting 'colour'"):
        figure.draw(**given)


def test_a_broken_class_is_named_and_the_reference_still_drawn(figure, unusable):
    learner, words = unusable
    chosen = {"activation": "ReLU"} if figure.id == "relu-stack" else {}
    alone = figure.draw(**chosen)
    drawing = figure.draw(relu=learner, softmax=learner, **chosen)
    assert words in drawing.text
    label = re.compile('aria-label=".*?"')
    assert label.sub("", drawing.svg) == label.sub("", alone.svg)


def test_a_wrong_class_is_drawn_and_found_out(figure, wrong):
    chosen = {"activation": "ReLU"} if figure.id == "relu-stack" else {}
    drawing = figure.draw(relu=wrong, softmax=wrong, **chosen)
    assert re.search(r"our (ReLU|Softmax|ReLU and Softmax) gives ", drawing.text)
    assert "the same" not in drawing.text
    assert "yours" in drawing.svg


def test_the_reference_itself_gives_the_same(figure):
    chosen = {"activation": "ReLU"} if figure.id == "relu-stack" else {}
    drawing = figure.draw(relu=ReLU, softmax=Softmax, **chosen)
    assert "gives the same" in drawing.text


def test_floating_point_errors_may_be_set_to_raise(figure):
    with np.errstate(all="raise"):
        assert figure.draw().svg


def test_unknown_setting_is_refused(figure):
    with pytest.raises(ValueError, match=f"no setting 'colour'; it has {figure.controls[0].name}"):
        figure.draw(colour=1)


def test_a_class_the_figure_does_not_use_is_ignored(wrong):
    figure = FIGURES["relu-hinge"]
    assert figure.draw(softmax=wrong) == figure.draw()
