"""Bars for a few classes, with rows of numbers under them."""

from collections.abc import Iterable, Sequence

import numpy as np

from tinytorch.figures.drawing.canvas import Canvas
from tinytorch.figures.drawing.numbers import plain, short
from tinytorch.figures.drawing.plot import Area, Plot

ROW = 23  # height of a row of numbers, in user units


def bar_plot(canvas: Canvas, area: Area, count: int) -> Plot:
    """A plot in ``area`` of ``canvas`` for ``count`` bars from 0 to 1, one unit across for each."""
    plot = Plot(canvas, area, (0, count), (0, 1))
    plot.y_axis((0, 0.5, 1), plain)
    return plot


def centres(plot: Plot) -> list[float]:
    """The middle of the slot of each class of ``plot``, on the canvas."""
    count = int(plot.xlim[1])
    return [plot.x(i + 0.5) for i in range(count)]


def draw_bars(plot: Plot, values: np.ndarray, yours: np.ndarray | None = None) -> None:
    """A bar for each class, half of its slot wide, and a learner's outline around it.

    ``values`` and ``yours`` are arrays of shape (classes,), dimensionless.
    """
    slot = (plot.right - plot.left) / plot.xlim[1]
    for centre, value in zip(centres(plot), values.astype(float).tolist(), strict=True):
        if np.isfinite(value):
            plot.bar(centre, 0.5 * slot, value)
        else:
            plot.nothing(centre, 0.5 * slot, short(value))
    if yours is not None:
        for centre, value in zip(centres(plot), yours.tolist(), strict=True):
            plot.your_bar(centre, 0.7 * slot, value)


def draw_rows(plot: Plot, rows: Iterable[tuple[str, Sequence[str], bool]]) -> float:
    """Rows of words under the bars: ``rows`` are ``(head, a word for each class, bold)``.

    Returns the baseline after the last row.
    """
    y = plot.bottom + 6
    for head, words, bold in rows:
        y += ROW
        plot.canvas.text(8, y, head, bold=bold)
        for centre, word in zip(centres(plot), words, strict=True):
            plot.canvas.text(centre, y, word, "middle", bold=bold)
    return y
