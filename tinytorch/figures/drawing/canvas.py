"""A drawing surface that writes SVG: lines, boxes, words and a few marks.

Text and axes take the colour of the page's text; series take a variable of the page, with a
fallback that stands out on white and on near-black. No element carries an id, so that two
figures on one page cannot meet.

All positions and lengths are in user units of a view ``WIDTH`` = 480 wide: ``x`` counts from the
left, ``y`` from the top. An opacity goes from 0 to 1.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import NamedTuple

INK = "currentColor"
BLUE = "var(--tt-blue, #2f7ed8)"  # the reference
ORANGE = "var(--tt-orange, #d9730d)"  # the learner's class
RED = "var(--tt-red, #d64545)"  # NaN and inf
WIDTH = 480
SIZE = 16  # of the letters: still 11 px high when the picture is 350 px wide
LETTER = (
    0.56  # mean width of a letter in sizes: an estimate that leaves room in common system fonts
)
DUST = 1e-10  # more than processors differ by, so that all of them round a half the same way


class Stroke(NamedTuple):
    """How a line looks: colour, width, lengths of dashes and gaps, opacity."""

    colour: str = INK
    width: float = 1.0
    dash: str | None = None
    opacity: float = 1.0

    @property
    def attributes(self) -> str:
        """The stroke as attributes of an SVG element."""
        dashes = f' stroke-dasharray="{self.dash}"' if self.dash else ""
        style = f"fill:none;stroke:{self.colour}"
        return f'style="{style}" stroke-width="{self.width:g}"{dashes}{_opacity(self.opacity)}'


HAIR = Stroke()
AXIS = Stroke(opacity=0.6)
GRID = Stroke(opacity=0.15)
DOTTED = Stroke(INK, 1.5, "2 3")  # what the reference is compared with
CURVE = Stroke(BLUE, 3.0)
YOURS = Stroke(ORANGE, 3.0, "7 4")  # the curve of a learner's class
YOUR_BAR = Stroke(ORANGE, 2.5, "5 3")


def rounded(value: float) -> str:
    """A coordinate ``value`` with one decimal at most."""
    text = f"{value - DUST:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def points(xs: Iterable[float], ys: Iterable[float]) -> str:
    """Corners of a path, ``xs`` and ``ys`` of the same length, as ``x,y x,y``."""
    return " ".join([f"{x:.1f},{y:.1f}" for x, y in zip(xs, ys, strict=True)])


class Canvas:
    """A picture ``WIDTH`` wide and ``height`` high.

    Parameters
    ----------
    height : float
        In user units. May be set last, when it is known how much was drawn.
    """

    def __init__(self, height: float = 0) -> None:
        self.height = height
        self.parts: list[str] = []

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: Stroke = HAIR) -> None:
        """A straight line from ``x1``, ``y1`` to ``x2``, ``y2``, drawn with ``stroke``."""
        ends = f"M{rounded(x1)},{rounded(y1)}L{rounded(x2)},{rounded(y2)}"
        self.parts.append(f'<path d="{ends}" {stroke.attributes}/>')

    def polyline(self, xs: Iterable[float], ys: Iterable[float], stroke: Stroke = HAIR) -> None:
        """A line with ``stroke`` through the points ``xs``, ``ys``, of the same length."""
        self.parts.append(f'<path d="M{points(xs, ys)}" {stroke.attributes}/>')

    def box(
        self, x: float, y: float, width: float, height: float, fill: str = INK, opacity: float = 1.0
    ) -> None:
        """A rectangle of colour ``fill`` and ``opacity``; ``x``, ``y`` is its upper left corner."""
        place = _rectangle(x, y, width, height)
        self.parts.append(f'<rect {place} style="fill:{fill}"{_opacity(opacity)}/>')

    def boxes(
        self,
        lefts: Iterable[float],
        rights: Iterable[float],
        tops: Iterable[float],
        foot: float,
        fill: str = INK,
        opacity: float = 1.0,
    ) -> None:
        """Several boxes as one shape, from ``lefts`` to ``rights`` and from ``tops`` to ``foot``.

        ``fill`` and ``opacity`` as for ``box``.
        """
        parts = [
            f"M{a:.1f},{y:.1f}L{b:.1f},{y:.1f}L{b:.1f},{foot:.1f}L{a:.1f},{foot:.1f}"
            for a, b, y in zip(lefts, rights, tops, strict=True)
        ]
        shape = "".join(parts)
        self.parts.append(f'<path d="{shape}" style="fill:{fill}"{_opacity(opacity)}/>')

    def frame(self, x: float, y: float, width: float, height: float, stroke: Stroke = HAIR) -> None:
        """The outline of a rectangle; ``x``, ``y`` is its upper left corner."""
        self.parts.append(f"<rect {_rectangle(x, y, width, height)} {stroke.attributes}/>")

    def hatch(
        self, x: float, y: float, width: float, height: float, colour: str = RED, gap: int = 9
    ) -> None:
        """A frame of ``colour`` filled with slanting lines, ``gap`` apart."""
        ends = []
        for shift in range(gap, int(width + height), gap):
            x1, y1 = (x + shift, y) if shift < width else (x + width, y + shift - width)
            x2, y2 = (x, y + shift) if shift < height else (x + shift - height, y + height)
            ends.append(f"M{rounded(x1)},{rounded(y1)}L{rounded(x2)},{rounded(y2)}")
        lines = Stroke(colour, opacity=0.7).attributes
        self.parts.append(f'<path d="{"".join(ends)}" {lines}/>')
        self.frame(x, y, width, height, Stroke(colour))

    def dot(
        self, x: float, y: float, radius: float = 5.0, fill: str = INK, hollow: bool = False
    ) -> None:
        """A circle around ``x``, ``y`` of colour ``fill``; ``hollow`` leaves its outline only."""
        look = Stroke(fill, 2.0).attributes if hollow else f'style="fill:{fill}"'
        self.parts.append(f'<circle cx="{rounded(x)}" cy="{rounded(y)}" r="{radius:g}" {look}/>')

    def cross(self, x: float, y: float, radius: float = 6.0, colour: str = RED) -> None:
        """A cross around ``x``, ``y``, twice ``radius`` wide: the mark of NaN and inf."""
        a, b, c, d = map(rounded, (x - radius, y - radius, x + radius, y + radius))
        look = Stroke(colour, 2.5).attributes
        self.parts.append(f'<path d="M{a},{b}L{c},{d}M{a},{d}L{c},{b}" {look}/>')

    def text(
        self,
        x: float,
        y: float,
        words: str,
        anchor: str = "start",
        bold: bool = False,
        size: int = SIZE,
    ) -> None:
        """``words`` on the baseline ``y``, ``size`` high; ``anchor`` says what of them is at ``x``.

        It is start, middle or end.
        """
        look = f' text-anchor="{anchor}"' if anchor != "start" else ""
        look += ' font-weight="600"' if bold else ""
        look += f' font-size="{size}"' if size != SIZE else ""
        where = f'x="{rounded(x)}" y="{rounded(y)}"'
        self.parts.append(f"<text {where}{look}>{escape(words)}</text>")

    def legend(self, y: float, entries: Iterable[tuple[str, str]], x: float = 8.0) -> None:
        """One row of samples and names from ``x`` on: ``entries`` are ``(look, name)`` pairs.

        A look is ``line``, ``thin``, ``bar``, ``pale``, ``cross``, ``yours-line`` or
        ``yours-bar``.
        """
        for look, name in entries:
            LOOKS[look](self, x, y - 0.35 * SIZE)
            self.text(x + 30, y, name)
            x += 30 + LETTER * SIZE * len(name) + 18

    def svg(self, label: str) -> str:
        """The whole picture as one SVG element that is read out as ``label``."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {rounded(self.height)}" '
            f'role="img" aria-label="{escape(label)}" width="100%" '
            f'style="display:block;max-width:30rem;height:auto;margin:0 auto" '
            f'font-family="system-ui, sans-serif" font-size="{SIZE}" fill="{INK}">'
            f"{''.join(self.parts)}</svg>"
        )


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    x_, y_, w, h = map(rounded, (x, y, width, height))
    return f'x="{x_}" y="{y_}" width="{w}" height="{h}"'


def _opacity(opacity: float) -> str:
    return f' opacity="{opacity:g}"' if opacity != 1 else ""


LOOKS: dict[str, Callable[[Canvas, float, float], None]] = {
    "line": lambda c, x, y: c.line(x, y, x + 24, y, CURVE),
    "thin": lambda c, x, y: c.line(x, y, x + 24, y, DOTTED),
    "bar": lambda c, x, y: c.box(x + 4, y - 7, 16, 14, BLUE),
    "pale": lambda c, x, y: c.box(x + 4, y - 7, 16, 14, INK, 0.5),
    "cross": lambda c, x, y: c.cross(x + 12, y),
    "yours-line": lambda c, x, y: c.line(x, y, x + 24, y, YOURS),
    "yours-bar": lambda c, x, y: c.frame(x + 3, y - 8, 18, 16, YOUR_BAR),
}
