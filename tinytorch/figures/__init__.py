"""Pure functions that draw what an activation does.

``FIGURES[id].draw(**settings)`` gives a ``Drawing``: an SVG picture, a sentence that says what is
seen, and the numbers behind it. A learner's own class can be drawn over the reference.
"""

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
from tinytorch.figures.control import Choice, Slider
from tinytorch.figures.figure import Drawing, Figure

__all__ = ["FIGURES", "Choice", "Drawing", "Figure", "Slider"]

FIGURES = {
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
