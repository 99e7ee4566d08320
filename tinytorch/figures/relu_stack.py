"""What depth adds: without an activation a stack of layers stays one straight line."""

from functools import cache

import numpy as np

from tinytorch.core.activations import ReLU
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Choice, Slider
from tinytorch.figures.drawing.canvas import BLUE, Canvas
from tinytorch.figures.drawing.numbers import brief, plain, short
from tinytorch.figures.drawing.plot import Plot
from tinytorch.figures.figure import Drawing, Figure, Table
from tinytorch.figures.learner import NOBODY, Learner, Trial, attempt, broken, compared
from tinytorch.figures.texts import Stack as Text

SEED = 304
WIDTH = 8  # units in each hidden layer
DEEPEST = 6
REACH = 3  # x goes from -3 to 3
GRID = np.linspace(-REACH, REACH, 1201)
SHOWN = slice(None, None, 6)  # of the grid, for a learner's curve
TABLE = slice(None, None, 200)


def draw(layers: int, activation: str, relu: Learner | None = None) -> Drawing:
    """The map from one input to one output of a stack with fixed random weights.

    Parameters
    ----------
    layers : int
        Hidden layers, each of 8 units.
    activation : str
        What follows each hidden layer, ``"none"`` or ``"ReLU"``.
    relu : class, optional
        A learner's class, drawn over the reference.
    """
    bends = activation == "ReLU"
    y = run(layers, ReLU() if bends else None)
    at = corners(y)
    yours = _yours(layers, relu, y) if bends else NOBODY
    canvas = Canvas(352)
    low, high = _limits(y, yours.values)
    margin = 0.06 * (high - low)
    plot = Plot(canvas, (68, 50, 468, 300), (-REACH, REACH), (low - margin, high + margin))
    plot.y_axis((low, high), brief)
    plot.x_axis((-3, -2, -1, 0, 1, 2, 3))
    ends = [0, *at, -1]
    plot.curve(GRID[ends], y[ends])
    for i in at:
        plot.canvas.dot(plot.x(GRID[i]), plot.y(y[i]), 3.5, BLUE)
    entries = [("line", Text.output.format(layers=_layers(layers)))]
    if yours.values is not None:
        entries += plot.yours(GRID[SHOWN], yours.values[SHOWN])
    canvas.legend(22, entries)
    canvas.text(265, 344, _count(len(at)), "middle", bold=True)
    text = f"{_sentence(layers, bends, y, len(at))} {yours.sentence}".strip()
    return Drawing(canvas.svg(text), text, *_table(layers, y, yours.values))


@cache
def weights() -> tuple[list[tuple[np.ndarray, np.ndarray]], np.ndarray]:
    """Weight and bias of each hidden layer, and the weights that read its output.

    Shapes (inputs, 8) and (8,), and (layers, 8); inputs are 1 for the first layer, then 8.
    """
    rng = np.random.default_rng(SEED)
    hidden = []
    for layer in range(DEEPEST):
        count = WIDTH if layer else 1
        w = rng.standard_normal((count, WIDTH)) * np.sqrt(2 / count)
        hidden.append((w, rng.uniform(-1, 1, WIDTH) * (0.5 if layer else 1.5)))
    return hidden, rng.standard_normal((DEEPEST, WIDTH)) / np.sqrt(WIDTH)


def run(layers: int, activation: ReLU | None) -> np.ndarray:
    """The output at every point of the grid, of ``layers`` with ``activation`` after each."""
    hidden, reading = weights()
    h = GRID[:, None]
    for w, b in hidden[:layers]:
        z = h @ w + b
        h = activation(Tensor(z)).data if activation else z
    return h @ reading[layers - 1]


def corners(y: np.ndarray) -> list[int]:
    """Where on the grid the piecewise straight curve ``y``, of the grid's shape, bends."""
    turn = np.abs(np.diff(y, 2)) > 1e-6 * np.abs(y).max()
    return (np.flatnonzero(turn & ~np.append(False, turn[:-1])) + 1).tolist()


def _limits(y: np.ndarray, yours: np.ndarray | None) -> tuple[float, float]:
    """The lowest and highest number to show: all of ``y``, and of a learner's curve not too far."""
    low, high = float(y.min()), float(y.max())
    reach = high - low
    if yours is not None and np.isfinite(yours).any():
        seen = yours[np.isfinite(yours)]
        low = min(low, max(float(seen.min()), low - reach))
        high = max(high, min(float(seen.max()), high + reach))
    return low, high


def _yours(layers: int, relu: Learner | None, y: np.ndarray) -> Trial:
    """The output of the stack with a learner's class after every layer."""
    if relu is None:
        return NOBODY
    hidden, reading = weights()
    h = GRID[:, None]
    with np.errstate(all="ignore"):  # a learner's NaN and inf go on through the layers
        for w, b in hidden[:layers]:
            values, problem = attempt(relu, h @ w + b)
            if values is None:
                return broken("ReLU", problem)
            h = values
        return compared(Text.yours, h @ reading[layers - 1], y)


def _layers(count: int) -> str:
    return Text.one_layer if count == 1 else Text.more_layers.format(count=count)


def _count(kinks: int) -> str:
    return Text.kinks.format(count=kinks) if kinks else Text.no_kink


def _sentence(layers: int, bends: bool, y: np.ndarray, kinks: int) -> str:
    """What is seen, in two sentences."""
    if bends:
        return Text.bends.format(layers=_layers(layers), kinks=_count(kinks))
    return Text.straight.format(layers=_layers(layers), first=short(y[0]), last=short(y[-1]))


def _table(layers: int, y: np.ndarray, yours: np.ndarray | None) -> Table:
    """Columns, rows and caption of the data table."""
    columns = ["x", Text.column] + ([Text.your_column] if yours is not None else [])
    series = [y] + ([yours] if yours is not None else [])
    cells = zip(GRID[TABLE], *(values[TABLE] for values in series), strict=True)
    rows = [[plain(x), *map(short, outputs)] for x, *outputs in cells]
    return Table(columns, rows, Text.caption.format(layers=_layers(layers)))


FIGURE = Figure(
    "relu-stack",
    Text.title,
    (
        Slider("layers", Text.layers, 1, DEEPEST, 1, 1),
        Choice("activation", Text.activation, ("none", "ReLU"), "none"),
    ),
    draw,
    ("relu",),
)
