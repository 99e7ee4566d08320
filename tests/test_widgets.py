"""Controls move the figure, the figure never falls silent."""

import xml.etree.ElementTree as ElementTree

import ipywidgets
import pytest

from tinytorch.core.activations import ReLU
from tinytorch.figures import FIGURES, Slider
from tinytorch.widgets import Panel, explore


def panel(figure_id, **classes):
    made = Panel(FIGURES[figure_id], {"relu": None, "softmax": None} | classes)
    made.redraw()
    return made


def drawn(figure_id, **settings):
    return FIGURES[figure_id].draw(**settings)


def descendants(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from descendants(child)


@pytest.mark.parametrize("figure_id", FIGURES)
def test_every_control_is_named_and_shown(figure_id):
    shown = list(descendants(explore(figure_id)))
    for control in FIGURES[figure_id].controls:
        (widget,) = (w for w in shown if getattr(w, "description", None) == control.label)
        assert widget.value == control.value
        if isinstance(control, Slider):  # its name stands at the number box beside it
            row = next(w for w in shown if widget in getattr(w, "children", ()))
            (slider,) = (w for w in row.children if w is not widget)
            assert (slider.description, slider.value) == ("", control.value)


@pytest.mark.parametrize("figure_id", FIGURES)
def test_figure_shows_at_once(figure_id):
    made = panel(figure_id)
    assert made.picture.value == drawn(figure_id).svg
    assert made.words.value.startswith('<p aria-live="polite"')
    assert made.table.value == ""


def test_moving_a_slider_redraws_and_moves_its_number():
    made = panel("relu-hinge")
    made.inputs["b"].value = -1.0
    assert made.numbers["b"].value == -1.0
    assert made.picture.value == drawn("relu-hinge", b=-1.0).svg
    assert "The kink is at x = 1.00" in made.words.value


def test_typing_a_number_moves_its_slider():
    made = panel("softmax-temperature")
    made.numbers["temperature"].value = 0.5
    assert made.inputs["temperature"].value == 0.5
    assert made.picture.value == drawn("softmax-temperature", temperature=0.5).svg


def test_rounding_noise_of_a_slider_is_not_shown():
    made = panel("relu-hinge")
    made.inputs["w"].value = 3 * 0.1
    assert made.numbers["w"].value == 0.3


def test_whole_sliders_stay_whole():
    made = panel("relu-stack")
    made.inputs["layers"].value = 4
    made.inputs["activation"].value = "ReLU"
    assert isinstance(made.inputs["layers"], ipywidgets.IntSlider)
    assert "4 hidden layers with ReLU" in made.words.value


def test_one_move_draws_once(monkeypatch):
    made = panel("relu-hinge")
    count = []
    monkeypatch.setattr(made, "redraw", lambda: count.append(1))
    made.inputs["w"].value = -1.0
    made.numbers["w"].value = 1.5
    assert len(count) == 2


def test_reset_goes_back_and_draws_once(monkeypatch):
    made = panel("relu-hinge")
    first = made.picture.value
    for name in ("w", "b", "x"):
        made.inputs[name].value = -1.5
    made.reset.click()
    assert made.picture.value == first
    assert [made.numbers[name].value for name in ("w", "b", "x")] == [1.0, 0.0, 2.0]
    count = []
    monkeypatch.setattr(made, "redraw", lambda: count.append(1))
    made.reset.click()
    assert len(count) == 1


def test_numbers_are_a_table_on_request():
    made = panel("relu-hinge")
    made.shown.value = True
    table = ElementTree.fromstring(made.table.value)
    assert table.find("table/caption").text == drawn("relu-hinge").caption
    assert [th.text for th in table.iter("th")] == drawn("relu-hinge").columns
    made.shown.value = False
    assert made.table.value == ""


def test_a_learners_class_is_drawn():
    assert "Your ReLU gives the same." in panel("relu-hinge", relu=ReLU).words.value


def test_a_broken_class_is_told_and_escaped():
    def broken():
        raise ValueError("<b>no</b>")

    words = panel("relu-hinge", relu=broken).words.value
    assert "raised ValueError: &lt;b&gt;no&lt;/b&gt;." in words


def test_an_error_of_the_figure_itself_is_shown():
    made = panel("relu-hinge")
    made.inputs["w"].max = 9.0
    made.inputs["w"].value = 9.0
    assert "The figure cannot be drawn: ValueError: w must be" in made.words.value


def test_unknown_figure_is_refused_with_the_names():
    with pytest.raises(ValueError, match="there is no figure 'relu'; there are relu-hinge"):
        explore("relu")
