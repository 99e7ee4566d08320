"""The curve of Skeleton, with one point on it. EDIT: show what your learners should see."""

import numpy as np

from tinytorch.added.skeleton.activation import Skeleton
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Slider
from tinytorch.figures.drawing.canvas import INK, Canvas
from tinytorch.figures.drawing.numbers import short
from tinytorch.figures.drawing.plot import Plot
from tinytorch.figures.figure import Drawing, Figure, Table
from tinytorch.figures.learner import Learner, trial

GRID = np.linspace(-4, 4, 81)
TABLE = np.arange(-4.0, 5.0)


def draw(x: float, skeleton: Learner | None = None) -> Drawing:
    """The curve, and the point at ``x``.

    Parameters
    ----------
    x : float
        The input, dimensionless.
    skeleton : class, optional
        A learner's class, drawn over the reference.
    """
    yours = trial("Skeleton", skeleton, GRID, _of(GRID))
    canvas = Canvas(320)
    plot = Plot(canvas, (42, 50, 452, 280), (-4, 4), (-1, 1))
    plot.y_axis((-1, 0, 1))
    plot.x_axis((-4, -2, 0, 2, 4), "x")
    plot.curve(GRID, _of(GRID))
    entries = [("line", "Skeleton")]
    if yours.values is not None:
        entries += plot.yours(GRID, yours.values)
    canvas.legend(22, entries)
    y = float(_of(np.array(x)))
    canvas.dot(plot.x(x), plot.y(y), 6, INK)
    text = f"Skeleton of {short(x, 1)} is {short(y)}. {yours.sentence}".strip()
    return Drawing(canvas.svg(text), text, *_table(skeleton))


def _of(x: np.ndarray) -> np.ndarray:
    return Skeleton()(Tensor(x)).data


def _table(skeleton: Learner | None) -> Table:
    """Columns, rows and caption of the data table."""
    series = [_of(TABLE)]
    yours = trial("Skeleton", skeleton, TABLE, series[0]).values
    columns = ["x", "Skeleton"]
    if yours is not None:
        series.append(yours)
        columns.append("your Skeleton")
    rows = [[short(x, 0), *(short(y[i]) for y in series)] for i, x in enumerate(TABLE)]
    return Table(columns, rows, "Skeleton at nine inputs")


FIGURE = Figure(
    "skeleton-curve",
    "The curve of Skeleton",
    (Slider("x", "input x", -4.0, 4.0, 0.1, 1.0),),
    draw,
    ("skeleton",),
)
