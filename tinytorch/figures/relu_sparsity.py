"""How many outputs of ReLU are zero: it depends on where the inputs lie, not always half."""

from functools import cache

import numpy as np

from tinytorch.core.activations import ReLU
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Slider
from tinytorch.figures.drawing.canvas import BLUE, DASH, INK, ORANGE, Canvas
from tinytorch.figures.drawing.numbers import percent, plain, short
from tinytorch.figures.drawing.plot import Plot
from tinytorch.figures.figure import Drawing, Figure
from tinytorch.figures.learner import trial

SEED = 1
COUNT = 1000
REACH = 12  # bins go from -12 to 12; what lies beyond counts in the last bin
STEP = 0.5
EDGES = np.arange(-REACH, REACH + STEP, STEP)
HEIGHTS = (0.1, 0.2, 0.5, 1.0)  # of the upper plot: the first that holds every bar
TICKS = (-10, -5, 0, 5, 10)


def draw(mean, spread, bias, relu=None):
    """Histograms of z = x + bias before and after ReLU, for 1000 normal inputs.

    Parameters
    ----------
    mean, spread : float
        Mean and standard deviation of the inputs x, dimensionless.
    bias : float
        Bias of the unit.
    relu : class, optional
        A learner's class, drawn over the reference.
    """
    z = mean + spread * normal() + bias
    y = ReLU()(Tensor(z)).data
    zero = float((y == 0).mean())
    yours = trial("ReLU", relu, z, y)
    canvas = Canvas(392)
    before, after = bins(z), bins(y[y != 0])
    height = next(top for top in HEIGHTS if top >= before.max())
    upper = Plot(canvas, (62, 40, 468, 150), (-REACH, REACH), (0, height))
    lower = Plot(canvas, (62, 238, 468, 358), (-REACH, REACH), (0, 1))
    canvas.text(8, 22, "before: z = x + bias")
    _draw_bars(upper, before, (0, height / 2, height))
    canvas.text(8, 220, "after: ReLU(z)")
    _draw_bars(lower, after, (0, 0.5, 1))
    _draw_zeros(lower, zero)
    if yours.values is not None:
        _draw_yours(lower, yours.values)
        odd = [] if np.isfinite(yours.values).all() else [("cross", "NaN or inf")]
        canvas.legend(220, [("yours-line", "yours"), *odd], 200)
    text = f"{_sentence(mean, spread, bias, zero)} {yours.said}".strip()
    return Drawing(canvas.svg(text), text, *_table(z, y, yours.values))


@cache
def normal():
    """The same 1000 standard normal numbers every time, shape (1000,)."""
    return np.random.default_rng(SEED).standard_normal(COUNT)


def bins(values):
    """The share of all 1000 numbers that lies in each bin."""
    inside = np.clip(values, -REACH, REACH - STEP / 2)
    places = ((inside + REACH) / STEP).astype(int)
    return np.bincount(places, minlength=len(EDGES) - 1) / COUNT


def _draw_bars(plot, shares, ticks):
    """A histogram; bins below zero are grey."""
    plot.y_axis(ticks, lambda share: f"{100 * share:g} %")
    plot.x_axis(TICKS)
    width = plot.x(STEP) - plot.x(0)
    for side, look in ((EDGES[:-1] < 0, (INK, 0.5)), (EDGES[:-1] >= 0, (BLUE, 1.0))):
        seen = np.flatnonzero(side & (shares > 0))
        plot.bars(EDGES[seen] + STEP / 2, width - 1, shares[seen], *look)


def _draw_zeros(plot, zero):
    """The bar of exact zeros and its share in words, on the side that is always empty."""
    plot.bar(plot.x(0) - 5, 8, zero, INK, 0.5)
    y = min(max(plot.y(zero) + 6, plot.top + 16), plot.bottom - 8)
    words = f"{percent(zero)} are 0"
    plot.canvas.text(plot.x(0) - 16, y, words, "end", bold=True)


def _draw_yours(plot, values):
    """The outline of a learner's histogram and its bar of exact zeros."""
    finite = values[np.isfinite(values)]
    shares = bins(finite[finite != 0])
    xs, ys = np.repeat(EDGES, 2)[1:-1], np.repeat(shares, 2)
    seen = np.flatnonzero(ys)
    if seen.size:
        part = slice(seen[0], seen[-1] + 1)
        plot.curve(xs[part], ys[part], ORANGE, 2.5, DASH)
    zero = float((finite == 0).sum()) / COUNT
    plot.your_bar(plot.x(0) - 5, 13, zero)


def _sentence(mean, spread, bias, zero):
    """What is seen, in two sentences."""
    centre = plain(mean + bias)
    where = f"Inputs plus bias lie around {centre} with spread {plain(spread)}"
    if zero == 1:
        return f"{where}. All {COUNT} outputs are 0: for these inputs the unit is dead."
    rest = "" if zero else ", so ReLU changes nothing"
    return f"{where}. After ReLU {percent(zero)} of {COUNT} outputs are exactly 0{rest}."


def _table(z, y, yours):
    """Columns, rows and caption of the data table."""
    series = {"before": z, "after": y} | ({"your ReLU": yours} if yours is not None else {})
    measures = {
        "below 0": lambda v: percent(np.count_nonzero(v < 0) / COUNT),
        "exactly 0": lambda v: percent(np.count_nonzero(v == 0) / COUNT),
        "above 0": lambda v: percent(np.count_nonzero(v > 0) / COUNT),
        "mean": lambda v: short(v.mean()),
        "largest": lambda v: short(v.max()),
    }
    rows = [[name, *(measure(v) for v in series.values())] for name, measure in measures.items()]
    return ["measure", *series], rows, f"Measures of {COUNT} numbers before and after ReLU"


FIGURE = Figure(
    "relu-sparsity",
    "How many outputs are zero",
    (
        Slider("mean", "mean of inputs", -2.0, 2.0, 0.1, 0.0),
        Slider("spread", "spread of inputs", 0.2, 2.0, 0.1, 1.0),
        Slider("bias", "bias", -5.0, 5.0, 0.1, 0.0),
    ),
    draw,
    ("relu",),
)
