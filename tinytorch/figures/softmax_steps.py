"""How softmax gets from logits to probabilities: shift, exp, then divide by the sum."""

import numpy as np

from tinytorch.core.activations import Softmax
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Slider
from tinytorch.figures.drawing.canvas import BLUE, INK, YOUR_BAR, Canvas, Stroke
from tinytorch.figures.drawing.numbers import brief, listed, short
from tinytorch.figures.figure import Drawing, Figure, Table
from tinytorch.figures.learner import Learner, trial
from tinytorch.figures.texts import Marks
from tinytorch.figures.texts import Steps as Text

NAMES = "ABC"
LEFTS = (34, 150, 266, 382)  # of the four columns of bars
WIDTH = 90
ROWS = (64, 112, 160)  # top of each class's bar
THICK = 18


def draw(a: float, b: float, c: float, softmax: Learner | None = None) -> Drawing:
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
    heads = (Marks.logit, Text.minus, Text.exp, Text.divide)
    tops = (Text.max.format(value=brief(top, 1)) for top in (x.max(), 0))
    sums = (Text.sum.format(value=brief(s)) for s in (total, p.sum()))
    feet = (*tops, *sums)
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
    text = Text.text.format(
        max=short(x.max(), 1),
        powers=listed(powers),
        total=short(total),
        p=listed(p),
        yours=yours.sentence,
    ).strip()
    return Drawing(canvas.svg(text), text, *_table(x, shifted, powers, p, yours.values))


def _draw_column(
    canvas: Canvas, left: float, values: np.ndarray, ends: tuple[float, float], digits: int
) -> None:
    """One step: a bar for each class with its number above."""
    low, high = ends
    zero = left - low / (high - low) * WIDTH
    canvas.line(zero, ROWS[0] - 6, zero, ROWS[-1] + THICK + 6, Stroke(opacity=0.4))
    for top, value in zip(ROWS, values.tolist(), strict=True):
        length = abs(value) / (high - low) * WIDTH
        look = (INK, 0.5) if low < 0 else (BLUE, 1.0)
        canvas.box(zero - (length if value < 0 else 0), top, length, THICK, *look)
        canvas.text(left if low < 0 else left + 5, top - 7, brief(value, digits))


def _draw_formulas(
    canvas: Canvas, x: np.ndarray, powers: np.ndarray, total: float, p: np.ndarray
) -> None:
    """The formula of each class with its numbers."""
    for i, name in enumerate(NAMES):
        words = Text.formula.format(
            name=name,
            x=brief(x[i], 1),
            max=_bracket(x.max()),
            total=brief(total),
            power=brief(powers[i]),
            p=brief(p[i]),
        )
        canvas.text(8, 248 + 26 * i, words)
    canvas.text(8, 248 + 26 * 3, Text.wrong.format(values=_wrong_way(x)))


def _wrong_way(x: np.ndarray) -> str:
    """What dividing the logits themselves would give: no probabilities."""
    return listed(x / x.sum()) if abs(x.sum()) > 1e-9 else Text.undefined


def _bracket(value: float) -> str:
    """A number as it stands after a minus sign."""
    return f"({brief(value, 1)})" if value < 0 else brief(value, 1)


def _draw_yours(canvas: Canvas, values: np.ndarray) -> None:
    """A learner's probabilities: outlines in the last column, and the numbers below."""
    for top, value in zip(ROWS, values.tolist(), strict=True):
        if np.isfinite(value):
            width = min(max(value, 0), 1) * WIDTH
            canvas.frame(LEFTS[-1], top - 3, width, THICK + 6, YOUR_BAR)
        else:
            canvas.cross(LEFTS[-1] + WIDTH / 2, top + THICK / 2)
    canvas.legend(358, [("yours-bar", Text.yours.format(values=", ".join(map(brief, values))))])


def _table(
    x: np.ndarray,
    shifted: np.ndarray,
    powers: np.ndarray,
    p: np.ndarray,
    yours: np.ndarray | None,
) -> Table:
    """Columns, rows and caption of the data table."""
    series = {Marks.logit: x, Marks.shifted: shifted, Marks.power: powers, Text.probability: p}
    if yours is not None:
        series[Marks.your_softmax] = yours
    rows = [[name, *(short(v[i]) for v in series.values())] for i, name in enumerate(NAMES)]
    sums = [Text.total, *(short(v.sum()) for v in series.values())]
    return Table([Marks.name, *series], [*rows, sums], Text.caption)


FIGURE = Figure(
    "softmax-steps",
    Text.title,
    (
        Slider("a", Text.a, -5.0, 5.0, 0.1, 2.0),
        Slider("b", Text.b, -5.0, 5.0, 0.1, 1.0),
        Slider("c", Text.c, -5.0, 5.0, 0.1, -1.0),
    ),
    draw,
    ("softmax",),
)
