"""Which sums are 1: softmax of a batch along one axis, the other, or over everything."""

import numpy as np

from tinytorch.core.activations import Softmax
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Choice
from tinytorch.figures.drawing.canvas import BLUE, Canvas
from tinytorch.figures.drawing.numbers import listed, plain, short
from tinytorch.figures.figure import Drawing, Figure
from tinytorch.figures.learner import Trial, trial

BATCH = np.array([[2.0, 1.0, 0.5], [0.5, 3.0, 1.0]])  # (samples, classes)
SAMPLES = ("sample 1", "sample 2")
CLASSES = ("class A", "class B", "class C")
LEFT, TOP = 104, 66  # corner of the first cell
WIDE, HIGH = 88, 76  # of a cell


def draw(axis, softmax=None):
    """A batch of two samples and three classes, its softmax, and the sums along both axes.

    Parameters
    ----------
    axis : str
        ``"0"``, ``"1"`` or ``"all"``.
    softmax : class, optional
        A learner's class; its numbers stand under the reference's.
    """
    p, yours = _probabilities(axis, softmax)
    canvas = Canvas(TOP + 2 * HIGH + 62)
    called = "over all six numbers" if axis == "all" else f"along axis {axis}"
    canvas.text(8, 22, f"Softmax {called}", bold=True)
    for j, name in enumerate(CLASSES):
        canvas.text(LEFT + (j + 0.5) * WIDE, TOP - 12, name, "middle")
    for i, name in enumerate(SAMPLES):
        canvas.text(8, TOP + i * HIGH + 44, name)
        for j in range(len(CLASSES)):
            _draw_cell(canvas, i, j, p[i, j], None if yours.values is None else yours.values[i, j])
    _draw_groups(canvas, axis)
    _draw_sums(canvas, p, axis)
    text = f"{_sentence(axis, p)} {yours.said}".strip()
    return Drawing(canvas.svg(text), text, *_table(axis, p, yours.values))


def _probabilities(axis, softmax):
    """The reference's softmax of the batch, shape (samples, classes), and the learner's trial."""
    if axis != "all":
        p = Softmax(int(axis))(Tensor(BATCH)).data
        return p, trial("Softmax", softmax, BATCH, p, dim=int(axis))
    flat = BATCH.ravel()
    p = Softmax()(Tensor(flat)).data
    yours = trial("Softmax", softmax, flat, p)
    values = None if yours.values is None else yours.values.reshape(BATCH.shape)
    return p.reshape(BATCH.shape), Trial(values, yours.said)


def _draw_cell(canvas, i, j, value, yours):
    """One probability, the darker the larger, with its logit below."""
    x, y = LEFT + j * WIDE, TOP + i * HIGH
    canvas.box(x + 4, y + 4, WIDE - 8, HIGH - 8, BLUE, round(0.06 + 0.4 * float(value), 3))
    centre = x + WIDE / 2
    up = 0 if yours is None else 10
    canvas.text(centre, y + 35 - up, short(value), "middle", bold=True, size=20)
    canvas.text(centre, y + 57 - up, f"logit {plain(BATCH[i, j])}", "middle", size=15)
    if yours is not None:
        canvas.text(centre, y + 65, f"yours {short(yours)}", "middle", size=15)


def _draw_groups(canvas, axis):
    """A frame around the numbers that share out one whole."""
    width, height = 3 * WIDE, 2 * HIGH
    if axis == "1":
        frames = [(LEFT, TOP + i * HIGH, width, HIGH) for i in range(2)]
    elif axis == "0":
        frames = [(LEFT + j * WIDE, TOP, WIDE, height) for j in range(3)]
    else:
        frames = [(LEFT, TOP, width, height)]
    for x, y, w, h in frames:
        canvas.frame(x + 1.5, y + 1.5, w - 3, h - 3, BLUE, 2.5)


def _draw_sums(canvas, p, axis):
    """Sums of rows on the right, of columns below, of everything in the corner."""
    right, below = LEFT + 3 * WIDE + 52, TOP + 2 * HIGH + 32
    canvas.text(right, TOP - 12, "row sum", "middle")
    canvas.text(8, below, "column sum")
    for i in range(2):
        _draw_sum(canvas, right, TOP + i * HIGH + 44, p[i].sum(), axis == "1")
    for j in range(3):
        _draw_sum(canvas, LEFT + (j + 0.5) * WIDE, below, p[:, j].sum(), axis == "0")
    _draw_sum(canvas, right, below, p.sum(), axis == "all", "all ")


def _draw_sum(canvas, x, y, value, one, name=""):
    """A sum; framed and bold where it is 1."""
    canvas.text(x, y, f"{name}{short(value)}", "middle", bold=one)
    if one:
        half = 42 if name else 34
        canvas.frame(x - half, y - 21, 2 * half, 30, BLUE, 2.5)


def _sentence(axis, p):
    """What is seen, in two sentences."""
    rows, columns = listed(p.sum(axis=1)), listed(p.sum(axis=0))
    if axis == "1":
        return (
            f"Along axis 1 each row sums to 1.00: every sample has its own probabilities. "
            f"The columns sum to {columns}."
        )
    if axis == "0":
        return (
            f"Along axis 0 each column sums to 1.00: the samples compete for every class. "
            f"The rows sum to {rows}."
        )
    return (
        f"Over all six numbers only the total is 1.00. The rows sum to {rows}, "
        f"the columns to {columns}."
    )


def _table(axis, p, yours):
    """Columns, rows and caption of the data table."""
    rows = []
    for i, name in enumerate(SAMPLES):
        rows.append([name, *map(short, p[i]), short(p[i].sum())])
    rows.append(["column sum", *map(short, p.sum(axis=0)), short(p.sum())])
    if yours is not None:
        for i, name in enumerate(SAMPLES):
            rows.append([f"yours, {name}", *map(short, yours[i]), short(yours[i].sum())])
    along = "over all six numbers" if axis == "all" else f"along axis {axis}"
    return ["row", *CLASSES, "row sum"], rows, f"Softmax of the batch {along}"


FIGURE = Figure(
    "softmax-axis",
    "Which sums are 1",
    (Choice("axis", "axis", ("0", "1", "all"), "1"),),
    draw,
    ("softmax",),
)
