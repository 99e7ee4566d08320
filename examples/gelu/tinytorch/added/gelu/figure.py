"""GELU beside another curve: where they agree, and how far apart they are elsewhere."""

import math

import numpy as np

from tinytorch.added.gelu.activation import GELU
from tinytorch.core.activations import ReLU
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Choice, Slider
from tinytorch.figures.drawing.canvas import BLUE, DOTTED, Canvas
from tinytorch.figures.drawing.numbers import short
from tinytorch.figures.drawing.plot import Plot
from tinytorch.figures.figure import Drawing, Figure, Table
from tinytorch.figures.learner import Learner, trial

GRID = np.linspace(-3, 3, 121)
TABLE = np.arange(-3.0, 4.0)
DIGITS = 4  # the exact curve is less than 0.0005 away
OTHERS = {
    "ReLU": lambda x: ReLU()(Tensor(x)).data,
    "Swish": lambda x: x / (1 + np.exp(-x)),
    "exact GELU": lambda x: np.array([0.5 * v * (1 + math.erf(v / math.sqrt(2))) for v in x]),
}


def draw(x: float, beside: str, gelu: Learner | None = None) -> Drawing:
    """Both curves, and the points at ``x``.

    Parameters
    ----------
    x : float
        The input, dimensionless.
    beside : str
        A key of ``OTHERS``.
    gelu : class, optional
        A learner's class, drawn over the reference.
    """
    yours = trial("GELU", gelu, GRID, _gelu(GRID))
    canvas = Canvas(360)
    plot = Plot(canvas, (42, 60, 452, 320), (-3, 3), (-0.5, 3))
    plot.y_axis((0, 1, 2, 3))
    plot.x_axis((-3, -2, -1, 0, 1, 2, 3), "x")
    plot.curve(GRID, OTHERS[beside](GRID), DOTTED)
    plot.curve(GRID, _gelu(GRID))
    entries = [("line", "GELU"), ("thin", beside)]
    if yours.values is not None:
        entries += plot.yours(GRID, yours.values)
    canvas.legend(22, entries)
    at = np.array([x])
    y, other = _gelu(at)[0], OTHERS[beside](at)[0]
    canvas.dot(plot.x(x), plot.y(y), 6, BLUE)
    text = (
        f"At x = {short(x, 1)} GELU is {short(y, DIGITS)} and {beside} is {short(other, DIGITS)}: "
        f"{short(abs(y - other), DIGITS)} apart. {yours.sentence}"
    ).strip()
    return Drawing(canvas.svg(text), text, *_table(beside, gelu))


def _gelu(x: np.ndarray) -> np.ndarray:
    return GELU()(Tensor(x)).data


def _table(beside: str, gelu: Learner | None) -> Table:
    """Columns, rows and caption of the data table."""
    series = [_gelu(TABLE), OTHERS[beside](TABLE)]
    yours = trial("GELU", gelu, TABLE, series[0]).values
    columns = ["x", "GELU", beside]
    if yours is not None:
        series.append(yours)
        columns.append("your GELU")
    rows = [[short(x, 0), *(short(y[i], DIGITS) for y in series)] for i, x in enumerate(TABLE)]
    return Table(columns, rows, f"GELU and {beside} at seven inputs")


FIGURE = Figure(
    "gelu-beside",
    "GELU beside other curves",
    (
        Slider("x", "input x", -3.0, 3.0, 0.1, 1.0),
        Choice("beside", "beside", tuple(OTHERS), "ReLU"),
    ),
    draw,
    ("gelu",),
)
