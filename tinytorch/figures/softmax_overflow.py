"""Where exp overflows: naive softmax against the one that subtracts the maximum first."""

import math
from collections.abc import Iterable
from functools import cache

import numpy as np

from tinytorch.core.activations import Softmax
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Choice, Slider
from tinytorch.figures.drawing.canvas import AXIS, BLUE, INK, RED, Canvas, Stroke
from tinytorch.figures.drawing.class_bars import bar_plot, centres, draw_rows
from tinytorch.figures.drawing.numbers import brief, listed, plain, short
from tinytorch.figures.drawing.plot import Plot
from tinytorch.figures.figure import Drawing, Figure, Table
from tinytorch.figures.learner import Learner, trial
from tinytorch.figures.texts import Marks
from tinytorch.figures.texts import Overflow as Text

LOGITS = (1.0, 2.0, 3.0)
TOP = 1000
STEP = 0.5  # every logit with an offset on this grid is exact, even in float16
NAMES = "ABC"

Row = tuple[str, Iterable[float | None]]  # a head, and a number or nothing for each class


def draw(offset: float, method: str, dtype: str, softmax: Learner | None = None) -> Drawing:
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
    rows = _steps(method, x, powers, total)
    rows += [(Text.naive, naive), (Text.stable, stable)]
    if yours.values is not None:
        rows.append((Marks.yours, yours.values))
    shown = Text.naive if method == "naive" else Text.stable
    y = draw_rows(plot, [(head, _written(values), head == shown) for head, values in rows])
    strip = Plot(canvas, (20, y + 54, 452, y + 68), (0, math.log1p(TOP)), (0, 1))
    _draw_strip(strip, offset, dtype, method)
    canvas.height = y + 100
    if method == "stable":
        seen = Text.shifted.format(x=plain(x.max()), stable=listed(stable))
    else:
        seen = _naive_seen(x, powers, total, naive, stable)
    text = Text.text.format(dtype=dtype, offset=plain(offset), seen=seen, yours=yours.sentence)
    text = text.strip()
    return Drawing(canvas.svg(text), text, *_table(x, powers, naive, stable, yours.values))


def naive_softmax(x: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """exp(x), its sum, and their quotient along the last axis, every step in the dtype of ``x``.

    Shape (..., n) like ``x``; that of the sum is (..., 1).

    Overflow gives inf, and inf / inf gives NaN, without a warning.
    """
    with np.errstate(all="ignore"):
        powers = np.exp(x)
        total = powers.sum(axis=-1, keepdims=True, dtype=x.dtype)
        return powers, total, powers / total


def exp_limit(dtype: str) -> float:
    """The last number of ``dtype`` whose exp is finite in it.

    The logarithm of its largest number, 11.0899 in float16, where that is a number of ``dtype``;
    else the one below.
    """
    exact = math.log(float(np.finfo(dtype).max))
    last = np.dtype(dtype).type(exact)
    return float(last if float(last) <= exact else np.nextafter(last, last.dtype.type(0)))


@cache
def first_faults(dtype: str) -> tuple[float, float]:
    """The first offsets at which the naive way in ``dtype`` meets inf, and returns NaN."""
    offsets = np.arange(0, TOP + STEP, STEP)
    x = (offsets[:, None] + np.array(LOGITS)).astype(dtype)
    _, total, naive = naive_softmax(x)
    return (
        float(offsets[np.argmax(np.isinf(total[:, 0]))]),
        float(offsets[np.argmax(np.isnan(naive).any(axis=1))]),
    )


def _draw_bars(plot: Plot, naive: np.ndarray, stable: np.ndarray, yours: np.ndarray | None) -> None:
    """Both results side by side for each class."""
    entries = [("pale", Text.naive), ("bar", Text.stable)]
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
        entries.append(("yours-bar", Marks.yours))
    plot.canvas.legend(22, entries)


def _steps(method: str, x: np.ndarray, powers: np.ndarray, total: np.ndarray) -> list[Row]:
    """The logits and the steps of one method."""
    if method == "naive":
        return [(Marks.logit, x), (Text.power, powers), (Text.sum, [None, total[0], None])]
    shifted = x - x.max()
    return [(Marks.logit, x), (Text.minus, shifted), (Marks.power, np.exp(shifted))]


def _written(values: Iterable[float | None]) -> list[str]:
    return ["" if value is None else brief(value) for value in values]


def _draw_strip(plot: Plot, offset: float, dtype: str, method: str) -> None:
    """All offsets in one strip, with the part that ends in NaN hatched and a mark at ours."""
    height = plot.bottom - plot.top
    words = Text.never.format(dtype=dtype)
    stop = plot.right
    if method == "naive":
        first_inf, first_nan = first_faults(dtype)
        words = Text.faults.format(dtype=dtype, inf=plain(first_inf), nan=plain(first_nan))
        start, stop = plot.x(math.log1p(first_inf)), plot.x(math.log1p(first_nan))
        plot.canvas.box(start, plot.top, stop - start, height, RED)
        plot.canvas.hatch(stop, plot.top, plot.right - stop, height)
        stop = start
    plot.canvas.box(plot.left, plot.top, stop - plot.left, height, BLUE, 0.35)
    plot.canvas.text(8, plot.top - 22, words)
    for tick in (0, 1, 10, 100, 1000):
        x = plot.x(math.log1p(tick))
        plot.canvas.line(x, plot.bottom, x, plot.bottom + 5, AXIS)
        plot.canvas.text(x, plot.bottom + 21, plain(tick), "middle")
    x = plot.x(math.log1p(offset))
    plot.canvas.line(x, plot.top - 4, x, plot.bottom + 2, Stroke(INK, 2))
    plot.canvas.dot(x, plot.top - 6, 5)


def _naive_seen(
    x: np.ndarray, powers: np.ndarray, total: np.ndarray, naive: np.ndarray, stable: np.ndarray
) -> str:
    """What became of the naive way."""
    text = Text.finite
    if np.isnan(naive).any():
        text = Text.exp_inf
    elif np.isinf(total).any():
        text = Text.sum_inf
    return text.format(
        x=plain(x.max()),
        power=short(powers.max()),
        reach=short(exp_limit(x.dtype.name), 4 if x.dtype == np.float16 else 2),
        naive=listed(naive),
        stable=listed(stable),
    )


def _table(
    x: np.ndarray,
    powers: np.ndarray,
    naive: np.ndarray,
    stable: np.ndarray,
    yours: np.ndarray | None,
) -> Table:
    """Columns, rows and caption of the data table."""
    shifted = x - x.max()
    series = [
        (Marks.logit, x),
        (Text.power, powers),
        (Text.naive_column, naive),
        (Marks.shifted, shifted),
        (Marks.power, np.exp(shifted)),
        (Text.stable_column, stable),
    ]
    if yours is not None:
        series.append((Marks.your_softmax, yours))
    cells = [[name, *(short(v[i]) for _, v in series)] for i, name in enumerate(NAMES)]
    columns = [Marks.name, *(head for head, _ in series)]
    return Table(columns, cells, Text.caption.format(dtype=x.dtype.name))


FIGURE = Figure(
    "softmax-overflow",
    Text.title,
    (
        Slider("offset", Text.offset, 0.0, float(TOP), STEP, 0.0),
        Choice("method", Text.method, ("naive", "stable"), "naive"),
        Choice("dtype", Text.dtype, ("float16", "float32", "float64"), "float32"),
    ),
    draw,
    ("softmax",),
)
