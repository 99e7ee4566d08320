"""A live figure as it stands in a page: drawing, text, controls and table, all without a script.

The custom element ``<live-figure>`` finds everything it needs inside itself: it takes ``disabled``
off the controls, and on each change replaces the drawing, the text and the table. What a script
shows later has its room in the page from the start, so that nothing moves while Python loads.
Forms have the method ``dialog``: outside of a dialog, to submit them leads nowhere.
"""

import json

from courseware.book.elements import element, markup
from tinytorch.figures import Choice


def rendered(figure, settings, before=(), after=()):
    """The node of ``figure`` drawn with ``settings``.

    Parameters
    ----------
    figure : tinytorch.figures.Figure
    settings : dict
        Control name to value; controls not named start at their own value.
    before, after : iterables of nodes
        What stands above and below the drawing: the prediction, the question.

    Raises
    ------
    ValueError
        When the figure has no such control or does not allow the value.
    """
    drawing = figure.draw(**settings)
    before = list(before)
    start = figure.settings(**settings)
    return element(
        "live-figure",
        *before,
        *([_commitment(figure.id)] if before else []),
        element(
            "figure",
            element("figcaption", figure.title, id=f"{figure.id}-title", class_="lf-title"),
            element("div", markup(drawing.svg), class_="lf-drawing"),
            element("p", drawing.text, class_="lf-text", aria_live="polite"),
            _controls(figure, start),
            _engine(),
            _table(figure, drawing),
            aria_labelledby=f"{figure.id}-title",
        ),
        *after,
        figure=figure.id,
        id=figure.id,
        data_settings=json.dumps(start, ensure_ascii=False),
    )


def _commitment(figure_id):
    """Where a reader commits to a prediction; the line takes the form's place afterwards."""
    ident = f"{figure_id}-guess"
    form = element(
        "form",
        element(
            "fieldset",
            element("label", "Your prediction", for_=ident),
            element("input", type="text", id=ident, name="guess", maxlength=120, required=True),
            element("button", "Commit", type="submit"),
            element("button", "Skip", type="submit", formnovalidate=True),
            disabled=True,
        ),
        method="dialog",
        class_="lf-guess",
        autocomplete="off",
    )
    line = element("p", class_="lf-guessed", tabindex=-1, hidden=True)
    return element("div", form, line, class_="lf-commitment")


def _engine():
    """How far Python is; what stands here at first holds for a page without a script."""
    said = "The settings stay as they are: JavaScript is off or has not loaded yet."
    bar = element("progress", max=1, value=0, aria_label="Start of Python")
    return element(
        "div",
        element("p", said, class_="lf-state", role="status"),
        element("p", bar, element("span", class_="lf-amount"), class_="lf-load"),
        element("button", "Try again", type="button", class_="lf-retry"),
        class_="lf-engine",
    )


def _controls(figure, start):
    rows = [_control(figure.id, control, start[control.name]) for control in figure.controls]
    return element(
        "form",
        element(
            "fieldset",
            element("legend", f"Settings of the figure: {figure.title}", class_="visually-hidden"),
            *rows,
            element(
                "div",
                element("button", "Reset", type="button", class_="lf-reset"),
                element("button", "Copy link", type="button", class_="lf-copy"),
                class_="lf-buttons",
            ),
            disabled=True,
        ),
        method="dialog",
        class_="lf-controls",
        autocomplete="off",
    )


def _control(figure_id, control, value):
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


def _options(control, value):
    return [
        element("option", str(option), value=option, selected=option == value)
        for option in control.options
    ]


def _table(figure, drawing):
    table = element("table", markup(drawing.table))
    frame = element(
        "div", table,
        class_="lf-table", role="region", tabindex=0, aria_label=f"Numbers: {figure.title}",
    )  # fmt: skip
    return element(
        "details", element("summary", "The numbers in the drawing"), frame, class_="lf-data"
    )
