"""Adding to all logits changes no probability; multiplying them sharpens or flattens."""

import numpy as np

from tinytorch.core.activations import Softmax
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Slider
from tinytorch.figures.drawing.canvas import BLUE, GRID, INK, Canvas, Stroke
from tinytorch.figures.drawing.class_bars import bar_plot, centres, draw_rows
from tinytorch.figures.drawing.numbers import brief, listed, plain, short
from tinytorch.figures.drawing.plot import Plot
from tinytorch.figures.figure import Drawing, Figure
from tinytorch.figures.learner import Learner, trial
from tinytorch.figures.texts import Marks
from tinytorch.figures.texts import ShiftScale as Text

LOGITS = np.array([1.0, 2.0, 3.0])
NAMES = "ABC"
LIMITS = (-5, 17)  # of k·x + c
TRACK = 24  # height of each class's line


def draw(add: float, multiply: float, softmax: Learner | None = None) -> Drawing:
    """Three logits x and their softmax, before and after k·x + c.

    Parameters
    ----------
    add, multiply : float
        c and k, dimensionless.
    softmax : class, optional
        A learner's class, drawn over the reference.
    """
    moved = multiply * LOGITS + add
    before, p = Softmax()(Tensor(np.stack([LOGITS, moved]))).data
    yours = trial("Softmax", softmax, moved, p)
    canvas = Canvas()
    entries = [("pale", Text.before), ("bar", Text.after)]
    if yours.values is not None:
        entries.append(("yours-bar", Marks.yours))
    canvas.legend(22, entries)
    _draw_tracks(Plot(canvas, (64, 40, 460, 118), LIMITS, (0, 1)), moved)
    plot = bar_plot(canvas, (112, 170, 472, 270), len(p))
    for i, centre in enumerate(centres(plot)):
        plot.bar(centre - 28, 34, before[i], INK, 0.5)
        plot.bar(centre + 28, 34, p[i])
        if yours.values is not None:
            plot.your_bar(centre + 28, 48, float(yours.values[i]))
    series = {Text.logit: LOGITS, Text.moved: moved, Marks.before: before, Marks.after: p}
    if yours.values is not None:
        series[Marks.yours] = yours.values
    rows = [(Marks.name, list(NAMES), True)]
    rows += [(head, [brief(v) for v in values], False) for head, values in series.items()]
    canvas.height = draw_rows(plot, rows) + 12
    text = f"{_sentence(add, multiply, before, p)} {yours.sentence}".strip()
    cells = [[name, *(short(v[i]) for v in series.values())] for i, name in enumerate(NAMES)]
    caption = Text.caption.format(k=plain(multiply), c=plain(add))
    return Drawing(canvas.svg(text), text, [Marks.name, *series], cells, caption)


def _draw_tracks(plot: Plot, moved: np.ndarray) -> None:
    """One line per class, with its logit before and after."""
    plot.x_axis((-5, 0, 5, 10, 15))
    for i, name in enumerate(NAMES):
        y = plot.top + (i + 0.5) * TRACK
        start, end = plot.x(LOGITS[i]), plot.x(moved[i])
        plot.canvas.text(40, y + 6, name, bold=True)
        plot.canvas.line(plot.left, y, plot.right, y, GRID)
        plot.canvas.line(start, y, end, y, Stroke(BLUE, 2))
        plot.canvas.dot(start, y, 8, INK, hollow=True)
        plot.canvas.dot(end, y, 6, BLUE)


def _sentence(add: float, multiply: float, before: np.ndarray, p: np.ndarray) -> str:
    """What is seen, in two sentences."""
    if multiply == 0:
        scale = Text.zero.format(p=short(p[0]))
    elif multiply == 1:
        scale = Text.one.format(p=listed(p))
    else:
        text = Text.grow if multiply > 1 else Text.shrink
        scale = text.format(k=plain(multiply), before=short(before[-1]), p=short(p[-1]))
    return Text.shift.format(add=plain(add), scale=scale)


FIGURE = Figure(
    "softmax-shift-scale",
    Text.title,
    (
        Slider("add", Text.add, -5.0, 5.0, 0.5, 0.0),
        Slider("multiply", Text.multiply, 0.0, 4.0, 0.1, 1.0),
    ),
    draw,
    ("softmax",),
)
