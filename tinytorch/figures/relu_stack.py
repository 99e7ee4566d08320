"""What depth adds: without an activation a stack of layers stays one straight line."""

from functools import cache

import numpy as np

from tinytorch.core.activations import ReLU
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Choice, Slider
from tinytorch.figures.drawing.canvas import BLUE, Canvas
from tinytorch.figures.drawing.numbers import brief, plain, short
from tinytorch.figures.drawing.plot import Plot
from tinytorch.figures.figure import Drawing, Figure
from tinytorch.figures.learner import Trial, attempt, compared

SEED = 304
WIDTH = 8  # units in each hidden layer
DEEPEST = 6
REACH = 3  # x goes from -3 to 3
GRID = np.linspace(-REACH, REACH, 1201)
SHOWN = slice(None, None, 6)  # of the grid, for a learner's curve
TABLE = slice(None, None, 200)


def draw(layers, activation, relu=None):
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
    yours = _yours(layers, relu, y) if bends else Trial(None, "")
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
    entries = [("line", f"output of {_layers(layers)}")]
    if yours.values is not None:
        entries += plot.yours(GRID[SHOWN], yours.values[SHOWN])
    canvas.legend(22, entries)
    canvas.text(265, 344, _count(len(at)), "middle", bold=True)
    text = f"{_sentence(layers, bends, y, len(at))} {yours.said}".strip()
    return Drawing(canvas.svg(text), text, *_table(layers, y, yours.values))


@cache
def weights():
    """Weight and bias of each hidden layer, and the weights that read its output."""
    chance = np.random.default_rng(SEED)
    hidden = []
    for layer in range(DEEPEST):
        count = WIDTH if layer else 1
        w = chance.standard_normal((count, WIDTH)) * np.sqrt(2 / count)
        hidden.append((w, chance.uniform(-1, 1, WIDTH) * (0.5 if layer else 1.5)))
    return hidden, chance.standard_normal((DEEPEST, WIDTH)) / np.sqrt(WIDTH)


def run(layers, activation):
    """The output of the stack at every point of the grid."""
    hidden, reading = weights()
    h = GRID[:, None]
    for w, b in hidden[:layers]:
        z = h @ w + b
        h = activation(Tensor(z)).data if activation else z
    return h @ reading[layers - 1]


def corners(y):
    """Where on the grid a piecewise straight curve bends."""
    turn = np.abs(np.diff(y, 2)) > 1e-6 * np.abs(y).max()
    return (np.flatnonzero(turn & ~np.append(False, turn[:-1])) + 1).tolist()


def _limits(y, yours):
    """The lowest and highest number to show: all of ``y``, and of a learner's curve not too far."""
    low, high = float(y.min()), float(y.max())
    reach = high - low
    if yours is not None and np.isfinite(yours).any():
        seen = yours[np.isfinite(yours)]
        low = min(low, max(float(seen.min()), low - reach))
        high = max(high, min(float(seen.max()), high + reach))
    return low, high


def _yours(layers, relu, y):
    """The output of the stack with a learner's class after every layer."""
    if relu is None:
        return Trial(None, "")
    hidden, reading = weights()
    h = GRID[:, None]
    with np.errstate(all="ignore"):  # a learner's NaN and inf go on through the layers
        for w, b in hidden[:layers]:
            h, problem = attempt(relu, h @ w + b)
            if problem is not None:
                return Trial(None, f"Your ReLU {problem}.")
        return compared("The stack with your ReLU", h @ reading[layers - 1], y)


def _layers(count):
    return f"{count} hidden layer{'s' if count > 1 else ''}"


def _count(kinks):
    return "no kink: one straight line" if not kinks else f"{kinks} kink{'s' if kinks > 1 else ''}"


def _sentence(layers, bends, y, kinks):
    """What is seen, in two sentences."""
    if bends:
        return (
            f"{_layers(layers).capitalize()} with ReLU: {_count(kinks)} between x = −3 and 3. "
            f"Between kinks the map is straight."
        )
    return (
        f"{_layers(layers).capitalize()} without activation: one straight line without a kink, "
        f"from {short(y[0])} at x = −3 to {short(y[-1])} at x = 3. One layer could do it."
    )


def _table(layers, y, yours):
    """Columns, rows and caption of the data table."""
    columns = ["x", "output"] + (["with your ReLU"] if yours is not None else [])
    series = [y] + ([yours] if yours is not None else [])
    cells = zip(GRID[TABLE], *(values[TABLE] for values in series), strict=True)
    rows = [[plain(x), *map(short, outputs)] for x, *outputs in cells]
    return columns, rows, f"Output of {_layers(layers)}"


FIGURE = Figure(
    "relu-stack",
    "What depth adds",
    (
        Slider("layers", "hidden layers", 1, DEEPEST, 1, 1),
        Choice("activation", "activation", ("none", "ReLU"), "none"),
    ),
    draw,
    ("relu",),
)
