"""How many outputs of ReLU are zero: it depends on where the inputs lie, not always half."""

from collections.abc import Callable
from functools import cache

import numpy as np

from tinytorch.core.activations import ReLU
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Slider
from tinytorch.figures.drawing.canvas import BLUE, INK, YOURS, Canvas
from tinytorch.figures.drawing.numbers import percent, plain, short
from tinytorch.figures.drawing.plot import Plot
from tinytorch.figures.figure import Drawing, Figure, Table
from tinytorch.figures.learner import Learner, trial
from tinytorch.figures.texts import Marks
from tinytorch.figures.texts import Sparsity as Text

SEED = 1
COUNT = 1000
REACH = 12  # bins go from -12 to 12; what lies beyond counts in the last bin
STEP = 0.5
EDGES = np.arange(-REACH, REACH + STEP, STEP)
HEIGHTS = (0.1, 0.2, 0.5, 1.0)  # of the upper plot: the first that holds every bar
TICKS = (-10, -5, 0, 5, 10)


def draw(mean: float, spread: float, bias: float, relu: Learner | None = None) -> Drawing:
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
    canvas.text(8, 22, Text.before)
    _draw_bars(upper, before, (0, height / 2, height))
    canvas.text(8, 220, Text.after)
    _draw_bars(lower, after, (0, 0.5, 1))
    _draw_zeros(lower, zero)
    if yours.values is not None:
        _draw_yours(lower, yours.values)
        odd = [] if np.isfinite(yours.values).all() else [("cross", Text.odd)]
        canvas.legend(220, [("yours-line", Marks.yours), *odd], 200)
    text = f"{_sentence(mean, spread, bias, zero)} {yours.sentence}".strip()
    return Drawing(canvas.svg(text), text, *_table(z, y, yours.values))


@cache
def normal() -> np.ndarray:
    """The same 1000 standard normal numbers every time, shape (1000,)."""
    return np.random.default_rng(SEED).standard_normal(COUNT)


def bins(values: np.ndarray) -> np.ndarray:
    """The part of all 1000 numbers that lies in each bin, for ``values`` of shape (n,)."""
    inside = np.clip(values, -REACH, REACH - STEP / 2)
    numbers = ((inside + REACH) / STEP).astype(int)
    return np.bincount(numbers, minlength=len(EDGES) - 1) / COUNT


def _draw_bars(plot: Plot, shares: np.ndarray, ticks: tuple[float, ...]) -> None:
    """A histogram; bins below zero are grey."""
    plot.y_axis(ticks, lambda share: f"{100 * share:g} %")
    plot.x_axis(TICKS)
    width = plot.x(STEP) - plot.x(0)
    for side, look in ((EDGES[:-1] < 0, (INK, 0.5)), (EDGES[:-1] >= 0, (BLUE, 1.0))):
        seen = np.flatnonzero(side & (shares > 0))
        plot.bars(EDGES[seen] + STEP / 2, width - 1, shares[seen], *look)


def _draw_zeros(plot: Plot, zero: float) -> None:
    """The bar of exact zeros and its share in words, on the side that is always empty."""
    plot.bar(plot.x(0) - 5, 8, zero, INK, 0.5)
    y = min(max(plot.y(zero) + 6, plot.top + 16), plot.bottom - 8)
    words = Text.zeros.format(share=percent(zero))
    plot.canvas.text(plot.x(0) - 16, y, words, "end", bold=True)


def _draw_yours(plot: Plot, values: np.ndarray) -> None:
    """The outline of a learner's histogram and its bar of exact zeros."""
    finite = values[np.isfinite(values)]
    shares = bins(finite[finite != 0])
    xs, ys = np.repeat(EDGES, 2)[1:-1], np.repeat(shares, 2)
    seen = np.flatnonzero(ys)
    if seen.size:
        part = slice(seen[0], seen[-1] + 1)
        plot.curve(xs[part], ys[part], YOURS._replace(width=2.5))
    zero = float((finite == 0).sum()) / COUNT
    plot.your_bar(plot.x(0) - 5, 13, zero)


def _sentence(mean: float, spread: float, bias: float, zero: float) -> str:
    """What is seen, in two sentences."""
    where = Text.where.format(centre=plain(mean + bias), spread=plain(spread))
    if zero == 1:
        return Text.dead.format(where=where, count=COUNT)
    rest = "" if zero else Text.unchanged
    return Text.seen.format(where=where, share=percent(zero), count=COUNT, rest=rest)


def _table(z: np.ndarray, y: np.ndarray, yours: np.ndarray | None) -> Table:
    """Columns, rows and caption of the data table."""
    series = {Marks.before: z, Marks.after: y}
    if yours is not None:
        series[Marks.your_relu] = yours
    measures: dict[str, Callable[[np.ndarray], str]] = {
        Text.below: lambda v: percent(np.count_nonzero(v < 0) / COUNT),
        Text.exactly: lambda v: percent(np.count_nonzero(v == 0) / COUNT),
        Text.above: lambda v: percent(np.count_nonzero(v > 0) / COUNT),
        Text.average: lambda v: short(v.mean()),
        Text.largest: lambda v: short(v.max()),
    }
    rows = [[name, *(measure(v) for v in series.values())] for name, measure in measures.items()]
    return Table([Text.measure, *series], rows, Text.caption.format(count=COUNT))


FIGURE = Figure(
    "relu-sparsity",
    Text.title,
    (
        Slider("mean", Text.mean, -2.0, 2.0, 0.1, 0.0),
        Slider("spread", Text.spread, 0.2, 2.0, 0.1, 1.0),
        Slider("bias", Text.bias, -5.0, 5.0, 0.1, 0.0),
    ),
    draw,
    ("relu",),
)
