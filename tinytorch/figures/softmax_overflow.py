"""Where exp overflows: naive softmax against the one that subtracts the maximum first."""

import math
from functools import cache

import numpy as np

from tinytorch.core.activations import Softmax
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Choice, Slider
from tinytorch.figures.drawing.canvas import BLUE, INK, RED, Canvas
from tinytorch.figures.drawing.class_bars import bar_plot, centres, draw_rows
from tinytorch.figures.drawing.numbers import brief, listed, plain, short
from tinytorch.figures.drawing.plot import Plot
from tinytorch.figures.figure import Drawing, Figure
from tinytorch.figures.learner import trial

LOGITS = (1.0, 2.0, 3.0)
TOP = 1000
STEP = 0.5  # every logit with an offset on this grid is exact, even in float16
NAMES = "ABC"


def draw(offset, method, dtype, softmax=None):
    """Softmax of three logits plus an offset, both ways, in one floating dtype.

    Parameters
    ----------
    offset : float
        Added to every logit, dimensionless.
    method : str
        Whose steps the rows show, ``"naive"`` or ``"stable"``; both results are drawn.
    dtype : str
        ``"float16"``, ``"float32"`` or ``"float64"``; every step is computed in it.
    softmax : class, optional
        A learner's class, drawn over the stable result.
    """
    x = (np.array(LOGITS) + offset).astype(dtype)
    powers, total, naive = naive_softmax(x)
    stable = Softmax()(Tensor(x)).data
    yours = trial("Softmax", softmax, x, stable)
    canvas = Canvas()
    plot = bar_plot(canvas, (112, 62, 472, 172), len(x))
    _draw_bars(plot, naive, stable, yours.values)
    y = draw_rows(plot, _rows(method, x, powers, total, naive, stable, yours.values))
    strip = Plot(canvas, (20, y + 54, 452, y + 68), (0, math.log1p(TOP)), (0, 1))
    _draw_strip(strip, offset, dtype, method)
    canvas.height = y + 100
    reach = short(exp_limit(dtype))
    seen = (
        _stable_seen(x, stable)
        if method == "stable"
        else _naive_seen(x, powers, total, naive, stable, reach)
    )
    text = f"{dtype}, offset {plain(offset)}: {seen} {yours.said}".strip()
    return Drawing(canvas.svg(text), text, *_table(x, powers, naive, stable, yours.values))


def naive_softmax(x):
    """exp(x), its sum, and their quotient along the last axis, every step in the dtype of ``x``.

    Overflow gives inf, and inf / inf gives NaN, without a warning.
    """
    with np.errstate(all="ignore"):
        powers = np.exp(x)
        total = powers.sum(axis=-1, keepdims=True, dtype=x.dtype)
        return powers, total, powers / total


def exp_limit(dtype):
    """The largest x whose exp is finite in ``dtype``: the logarithm of its largest number."""
    return math.log(float(np.finfo(dtype).max))


@cache
def first_faults(dtype):
    """The first offsets on the slider at which the naive way meets inf, and returns NaN."""
    offsets = np.arange(0, TOP + STEP, STEP)
    x = (offsets[:, None] + np.array(LOGITS)).astype(dtype)
    _, total, naive = naive_softmax(x)
    return (
        float(offsets[np.argmax(np.isinf(total[:, 0]))]),
        float(offsets[np.argmax(np.isnan(naive).any(axis=1))]),
    )


def _draw_bars(plot, naive, stable, yours):
    """Both results side by side for each class."""
    entries = [("pale", "naive"), ("bar", "stable")]
    for i, centre in enumerate(centres(plot)):
        if math.isnan(naive[i]):
            plot.nothing(centre - 28, 34, "NaN")
        elif naive[i] == 0:
            plot.canvas.text(centre - 28, plot.bottom - 5, "0", "middle", bold=True)
        else:
            plot.bar(centre - 28, 34, float(naive[i]), INK, 0.5)
        plot.bar(centre + 28, 34, float(stable[i]))
        if yours is not None:
            plot.your_bar(centre + 28, 48, float(yours[i]))
    if yours is not None:
        entries.append(("yours-bar", "yours"))
    plot.canvas.legend(22, entries)


