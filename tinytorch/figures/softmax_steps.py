"""How softmax gets from logits to probabilities: shift, exp, then divide by the sum."""

import numpy as np

from tinytorch.core.activations import Softmax
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Slider
from tinytorch.figures.drawing.canvas import BLUE, INK, ORANGE, Canvas
from tinytorch.figures.drawing.numbers import brief, listed, short
from tinytorch.figures.figure import Drawing, Figure
from tinytorch.figures.learner import trial

NAMES = "ABC"
LEFTS = (34, 150, 266, 382)  # of the four columns of bars
WIDTH = 90
ROWS = (64, 112, 160)  # top of each class's bar
THICK = 18


def draw(a, b, c, softmax=None):
    """Three logits through every step of softmax, with the numbers.

    Parameters
    ----------
    a, b, c : float
        The logits, dimensionless.
    softmax : class, optional
        A learner's class, drawn over the reference.
    """
    x = np.array([a, b, c])
    shifted = x - x.max()
    powers = np.exp(shifted)
    total = powers.sum()
    p = Softmax()(Tensor(x)).data
    yours = trial("Softmax", softmax, x, p)
    canvas = Canvas(342 if yours.values is None else 370)
    heads = ("logit", "− max", "exp", "÷ sum")
    feet = (f"max {brief(x.max(), 1)}", "max 0.0", f"sum {brief(total)}", f"sum {brief(p.sum())}")
    ends = ((-5, 5), (-10, 0), (0, 1), (0, 1))
    for i, name in enumerate(NAMES):
        canvas.text(8, ROWS[i] + 14, name, bold=True)
    for column, values in enumerate((x, shifted, powers, p)):
        _draw_column(canvas, LEFTS[column], values, ends[column], 1 if column < 2 else 2)
        canvas.text(LEFTS[column], 24, heads[column], bold=True)
        canvas.text(LEFTS[column], 208, feet[column])
    _draw_formulas(canvas, x, powers, total, p)
    if yours.values is not None:
        _draw_yours(canvas, yours.values)
    text = (
        f"Minus the maximum {short(x.max(), 1)}, then exp: {listed(powers)}, in sum "
        f"{short(total)}. Divided by {short(total)}: {listed(p)}. {yours.said}"
    ).strip()
    return Drawing(canvas.svg(text), text, *_table(x, shifted, powers, p, yours.values))


def _draw_column(canvas, left, values, ends, digits):
    """One step: a bar for each class with its number above."""
    low, high = ends
    zero = left - low / (high - low) * WIDTH
    canvas.line(zero, ROWS[0] - 6, zero, ROWS[-1] + THICK + 6, opacity=0.4)
    for top, value in zip(ROWS, values.tolist(), strict=True):
        length = abs(value) / (high - low) * WIDTH
        look = (INK, 0.5) if low < 0 else (BLUE, 1.0)
        canvas.box(zero - (length if value < 0 else 0), top, length, THICK, *look)
        canvas.text(left if low < 0 else left + 5, top - 7, brief(value, digits))


def _draw_formulas(canvas, x, powers, total, p):
    """The formula of each class with its numbers."""
    for i, name in enumerate(NAMES):
        steps = f"exp({brief(x[i], 1)} − {_bracket(x.max())}) / {brief(total)}"
        words = f"{name}: {steps} = {brief(powers[i])} / {brief(total)} = "
        canvas.text(8, 248 + 26 * i, f"{words}{brief(p[i])}")
    canvas.text(8, 248 + 26 * 3, f"not softmax: logit / sum of logits = {_wrong_way(x)}")


def _wrong_way(x):
    """What dividing the logits themselves would give: no probabilities."""
    return listed(x / x.sum()) if abs(x.sum()) > 1e-9 else "undefined"


def _bracket(value):
    """A number as it stands after a minus sign."""
    return f"({brief(value, 1)})" if value < 0 else brief(value, 1)


def _draw_yours(canvas, values):
    """A learner's probabilities: outlines in the last column, and the numbers below."""
    for top, value in zip(ROWS, values.tolist(), strict=True):
        if np.isfinite(value):
            width = min(max(value, 0), 1) * WIDTH
            canvas.frame(LEFTS[-1], top - 3, width, THICK + 6, ORANGE, 2.5, "5 3")
        else:
            canvas.cross(LEFTS[-1] + WIDTH / 2, top + THICK / 2)
    canvas.legend(358, [("yours-bar", f"yours: {', '.join(brief(v) for v in values)}")])


def _table(x, shifted, powers, p, yours):
    """Columns, rows and caption of the data table."""
    series = {"logit": x, "logit minus max": shifted, "exp of that": powers, "probability": p}
    if yours is not None:
        series["your softmax"] = yours
    rows = [[name, *(short(v[i]) for v in series.values())] for i, name in enumerate(NAMES)]
    sums = ["sum", *(short(v.sum()) for v in series.values())]
    return ["class", *series], [*rows, sums], "Softmax of three logits, step by step"


FIGURE = Figure(
    "softmax-steps",
    "How softmax makes probabilities",
    (
        Slider("a", "logit A", -5.0, 5.0, 0.1, 2.0),
        Slider("b", "logit B", -5.0, 5.0, 0.1, 1.0),
        Slider("c", "logit C", -5.0, 5.0, 0.1, -1.0),
    ),
    draw,
    ("softmax",),
)
