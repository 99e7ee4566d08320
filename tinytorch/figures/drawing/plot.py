"""A rectangle of a canvas with a scale along each side: axes, curves and bars."""

import math
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from tinytorch.figures.drawing.canvas import (
    AXIS,
    BLUE,
    CURVE,
    DOTTED,
    GRID,
    ORANGE,
    RED,
    SIZE,
    YOUR_BAR,
    YOURS,
    Canvas,
    Stroke,
)
from tinytorch.figures.drawing.numbers import plain, short
from tinytorch.figures.texts import Marks as Text

Area = tuple[float, float, float, float]  # left, top, right, bottom in user units of the canvas
Limits = tuple[float, float]  # the lowest and the highest number
Numbers = TypeVar("Numbers", float, np.ndarray)

CROSSES = 12  # at most along a curve


class Plot:
    """A rectangle of a canvas in which numbers have a place.

    Parameters
    ----------
    canvas : Canvas
    area : (left, top, right, bottom)
        In user units of the canvas.
    xlim, ylim : (low, high), dimensionless
        The numbers at its sides.
    """

    def __init__(self, canvas: Canvas, area: Area, xlim: Limits, ylim: Limits) -> None:
        self.canvas = canvas
        self.left, self.top, self.right, self.bottom = area
        self.xlim = xlim
        self.ylim = ylim

    def x(self, value: Numbers) -> Numbers:
        """How far right ``value`` is, a number or an array of any shape, in user units.

        Outside the limits it is the nearest edge.
        """
        low, high = self.xlim
        return self.left + _clamp((value - low) / (high - low)) * (self.right - self.left)

    def y(self, value: Numbers) -> Numbers:
        """How far down ``value`` is, a number or an array of any shape, in user units.

        Outside the limits it is the nearest edge.
        """
        low, high = self.ylim
        return self.bottom - _clamp((value - low) / (high - low)) * (self.bottom - self.top)

    def x_axis(self, ticks: Sequence[float], name: str = "") -> None:
        """A line below the plot, with ``ticks``, and a ``name`` at its end."""
        self.canvas.line(self.left, self.bottom, self.right, self.bottom, AXIS)
        for tick in ticks:
            x = self.x(tick)
            self.canvas.line(x, self.bottom, x, self.bottom + 5, AXIS)
            self.canvas.text(x, self.bottom + 6 + SIZE, plain(tick), "middle")
        if name:
            self.canvas.text(self.right + 6, self.bottom + 5, name)

    def y_axis(self, ticks: Sequence[float], words: Callable[[float], str] = plain) -> None:
        """``ticks`` left of the plot, written by ``words``, each with a faint line across."""
        for tick in ticks:
            y = self.y(tick)
            self.canvas.line(self.left, y, self.right, y, GRID if tick else AXIS)
            self.canvas.text(self.left - 7, y + 0.35 * SIZE, words(tick), "end")

    def curve(self, xs: np.ndarray, ys: np.ndarray, stroke: Stroke = CURVE) -> None:
        """A line through points; what lies outside, is NaN or inf is left out.

        Parameters
        ----------
        xs, ys : numpy.ndarray, shape (n,), dimensionless
            The points, from left to right.
        stroke : Stroke
        """
        xs, ys = _inside(np.asarray(xs, float), np.asarray(ys, float), self.ylim)
        seen = np.isfinite(ys)
        edges = np.flatnonzero(np.diff(np.concatenate(([False], seen, [False]))))
        for start, stop in edges.reshape(-1, 2).tolist():
            if stop - start > 1:
                across, up = self.x(xs[start:stop]), self.y(ys[start:stop])
                self.canvas.polyline(across.tolist(), up.tolist(), stroke)

    def yours(self, xs: np.ndarray, ys: np.ndarray) -> list[tuple[str, str]]:
        """The curve of a learner's class, with crosses where it is NaN or inf.

        ``xs`` and ``ys`` are as for ``curve``. Returns the entries of the legend.
        """
        self.curve(xs, ys, YOURS)
        odd = np.flatnonzero(~np.isfinite(ys))
        stride = len(odd) // CROSSES + 1
        for i in odd[stride // 2 :: stride].tolist():
            self.canvas.cross(self.x(xs[i]), self.bottom - 10)
        words = "NaN" if np.isnan(ys).any() else "inf"
        return [("yours-line", Text.yours), *([("cross", words)] if odd.size else [])]

    def bar(
        self, centre: float, width: float, value: float, fill: str = BLUE, opacity: float = 1.0
    ) -> None:
        """A bar from 0 to ``value``; ``centre`` and ``width`` are in user units of the canvas."""
        top, foot = sorted((self.y(value), self.y(0)))
        self.canvas.box(centre - width / 2, top, width, foot - top, fill, opacity)

    def bars(
        self,
        values: np.ndarray,
        width: float,
        heights: np.ndarray,
        fill: str = BLUE,
        opacity: float = 1.0,
    ) -> None:
        """Bars from 0 to ``heights`` around ``values``, arrays of shape (n,), as one shape."""
        if len(values):
            middles, tops = self.x(values), self.y(heights).tolist()
            lefts, rights = (middles - width / 2).tolist(), (middles + width / 2).tolist()
            self.canvas.boxes(lefts, rights, tops, self.y(0), fill, opacity)

    def your_bar(self, centre: float, width: float, value: float) -> None:
        """The bar of a learner's class: an outline, or ``nothing`` for NaN and inf."""
        if not math.isfinite(value):
            self.nothing(centre, width, short(value), ORANGE)
            return
        top, foot = sorted((self.y(value), self.y(0)))
        self.canvas.frame(centre - width / 2, top, width, foot - top, YOUR_BAR)

    def nothing(self, centre: float, width: float, word: str, colour: str = RED) -> None:
        """A hatched column with a cross and a word, for NaN and inf."""
        height = self.bottom - self.top
        self.canvas.hatch(centre - width / 2, self.top, width, height, colour)
        self.canvas.cross(centre, self.top + height / 2)
        self.canvas.text(centre, self.top - 5, word, "middle", bold=True)

    def level(self, value: float, name: str) -> None:
        """A line across at ``value``, with its ``name`` at the right end."""
        y = self.y(value)
        self.canvas.line(self.left, y, self.right, y, DOTTED)
        self.canvas.text(self.right + 6, y + 0.35 * SIZE, name)


def _clamp(share: Numbers) -> Numbers:
    """Between 0 and 1."""
    if isinstance(share, np.ndarray):
        return share.clip(0, 1)
    return min(max(share, 0.0), 1.0)


def _inside(xs: np.ndarray, ys: np.ndarray, ylim: Limits) -> tuple[np.ndarray, np.ndarray]:
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
