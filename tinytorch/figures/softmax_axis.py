"""Which sums are 1: softmax of a batch along one axis, the other, or over everything."""

import numpy as np

from tinytorch.core.activations import Softmax
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Choice
from tinytorch.figures.drawing.canvas import BLUE, Canvas, Stroke
from tinytorch.figures.drawing.numbers import listed, plain, short
from tinytorch.figures.figure import Drawing, Figure, Table
from tinytorch.figures.learner import Learner, Trial, trial
from tinytorch.figures.texts import Axis as Text

BATCH = np.array([[2.0, 1.0, 0.5], [0.5, 3.0, 1.0]])  # (samples, classes)
LEFT, TOP = 104, 66  # corner of the first cell
WIDE, HIGH = 88, 76  # of a cell
FRAME = Stroke(BLUE, 2.5)


def draw(axis: str, softmax: Learner | None = None) -> Drawing:
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
    canvas.text(8, 22, Text.heading.format(along=_along(axis)), bold=True)
    for j, name in enumerate(Text.classes):
        canvas.text(LEFT + (j + 0.5) * WIDE, TOP - 12, name, "middle")
    for i, name in enumerate(Text.samples):
        canvas.text(8, TOP + i * HIGH + 44, name)
        for j in range(len(Text.classes)):
            _draw_cell(canvas, i, j, p[i, j], None if yours.values is None else yours.values[i, j])
    _draw_groups(canvas, axis)
    _draw_sums(canvas, p, axis)
    text = f"{_sentence(axis, p)} {yours.sentence}".strip()
    return Drawing(canvas.svg(text), text, *_table(axis, p, yours.values))


def _probabilities(axis: str, softmax: Learner | None) -> tuple[np.ndarray, Trial]:
    """The reference's softmax of the batch, shape (samples, classes), and the learner's trial."""
    if axis != "all":
        p = Softmax(int(axis))(Tensor(BATCH)).data
        return p, trial("Softmax", softmax, BATCH, p, dim=int(axis))
    flat = BATCH.ravel()
    p = Softmax()(Tensor(flat)).data
    yours = trial("Softmax", softmax, flat, p)
    values = None if yours.values is None else yours.values.reshape(BATCH.shape)
    return p.reshape(BATCH.shape), Trial(values, yours.sentence)


def _along(axis: str) -> str:
    return Text.everything if axis == "all" else Text.along.format(axis=axis)


def _draw_cell(canvas: Canvas, i: int, j: int, value: float, yours: float | None) -> None:
    """One probability, the darker the larger, with its logit below."""
    x, y = LEFT + j * WIDE, TOP + i * HIGH
    canvas.box(x + 4, y + 4, WIDE - 8, HIGH - 8, BLUE, round(0.06 + 0.4 * float(value), 3))
    centre = x + WIDE / 2
    up = 0 if yours is None else 10
    canvas.text(centre, y + 35 - up, short(value), "middle", bold=True, size=20)
    canvas.text(centre, y + 57 - up, Text.logit.format(value=plain(BATCH[i, j])), "middle", size=15)
    if yours is not None:
        canvas.text(centre, y + 65, Text.yours.format(value=short(yours)), "middle", size=15)


def _draw_groups(canvas: Canvas, axis: str) -> None:
    """A frame around the numbers that share out one whole."""
    width, height = 3 * WIDE, 2 * HIGH
    if axis == "1":
        frames = [(LEFT, TOP + i * HIGH, width, HIGH) for i in range(2)]
    elif axis == "0":
        frames = [(LEFT + j * WIDE, TOP, WIDE, height) for j in range(3)]
    else:
        frames = [(LEFT, TOP, width, height)]
    for x, y, w, h in frames:
        canvas.frame(x + 1.5, y + 1.5, w - 3, h - 3, FRAME)


def _draw_sums(canvas: Canvas, p: np.ndarray, axis: str) -> None:
    """Sums of rows on the right, of columns below, of everything in the corner."""
    right, below = LEFT + 3 * WIDE + 52, TOP + 2 * HIGH + 32
    canvas.text(right, TOP - 12, Text.row_sum, "middle")
    canvas.text(8, below, Text.column_sum)
    for i in range(2):
        _draw_sum(canvas, right, TOP + i * HIGH + 44, p[i].sum(), axis == "1")
    for j in range(3):
        _draw_sum(canvas, LEFT + (j + 0.5) * WIDE, below, p[:, j].sum(), axis == "0")
    _draw_sum(canvas, right, below, p.sum(), axis == "all", Text.all, 42)


def _draw_sum(
    canvas: Canvas,
    x: float,
    y: float,
    value: float,
    one: bool,
    text: str = "{value}",
    half: float = 34,
) -> None:
    """A sum; framed and bold where it is 1."""
    canvas.text(x, y, text.format(value=short(value)), "middle", bold=one)
    if one:
        canvas.frame(x - half, y - 21, 2 * half, 30, FRAME)


def _sentence(axis: str, p: np.ndarray) -> str:
    """What is seen, in two sentences."""
    rows, columns = listed(p.sum(axis=1)), listed(p.sum(axis=0))
    text = {"0": Text.by_column, "1": Text.by_row, "all": Text.by_all}[axis]
    return text.format(rows=rows, columns=columns)


def _table(axis: str, p: np.ndarray, yours: np.ndarray | None) -> Table:
    """Columns, rows and caption of the data table."""
    rows = []
    for i, name in enumerate(Text.samples):
        rows.append([name, *map(short, p[i]), short(p[i].sum())])
    rows.append([Text.column_sum, *map(short, p.sum(axis=0)), short(p.sum())])
    if yours is not None:
        for i, name in enumerate(Text.samples):
            rows.append(
                [Text.your_row.format(sample=name), *map(short, yours[i]), short(yours[i].sum())]
            )
    columns = [Text.row, *Text.classes, Text.row_sum]
    return Table(columns, rows, Text.caption.format(along=_along(axis)))


FIGURE = Figure(
    "softmax-axis",
    Text.title,
    (Choice("axis", Text.axis, ("0", "1", "all"), "1"),),
    draw,
    ("softmax",),
)
