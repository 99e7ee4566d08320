"""A live figure as it stands in a page: drawing, text, controls and table, all without a script.

The custom element ``<live-figure>`` finds everything it needs inside itself: it takes ``disabled``
off the controls, and on each change replaces the drawing, the text and the table. What a script
shows later has its room in the page from the start, so that nothing moves while Python loads.
Forms have the method ``dialog``: outside of a dialog, to submit them leads nowhere.
"""

from collections.abc import Sequence
from typing import Any

from docutils import nodes

from courseware.book import texts
from courseware.book.elements import Element, element, from_template
from tinytorch.figures import Choice, Figure

Settings = dict[str, float | str]


def rendered(
    figure: Figure,
    settings: Settings,
    prediction: Sequence[nodes.Node] = (),
    question: Sequence[nodes.Node] = (),
) -> list[nodes.Node]:
    """The nodes of ``figure`` drawn with ``settings``.

    Parameters
    ----------
    figure : tinytorch.figures.Figure
    settings : dict
        Control name to value; controls not named start at their own value.
    prediction : nodes
        What the reader is to predict; with it, a prediction is asked for before the figure is
        seen, its controls move and the question is asked.
    question : nodes
        What stands below the drawing.

    Raises
    ------
    ValueError
        When the figure has no such control or does not allow the value.
    """
    start = figure.settings(**settings)
    controls = [_control(figure.id, control, start[control.name]) for control in figure.controls]
    return from_template(
        "live-figure",
        {"prediction": prediction, "controls": controls, "question": question},
        id=figure.id,
        title=figure.title,
        drawing=figure.draw(**settings),
        predicts=bool(prediction),
        texts=texts.FIGURE,
    )


def _control(figure_id: str, control: Any, value: Any) -> Element:
    ident = f"{figure_id}-{control.name}"
    label = element("label", control.label, for_=ident)
    if isinstance(control, Choice):
        field = element("select", *_options(control, value), id=ident, name=control.name)
        return element("div", label, field, class_="lf-control")
    field = element(
        "input",
        type="range",
        id=ident,
        name=control.name,
        min=control.low,
        max=control.high,
        step=control.step,
        value=control.written(value),
    )
    digits = control.decimals
    shown = element(
        "output", f"{value:.{digits}f}",
        for_=ident, aria_live="off", data_digits=digits,  # the width stays while the slider moves
    )  # fmt: skip
    return element("div", label, field, shown, class_="lf-control")


def _options(control: Choice, value: float | str) -> list[Element]:
    return [
        element("option", str(option), value=option, selected=option == value)
        for option in control.options
    ]
