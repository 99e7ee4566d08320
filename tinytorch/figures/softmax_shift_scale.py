"""Adding to all logits changes no probability; multiplying them sharpens or flattens."""

import numpy as np

from tinytorch.core.activations import Softmax
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Slider
from tinytorch.figures.drawing.canvas import BLUE, INK, Canvas
from tinytorch.figures.drawing.class_bars import bar_plot, centres, draw_rows
from tinytorch.figures.drawing.numbers import brief, listed, plain, short
from tinytorch.figures.drawing.plot import Plot
from tinytorch.figures.figure import Drawing, Figure
from tinytorch.figures.learner import trial

LOGITS = np.array([1.0, 2.0, 3.0])
NAMES = "ABC"
LIMITS = (-5, 17)  # of k·x + c
TRACK = 24  # height of each class's line


def draw(add, multiply, softmax=None):
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
    entries = [("pale", "before: x"), ("bar", "after: k·x + c")]
    canvas.legend(22, entries if yours.values is None else [*entries, ("yours-bar", "yours")])
    _draw_tracks(Plot(canvas, (64, 40, 460, 118), LIMITS, (0, 1)), moved)
    plot = bar_plot(canvas, (112, 170, 472, 270), len(p))
    for i, centre in enumerate(centres(plot)):
        plot.bar(centre - 28, 34, before[i], INK, 0.5)
        plot.bar(centre + 28, 34, p[i])
        if yours.values is not None:
            plot.your_bar(centre + 28, 48, float(yours.values[i]))
    series = {"logit x": LOGITS, "k·x + c": moved, "before": before, "after": p}
    if yours.values is not None:
        series["yours"] = yours.values
    rows = [("class", list(NAMES), True)]
    rows += [(head, [brief(v) for v in values], False) for head, values in series.items()]
    canvas.height = draw_rows(plot, rows) + 12
    text = f"{_sentence(add, multiply, before, p)} {yours.said}".strip()
    cells = [[name, *(short(v[i]) for v in series.values())] for i, name in enumerate(NAMES)]
    caption = f"Softmax before and after, k = {plain(multiply)}, c = {plain(add)}"
    return Drawing(canvas.svg(text), text, ["class", *series], cells, caption)


def _draw_tracks(plot, moved):
    """One line per class, with its logit before and after."""
    plot.x_axis((-5, 0, 5, 10, 15))
    for i, name in enumerate(NAMES):
        y = plot.top + (i + 0.5) * TRACK
        start, end = plot.x(LOGITS[i]), plot.x(moved[i])
        plot.canvas.text(40, y + 6, name, bold=True)
        plot.canvas.line(plot.left, y, plot.right, y, opacity=0.15)
        plot.canvas.line(start, y, end, y, BLUE, 2)
        plot.canvas.dot(start, y, 8, INK, hollow=True)
        plot.canvas.dot(end, y, 6, BLUE)


def _sentence(add, multiply, before, p):
    """What is seen, in two sentences."""
    shift = f"Adding c = {plain(add)} to every logit changes no probability."
    if multiply == 0:
        return f"{shift} With k = 0 no differences are left: each class gets {short(p[0])}."
    if multiply == 1:
        return f"{shift} With k = 1 the differences stay, and so do {listed(p)}."
    verb = "grow" if multiply > 1 else "shrink"
    return (
        f"{shift} With k = {plain(multiply)} the differences {verb} and the largest "
        f"probability goes from {short(before[-1])} to {short(p[-1])}."
    )


FIGURE = Figure(
    "softmax-shift-scale",
    "What adding and multiplying do to softmax",
    (
        Slider("add", "add c", -5.0, 5.0, 0.5, 0.0),
        Slider("multiply", "multiply by k", 0.0, 4.0, 0.1, 1.0),
    ),
    draw,
    ("softmax",),
)
