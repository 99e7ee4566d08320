"""Where ReLU bends: the kink sits where w·x + b is 0, at x = -b/w."""

import numpy as np

from tinytorch.core.activations import ReLU
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Slider
from tinytorch.figures.drawing.canvas import BLUE, DOTTED, INK, Canvas, Stroke
from tinytorch.figures.drawing.numbers import short
from tinytorch.figures.drawing.plot import Plot
from tinytorch.figures.figure import Drawing, Figure, Table
from tinytorch.figures.learner import Learner, trial
from tinytorch.figures.texts import Hinge as Text
from tinytorch.figures.texts import Marks

REACH = 3  # x goes from -3 to 3
YLIM = (-4.6, 8)  # the line w·x + b reaches down to -8, its ReLU never below 0
GRID = np.linspace(-REACH, REACH, 61)
TABLE = range(-REACH, REACH + 1)
STEM = Stroke(INK, 1.5)


def draw(w: float, b: float, x: float, relu: Learner | None = None) -> Drawing:
    """The line w·x + b, its ReLU with the kink, and one point on it.

    Parameters
    ----------
    w, b, x : float
        Weight, bias and input, dimensionless.
    relu : class, optional
        A learner's class, drawn over the reference.
    """
    kink = -b / w if w else None
    xs = GRID if kink is None or abs(kink) >= REACH else np.union1d(GRID, [kink])
    z = w * xs + b
    y = ReLU()(Tensor(z)).data
    yours = trial("ReLU", relu, z, y)
    canvas = Canvas(400)
    plot = Plot(canvas, (42, 70, 452, 340), (-REACH, REACH), YLIM)
    _draw_lines(plot, xs, z, y, yours.values)
    _draw_kink(plot, kink)
    at = w * x + b
    _draw_point(plot, x, at)
    seen = _kink_sentence(w, b, kink)
    text = Text.text.format(kink=seen, x=short(x, 1), values=_values(at), yours=yours.sentence)
    text = text.strip()
    return Drawing(canvas.svg(text), text, *_table(w, b, relu))


def _draw_lines(
    plot: Plot, xs: np.ndarray, z: np.ndarray, y: np.ndarray, yours: np.ndarray | None
) -> None:
    """The side where the unit is on, both axes, and the lines."""
    on = xs[(z > 0) | (np.abs(z) < 1e-9)]
    if on.size:
        left, right = plot.x(on[0]), plot.x(on[-1])
        plot.canvas.box(left, plot.top, right - left, plot.bottom - plot.top, BLUE, 0.08)
    plot.y_axis((-4, 0, 4, 8))
    plot.x_axis((-3, -2, -1, 0, 1, 2, 3), "x")
    plot.curve(xs, z, DOTTED)
    plot.curve(xs, y)
    entries = [("line", Text.relu), ("thin", Text.line)]
    if yours is not None:
        entries += plot.yours(xs, yours)
    plot.canvas.legend(22, entries)


def _draw_kink(plot: Plot, kink: float | None) -> None:
    """The kink with a line down to its place on the axis, in words below."""
    centre = (plot.left + plot.right) / 2
    if kink is None:
        plot.canvas.text(centre, 390, Text.no_kink, "middle", bold=True)
        return
    words = Text.kink.format(kink=short(kink))
    if abs(kink) > REACH:
        side = "end" if kink > 0 else "start"
        words = (Text.right if kink > 0 else Text.left).format(kink=words)
        plot.canvas.text(plot.x(kink), 390, words, side, bold=True)
        return
    x = plot.x(kink)
    plot.canvas.line(x, plot.y(0), x, plot.bottom, Stroke(BLUE, 1.5))
    plot.canvas.dot(x, plot.y(0), 6, BLUE, hollow=True)
    plot.canvas.text(min(max(x, 120), 370), 390, words, "middle", bold=True)


def _draw_point(plot: Plot, x: float, at: float) -> None:
    """The chosen x, with its values in words above the plot."""
    across, y = plot.x(x), max(at, 0)
    plot.canvas.line(across, plot.y(at), across, plot.y(y), STEM)
    plot.canvas.dot(across, plot.y(y), 6, INK)
    plot.canvas.dot(18, 43, 6, INK)
    plot.canvas.text(38, 49, Text.point.format(x=short(x, 1), values=_values(at)))


def _values(at: float) -> str:
    return Text.values.format(line=short(at), relu=short(max(at, 0)))


def _kink_sentence(w: float, b: float, kink: float | None) -> str:
    if kink is None:
        return Text.flat.format(level=short(max(b, 0)))
    left, right = (short(w, 1), "0") if w < 0 else ("0", short(w, 1))
    outside = "" if abs(kink) <= REACH else Text.outside
    return Text.seen.format(kink=short(kink), outside=outside, left=left, right=right)


def _table(w: float, b: float, relu: Learner | None) -> Table:
    """Columns, rows and caption of the data table."""
    z = w * np.array(TABLE, float) + b
    y = ReLU()(Tensor(z)).data
    yours = trial("ReLU", relu, z, y).values
    columns = ["x", Text.line, "ReLU"] + ([Marks.your_relu] if yours is not None else [])
    series = [z, y] + ([yours] if yours is not None else [])
    rows = [[short(x, 0), *(short(values[i]) for values in series)] for i, x in enumerate(TABLE)]
    return Table(columns, rows, Text.caption)


FIGURE = Figure(
    "relu-hinge",
    Text.title,
    (
        Slider("w", Text.w, -2.0, 2.0, 0.1, 1.0),
        Slider("b", Text.b, -2.0, 2.0, 0.1, 0.0),
        Slider("x", Text.x, -3.0, 3.0, 0.1, 2.0),
    ),
    draw,
    ("relu",),
)
