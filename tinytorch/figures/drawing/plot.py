"""A rectangle of a canvas with a scale along each side: axes, curves and bars."""

import math

import numpy as np

from tinytorch.figures.drawing.canvas import BLUE, DASH, INK, ORANGE, RED, SIZE
from tinytorch.figures.drawing.numbers import plain, short

CROSSES = 12  # at most along a curve


class Plot:
    """Numbers from ``xlim`` and ``ylim``, drawn inside ``(left, top, right, bottom)``."""

    def __init__(self, canvas, area, xlim, ylim):
        self.canvas = canvas
        self.left, self.top, self.right, self.bottom = area
        self.xlim = xlim
        self.ylim = ylim

    def x(self, value):
        """The place of ``value`` from the left; the nearest edge when it lies outside."""
        low, high = self.xlim
        return self.left + _clamp((value - low) / (high - low)) * (self.right - self.left)

    def y(self, value):
        """The place of ``value`` from the top; the nearest edge when it lies outside."""
        low, high = self.ylim
        return self.bottom - _clamp((value - low) / (high - low)) * (self.bottom - self.top)

    def x_axis(self, ticks, name=""):
        """A line below the plot, with ticks, and a name at its end."""
        self.canvas.line(self.left, self.bottom, self.right, self.bottom, opacity=0.6)
        for tick in ticks:
            x = self.x(tick)
            self.canvas.line(x, self.bottom, x, self.bottom + 5, opacity=0.6)
            self.canvas.text(x, self.bottom + 6 + SIZE, plain(tick), "middle")
        if name:
            self.canvas.text(self.right + 6, self.bottom + 5, name)

    def y_axis(self, ticks, words=plain):
        """Numbers left of the plot, each with a faint line across."""
        for tick in ticks:
            y = self.y(tick)
            strong = 0.6 if tick == 0 else 0.15
            self.canvas.line(self.left, y, self.right, y, opacity=strong)
            self.canvas.text(self.left - 7, y + 0.35 * SIZE, words(tick), "end")

    def curve(self, xs, ys, colour=BLUE, width=3.0, dash=None, opacity=1.0):
        """A line through the points; what lies outside, is NaN or inf is left out."""
        xs, ys = _inside(np.asarray(xs, float), np.asarray(ys, float), self.ylim)
        seen = np.isfinite(ys)
        edges = np.flatnonzero(np.diff(np.concatenate(([False], seen, [False]))))
        for start, stop in edges.reshape(-1, 2).tolist():
            if stop - start > 1:
                across, up = self.x(xs[start:stop]), self.y(ys[start:stop])
                self.canvas.polyline(across.tolist(), up.tolist(), colour, width, dash, opacity)

    def yours(self, xs, ys):
        """The curve of a learner's class, crosses where it is NaN or inf; its legend entries."""
        self.curve(xs, ys, ORANGE, 3.0, DASH)
        odd = np.flatnonzero(~np.isfinite(ys))
        stride = len(odd) // CROSSES + 1
        for i in odd[stride // 2 :: stride].tolist():
            self.canvas.cross(self.x(xs[i]), self.bottom - 10)
        words = "NaN" if np.isnan(ys).any() else "inf"
        return [("yours-line", "yours"), *([("cross", words)] if odd.size else [])]

    def bar(self, centre, width, value, fill=BLUE, opacity=1.0):
        """A bar from 0 to ``value``, ``width`` wide, around ``centre`` on the canvas."""
        top, foot = sorted((self.y(value), self.y(0)))
        self.canvas.box(centre - width / 2, top, width, foot - top, fill, opacity)

    def bars(self, values, width, heights, fill=BLUE, opacity=1.0):
        """Bars from 0 to ``heights`` around ``values``, arrays of shape (n,), as one shape."""
        if len(values):
            middles, tops = self.x(values), self.y(heights).tolist()
            lefts, rights = (middles - width / 2).tolist(), (middles + width / 2).tolist()
            self.canvas.boxes(lefts, rights, tops, self.y(0), fill, opacity)

    def your_bar(self, centre, width, value):
        """The bar of a learner's class: an outline; a hatched column when it is no number."""
        if not math.isfinite(value):
            return self.nothing(centre, width, short(value), ORANGE)
        top, foot = sorted((self.y(value), self.y(0)))
        return self.canvas.frame(centre - width / 2, top, width, foot - top, ORANGE, 2.5, "5 3")

    def nothing(self, centre, width, word, colour=RED):
        """A hatched column with a cross and a word, for NaN and inf."""
        height = self.bottom - self.top
        self.canvas.hatch(centre - width / 2, self.top, width, height, colour)
        self.canvas.cross(centre, self.top + height / 2)
        self.canvas.text(centre, self.top - 5, word, "middle", bold=True)

    def level(self, value, name, dash="2 3"):
        """A line across at ``value``, named at its right end."""
        y = self.y(value)
        self.canvas.line(self.left, y, self.right, y, INK, 1.5, dash)
        self.canvas.text(self.right + 6, y + 0.35 * SIZE, name)


def _clamp(share):
    """Between 0 and 1."""
    if isinstance(share, np.ndarray):
        return share.clip(0, 1)
    return min(max(share, 0.0), 1.0)


def _inside(xs, ys, ylim):
    """The points with the crossings of both limits put in and NaN for all beyond them."""
    low, high = ylim
    if low <= ys.min() and ys.max() <= high:  # false when there is a NaN
        return xs, ys
    ys = np.where(np.isfinite(ys), ys, np.nan)
    for limit in ylim:
        gap = ys - limit
        cut = np.flatnonzero(gap[:-1] * gap[1:] < 0)
        share = gap[cut] / (gap[cut] - gap[cut + 1])
        xs = np.insert(xs, cut + 1, xs[cut] + share * (xs[cut + 1] - xs[cut]))
        ys = np.insert(ys, cut + 1, limit)
    return xs, np.where((ys >= low) & (ys <= high), ys, np.nan)
