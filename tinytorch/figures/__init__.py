"""Pure functions that draw what an activation does.

``FIGURES[id].draw(**settings)`` gives a ``Drawing``: an SVG picture, a sentence that says what is
seen, and the numbers behind it. A learner's own class can be drawn over the reference.
"""

from tinytorch.figures import relu_hinge, softmax_overflow, softmax_temperature
from tinytorch.figures.control import Choice, Slider
from tinytorch.figures.figure import Drawing, Figure

__all__ = ["FIGURES", "Choice", "Drawing", "Figure", "Slider"]

FIGURES = {
    module.FIGURE.id: module.FIGURE
    for module in (
        relu_hinge,
        softmax_temperature,
        softmax_overflow,
    )
}
