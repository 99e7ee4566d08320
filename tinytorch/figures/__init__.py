"""Pure functions that draw what an activation does.

``FIGURES[id].draw(**settings)`` gives a ``Drawing``: an SVG picture, a sentence that says what is
seen, and the numbers behind it. A learner's own class can be drawn over the reference. Figures
that were added to the course are in ``every()``, not in ``FIGURES``.
"""

from tinytorch import added
from tinytorch.figures import (
    network_pass,
    relu_hinge,
    relu_sparsity,
    relu_stack,
    softmax_axis,
    softmax_overflow,
    softmax_shift_scale,
    softmax_steps,
    softmax_temperature,
)
from tinytorch.figures.control import Choice, Control, Setting, Slider
from tinytorch.figures.figure import Drawing, Figure
from tinytorch.figures.texts import Controls as Text

__all__ = [
    "FIGURES",
    "Choice",
    "Control",
    "Drawing",
    "Figure",
    "Setting",
    "Slider",
    "every",
    "find",
]

FIGURES: dict[str, Figure] = {
    module.FIGURE.id: module.FIGURE
    for module in (
        relu_hinge,
        relu_stack,
        relu_sparsity,
        softmax_steps,
        softmax_shift_scale,
        softmax_temperature,
        softmax_overflow,
        softmax_axis,
        network_pass,
    )
}


def every() -> dict[str, Figure]:
    """All figures by id; what was added cannot take the place of what the course has."""
    return added.figures() | FIGURES


def find(figure_id: str) -> Figure:
    """The figure called ``figure_id``.

    Raises
    ------
    ValueError
        When there is none; the message lists the names.
    """
    known = FIGURES if figure_id in FIGURES else every()
    if figure_id not in known:
        raise ValueError(Text.missing.format(figure=figure_id, names=", ".join(known)))
    return known[figure_id]
