"""Bars for a few classes, with rows of numbers under them."""

import numpy as np

from tinytorch.figures.drawing.canvas import BLUE
from tinytorch.figures.drawing.numbers import plain, short
from tinytorch.figures.drawing.plot import Plot

ROW = 23  # height of a row of numbers


def bar_plot(canvas, area, count, top=1.0, ticks=(0, 0.5, 1)):
    """A plot for ``count`` bars from 0 to ``top``; one unit across per class."""
    plot = Plot(canvas, area, (0, count), (0, top))
    plot.y_axis(ticks, plain)
    return plot


def centres(plot):
    """The middle of each class's slot, on the canvas."""
    count = int(plot.xlim[1])
    return [plot.x(i + 0.5) for i in range(count)]


def draw_bars(plot, values, yours=None, fill=BLUE, share=0.5):
    """A bar for each class, ``share`` of its slot wide, and a learner's outline around it."""
    slot = (plot.right - plot.left) / plot.xlim[1]
    for centre, value in zip(centres(plot), np.asarray(values, float).tolist(), strict=True):
        if np.isfinite(value):
            plot.bar(centre, share * slot, value, fill)
        else:
            plot.nothing(centre, share * slot, short(value))
    if yours is not None:
        for centre, value in zip(centres(plot), yours.tolist(), strict=True):
            plot.your_bar(centre, (share + 0.2) * slot, value)


def draw_rows(plot, rows, left=8):
    """Rows of words under the bars: ``rows`` are ``(head, words, bold)``.

    Returns the baseline after the last row.
    """
    y = plot.bottom + 6
    for head, words, bold in rows:
        y += ROW
        plot.canvas.text(left, y, head, bold=bold)
        for centre, word in zip(centres(plot), words, strict=True):
            plot.canvas.text(centre, y, word, "middle", bold=bold)
    return y
