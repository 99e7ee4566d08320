"""Where ReLU bends: the kink sits where w·x + b is 0, at x = -b/w."""

import numpy as np

from tinytorch.core.activations import ReLU
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Slider
from tinytorch.figures.drawing.canvas import BLUE, INK, Canvas
from tinytorch.figures.drawing.numbers import short
from tinytorch.figures.drawing.plot import Plot
from tinytorch.figures.figure import Drawing, Figure
from tinytorch.figures.learner import trial

REACH = 3  # x goes from -3 to 3
YLIM = (-4.6, 8)  # the line w·x + b reaches down to -8, its ReLU never below 0
GRID = np.linspace(-REACH, REACH, 61)
TABLE = range(-REACH, REACH + 1)


def draw(w, b, x, relu=None):
    """The line w·x + b, its ReLU with the kink, and one point on it.

    Parameters
    ----------
    w, b, x : float
        Weight, bias and input, dimensionless.
    relu : class, optional
        A learner's class, drawn over the reference.
    """
    kink = -b / w if w else None
    near = kink is not None and abs(kink) < REACH
    xs = np.union1d(GRID, kink) if near else GRID
    z = w * xs + b
    y = ReLU()(Tensor(z)).data
    yours = trial("ReLU", relu, z, y)
    canvas = Canvas(400)
    plot = Plot(canvas, (42, 70, 452, 340), (-REACH, REACH), YLIM)
    _draw_lines(plot, xs, z, y, yours.values)
    _draw_kink(plot, kink)
    at = w * x + b
    _draw_point(plot, x, at)
    text = f"{_kink_sentence(w, b, kink)} At x = {short(x, 1)}: {_values(at)}. {yours.said}".strip()
    return Drawing(canvas.svg(text), text, *_table(w, b, relu))


def _draw_lines(plot, xs, z, y, yours):
    """The side where the unit is on, both axes, and the lines."""
    on = xs[(z > 0) | (np.abs(z) < 1e-9)]
    if on.size:
        left, right = plot.x(on[0]), plot.x(on[-1])
        plot.canvas.box(left, plot.top, right - left, plot.bottom - plot.top, BLUE, 0.08)
    plot.y_axis((-4, 0, 4, 8))
    plot.x_axis((-3, -2, -1, 0, 1, 2, 3), "x")
    plot.curve(xs, z, INK, 1.5, "2 3")
    plot.curve(xs, y)
    entries = [("line", "ReLU(w·x + b)"), ("thin", "w·x + b")]
    if yours is not None:
        entries += plot.yours(xs, yours)
    plot.canvas.legend(22, entries)


def _draw_kink(plot, kink):
    """The kink with a line down to its place on the axis, in words below."""
    centre = (plot.left + plot.right) / 2
    if kink is None:
        plot.canvas.text(centre, 390, "no kink: w = 0", "middle", bold=True)
        return
    words = f"kink at −b/w = {short(kink)}"
    if abs(kink) > REACH:
        side = "end" if kink > 0 else "start"
        words = f"{words} →" if kink > 0 else f"← {words}"
        plot.canvas.text(plot.x(kink), 390, words, side, bold=True)
        return
    x = plot.x(kink)
    plot.canvas.line(x, plot.y(0), x, plot.bottom, BLUE, 1.5)
    plot.canvas.dot(x, plot.y(0), 6, BLUE, hollow=True)
    plot.canvas.text(min(max(x, 120), 370), 390, words, "middle", bold=True)


def _draw_point(plot, x, at):
    """The chosen x, with its values in words above the plot."""
    place, y = plot.x(x), max(at, 0)
    plot.canvas.line(place, plot.y(at), place, plot.y(y), INK, 1.5)
    plot.canvas.dot(place, plot.y(y), 6, INK)
    plot.canvas.dot(18, 43, 6, INK)
    plot.canvas.text(38, 49, f"x = {short(x, 1)}: {_values(at)}")


def _values(at):
    return f"w·x + b = {short(at)}, ReLU = {short(max(at, 0))}"


def _kink_sentence(w, b, kink):
    if kink is None:
        return f"With w = 0 there is no kink: the output is {short(max(b, 0))} everywhere."
    left, right = (short(w, 1), "0") if w < 0 else ("0", short(w, 1))
    outside = "" if abs(kink) <= REACH else ", outside the picture"
    place = f"The kink is at x = {short(kink)}{outside}"
    return f"{place}; slope {left} on its left, {right} on its right."


def _table(w, b, relu):
    """Columns, rows and caption of the data table."""
    z = w * np.array(TABLE, float) + b
    y = ReLU()(Tensor(z)).data
    yours = trial("ReLU", relu, z, y).values
    columns = ["x", "w·x + b", "ReLU"] + (["your ReLU"] if yours is not None else [])
    series = [z, y] + ([yours] if yours is not None else [])
    rows = [[short(x, 0), *(short(values[i]) for values in series)] for i, x in enumerate(TABLE)]
    return columns, rows, "ReLU of w·x + b at seven inputs"


FIGURE = Figure(
    "relu-hinge",
    "Where ReLU bends",
    (
        Slider("w", "weight w", -2.0, 2.0, 0.1, 1.0),
        Slider("b", "bias b", -2.0, 2.0, 0.1, 0.0),
        Slider("x", "input x", -3.0, 3.0, 0.1, 2.0),
    ),
    draw,
    ("relu",),
)