def _rows(method, x, powers, total, naive, stable, yours):
    """The steps of one method and the results of both."""
    shifted = x - x.max()
    if method == "naive":
        steps = [("exp(logit)", powers), ("sum", [None, total[0], None])]
    else:
        steps = [("minus max", shifted), ("exp of that", np.exp(shifted))]
    rows = [("logit", x), *steps, ("naive", naive), ("stable", stable)]
    if yours is not None:
        rows.append(("yours", yours))
    return [
        (head, ["" if v is None else brief(v) for v in values], head == method)
        for head, values in rows
    ]


def _draw_strip(plot, offset, dtype, method):
    """All offsets in one strip, with the part that ends in NaN hatched and a mark at ours."""
    height = plot.bottom - plot.top
    words = f"stable in {dtype}: no inf and no NaN at any offset"
    stop = plot.right
    if method == "naive":
        first_inf, first_nan = first_faults(dtype)
        faults = f"first inf at offset {plain(first_inf)}, first NaN at {plain(first_nan)}"
        words = f"naive in {dtype}: {faults}"
        start, stop = plot.x(math.log1p(first_inf)), plot.x(math.log1p(first_nan))
        plot.canvas.box(start, plot.top, stop - start, height, RED)
        plot.canvas.hatch(stop, plot.top, plot.right - stop, height)
        stop = start
    plot.canvas.box(plot.left, plot.top, stop - plot.left, height, BLUE, 0.35)
    plot.canvas.text(8, plot.top - 22, words)
    for tick in (0, 1, 10, 100, 1000):
        x = plot.x(math.log1p(tick))
        plot.canvas.line(x, plot.bottom, x, plot.bottom + 5, opacity=0.6)
        plot.canvas.text(x, plot.bottom + 21, plain(tick), "middle")
    x = plot.x(math.log1p(offset))
    plot.canvas.line(x, plot.top - 4, x, plot.bottom + 2, INK, 2)
    plot.canvas.dot(x, plot.top - 6, 5)


def _naive_seen(x, powers, total, naive, stable, reach):
    """What became of the naive way."""
    largest = plain(x.max())
    result = f"naive softmax gives {listed(naive)}"
    beside = f"the stable one gives {listed(stable)}"
    if np.isnan(naive).any():
        return f"exp({largest}) is inf, since exp overflows above {reach}. So {result}; {beside}."
    if np.isinf(total).any():
        return f"every exp is finite, but their sum is inf. So {result}; {beside}."
    return (
        f"exp({largest}) = {short(powers.max())} is finite: exp overflows above {reach}. "
        f"So {result}; the stable way agrees within rounding."
    )


def _stable_seen(x, stable):
    """What became of the stable way."""
    return (
        f"after subtracting the maximum, {plain(x.max())}, exp sees −2, −1 and 0, so nothing "
        f"overflows. The result is {listed(stable)}, as without the offset."
    )


def _table(x, powers, naive, stable, yours):
    """Columns, rows and caption of the data table."""
    shifted = x - x.max()
    series = [
        ("logit", x),
        ("exp(logit)", powers),
        ("naive softmax", naive),
        ("logit minus max", shifted),
        ("exp of that", np.exp(shifted)),
        ("stable softmax", stable),
    ]
    if yours is not None:
        series.append(("your softmax", yours))
    cells = [[name, *(short(v[i]) for _, v in series)] for i, name in enumerate(NAMES)]
    columns = ["class", *(head for head, _ in series)]
    return columns, cells, f"Both ways to softmax in {x.dtype.name}, step by step"


FIGURE = Figure(
    "softmax-overflow",
    "Where exp overflows",
    (
        Slider("offset", "offset added to all logits", 0.0, float(TOP), STEP, 0.0),
        Choice("method", "method", ("naive", "stable"), "naive"),
        Choice("dtype", "dtype", ("float16", "float32", "float64"), "float32"),
    ),
    draw,
    ("softmax",),
)
