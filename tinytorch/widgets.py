"""The figures with sliders, in a notebook: the only module that knows ipywidgets.

``explore("relu-hinge", relu=ReLU)`` shows a figure that redraws while its sliders move, with a
learner's own class drawn over the reference.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

import ipywidgets

from tinytorch import figures
from tinytorch.figures import Choice, Control, Drawing, Figure, Slider
from tinytorch.figures.learner import Learner
from tinytorch.figures.texts import Widgets as Text

PROSE = "line-height:1.5;margin:0.5em 0"  # widgets set their lines far apart
LABEL = {"description_width": "9em"}  # so that the controls stand below each other
DIGITS = 6  # a slider's value is rounded to this many decimals: 0.30000000000000004 becomes 0.3


def explore(figure_id: str, **classes: Learner) -> ipywidgets.VBox:
    """Show a figure with its controls.

    Parameters
    ----------
    figure_id : str
        Its name, such as ``relu-hinge``.
    **classes
        Your own classes, such as ``relu=ReLU``; each is drawn over the reference.

    Returns
    -------
    ipywidgets.VBox
        Controls, a reset button, the drawing, its text line and, on request, its numbers.

    Raises
    ------
    ValueError
        When there is no such figure, or it does not draw such a class; the message lists the
        names.
    """
    figure = figures.find(figure_id)
    for use in classes:
        if use not in figure.uses:
            raise ValueError(Text.unused.format(figure=figure_id, use=use, uses=figure.uses))
    panel = Panel(figure, classes)
    panel.redraw()
    return panel.box


class Panel:
    """A figure, its controls and what they show.

    Parameters
    ----------
    figure : Figure
    classes : mapping
        A learner's class, or None, for each of its ``uses``.

    Notes
    -----
    ipywidgets gives a slider's handle no name that a screen reader could read. So each slider
    stands beside a number box that has one, its label, and either moves the other.
    """

    def __init__(self, figure: Figure, classes: Mapping[str, Learner | None]) -> None:
        self.figure = figure
        self.classes = classes
        self.quiet = False
        self.inputs = {control.name: _input(control) for control in figure.controls}
        self.numbers = {c.name: _number(c) for c in figure.controls if isinstance(c, Slider)}
        self.reset = ipywidgets.Button(description=Text.reset, tooltip=Text.reset_tip)
        self.shown = ipywidgets.Checkbox(description=Text.numbers, indent=False)
        self.picture, self.words, self.table = (ipywidgets.HTML() for _ in range(3))
        self._listen()
        self.box = ipywidgets.VBox(
            [
                *(self._row(control.name) for control in figure.controls),
                self.reset,
                self.picture,
                self.words,
                self.shown,
                self.table,
            ]
        )
        self.box.add_class("tt-figure")

    def redraw(self) -> None:
        """Draw the present settings; an error is shown in the text line."""
        settings: dict[str, Any] = {name: _value(widget) for name, widget in self.inputs.items()}
        try:
            drawing = self.figure.draw(**settings, **self.classes)
        except Exception as error:
            self._say(Text.failed.format(error=type(error).__name__, message=error))
            return
        self.picture.value = drawing.svg
        self._say(drawing.text)
        self.table.value = _table(drawing) if self.shown.value else ""

    def _say(self, words: str) -> None:
        self.words.value = f'<p aria-live="polite" style="{PROSE}">{escape(words)}</p>'

    def _row(self, name: str) -> ipywidgets.Widget:
        if name in self.numbers:
            return ipywidgets.HBox([self.numbers[name], self.inputs[name]])
        return self.inputs[name]

    def _listen(self) -> None:
        """Redraw on every change; keep a slider and its number box together."""
        for name, widget in self.inputs.items():
            widget.observe(lambda change, name=name: self._moved(name, change), "value")
        for name, widget in self.numbers.items():
            widget.observe(lambda change, name=name: self._typed(name, change), "value")
        self.shown.observe(lambda change: self.redraw(), "value")
        self.reset.on_click(lambda button: self._restart())

    def _moved(self, name: str, change: Mapping[str, Any]) -> None:
        if not self.quiet:
            if name in self.numbers:
                self._set(self.numbers[name], _value(change["owner"]))
            self.redraw()

    def _typed(self, name: str, change: Mapping[str, Any]) -> None:
        if not self.quiet:
            self._set(self.inputs[name], change["new"])
            self.redraw()

    def _restart(self) -> None:
        for control in self.figure.controls:
            self._set(self.inputs[control.name], control.value)
            if control.name in self.numbers:
                self._set(self.numbers[control.name], control.value)
        self.redraw()

    def _set(self, widget: ipywidgets.Widget, value: object) -> None:
        """Change a widget without redrawing."""
        self.quiet = True
        try:
            widget.value = value
        finally:
            self.quiet = False


def _input(control: Control) -> ipywidgets.Widget:
    """The widget of one control."""
    if isinstance(control, Choice):
        return ipywidgets.Dropdown(
            description=control.label,
            options=control.options,
            value=control.value,
            style=LABEL,
        )
    kind = ipywidgets.IntSlider if control.whole else ipywidgets.FloatSlider
    return kind(
        min=control.low,
        max=control.high,
        step=control.step,
        value=control.value,
        continuous_update=True,
        readout=False,
        layout={"flex": "0 1 20rem", "min_width": "0"},
    )


def _number(control: Slider) -> ipywidgets.Widget:
    """The number box beside a slider, with the label of both."""
    kind = ipywidgets.BoundedIntText if control.whole else ipywidgets.BoundedFloatText
    return kind(
        description=control.label,
        min=control.low,
        max=control.high,
        step=control.step,
        value=control.value,
        style=LABEL,
        layout={"width": "15em", "flex": "0 0 auto"},
    )


def _value(widget: ipywidgets.Widget) -> float | str:
    """The widget's value, rid of rounding noise."""
    value = widget.value
    return round(value, DIGITS) if isinstance(value, float) else value


def _table(drawing: Drawing) -> str:
    """The numbers of a drawing as an HTML table."""
    table = f'<table style="{PROSE};border-spacing:1em 0">{drawing.table}</table>'
    return f'<div style="overflow-x:auto">{table}</div>'
