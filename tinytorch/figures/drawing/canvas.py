"""A drawing surface that writes SVG: lines, boxes, words and a few marks.

Text and axes take the colour of the page's text; series take a variable of the page, with a
fallback that stands out on white and on near-black. No element carries an id, so that two
figures on one page cannot meet.
"""

from html import escape

INK = "currentColor"
BLUE = "var(--tt-blue, #2f7ed8)"  # the reference
ORANGE = "var(--tt-orange, #d9730d)"  # the learner's class
RED = "var(--tt-red, #d64545)"  # NaN and inf
WIDTH = 480
SIZE = 16  # of the letters: still 11 px high when the picture is 350 px wide
LETTER = 0.56  # width of a common letter, in sizes
DASH = "7 4"
DUST = 1e-10  # more than processors differ by, so that all of them round a half the same way


def rounded(value):
    """A coordinate with one decimal at most."""
    text = f"{value - DUST:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def points(xs, ys):
    """Corners of a path, as ``x,y x,y``."""
    return " ".join([f"{x:.1f},{y:.1f}" for x, y in zip(xs, ys, strict=True)])


class Canvas:
    """A picture ``WIDTH`` wide and ``height`` high, in units of its own.

    ``height`` may be set last, when it is known how much was drawn.
    """

    def __init__(self, height=0):
        self.height = height
        self.parts = []

    def line(self, x1, y1, x2, y2, colour=INK, width=1.0, dash=None, opacity=1.0):
        """A straight line."""
        x1, y1, x2, y2 = map(rounded, (x1, y1, x2, y2))
        look = _stroke(colour, width, dash, opacity)
        self.parts.append(f'<path d="M{x1},{y1}L{x2},{y2}" {look}/>')

    def polyline(self, xs, ys, colour=INK, width=1.0, dash=None, opacity=1.0):
        """A line through several points."""
        look = _stroke(colour, width, dash, opacity)
        self.parts.append(f'<path d="M{points(xs, ys)}" {look}/>')

    def box(self, x, y, width, height, fill=INK, opacity=1.0):
        """A filled rectangle."""
        x, y, width, height = map(rounded, (x, y, width, height))
        self.parts.append(
            f'<rect x="{x}" y="{y}" width="{width}" height="{height}" '
            f'style="fill:{fill}"{_opacity(opacity)}/>'
        )

    def boxes(self, lefts, rights, tops, foot, fill=INK, opacity=1.0):
        """Several filled rectangles that stand on the height ``foot``, as one shape."""
        parts = [
            f"M{a:.1f},{y:.1f}L{b:.1f},{y:.1f}L{b:.1f},{foot:.1f}L{a:.1f},{foot:.1f}"
            for a, b, y in zip(lefts, rights, tops, strict=True)
        ]
        shape = "".join(parts)
        self.parts.append(f'<path d="{shape}" style="fill:{fill}"{_opacity(opacity)}/>')

    def frame(self, x, y, width, height, colour=INK, thickness=1.0, dash=None, opacity=1.0):
        """The outline of a rectangle."""
        x, y, width, height = map(rounded, (x, y, width, height))
        look = _stroke(colour, thickness, dash, opacity)
        self.parts.append(f'<rect x="{x}" y="{y}" width="{width}" height="{height}" {look}/>')

    def hatch(self, x, y, width, height, colour=RED, gap=9):
        """A rectangle filled with slanting lines, and its outline."""
        ends = []
        for shift in range(gap, int(width + height), gap):
            x1, y1 = (x + shift, y) if shift < width else (x + width, y + shift - width)
            x2, y2 = (x, y + shift) if shift < height else (x + shift - height, y + height)
            ends.append(f"M{rounded(x1)},{rounded(y1)}L{rounded(x2)},{rounded(y2)}")
        self.parts.append(f'<path d="{"".join(ends)}" {_stroke(colour, 1.0, None, 0.7)}/>')
        self.frame(x, y, width, height, colour)

    def dot(self, x, y, radius=5.0, fill=INK, hollow=False):
        """A circle, filled or hollow."""
        look = _stroke(fill, 2.0, None, 1.0) if hollow else f'style="fill:{fill}"'
        self.parts.append(f'<circle cx="{rounded(x)}" cy="{rounded(y)}" r="{radius:g}" {look}/>')

    def cross(self, x, y, radius=6.0, colour=RED):
        """A cross, the mark of a number that is none."""
        a, b, c, d = map(rounded, (x - radius, y - radius, x + radius, y + radius))
        look = _stroke(colour, 2.5, None, 1.0)
        self.parts.append(f'<path d="M{a},{b}L{c},{d}M{a},{d}L{c},{b}" {look}/>')

    def text(self, x, y, words, anchor="start", bold=False, size=SIZE):
        """Words on the baseline ``y``; ``anchor`` is start, middle or end."""
        look = f' text-anchor="{anchor}"' if anchor != "start" else ""
        look += ' font-weight="600"' if bold else ""
        look += f' font-size="{size}"' if size != SIZE else ""
        where = f'x="{rounded(x)}" y="{rounded(y)}"'
        self.parts.append(f"<text {where}{look}>{escape(words)}</text>")

    def legend(self, y, entries, x=8.0):
        """One row of samples and names: ``entries`` are ``(look, name)`` pairs.

        A look is ``line``, ``thin``, ``bar``, ``pale``, ``cross``, ``yours-line`` or
        ``yours-bar``.
        """
        for look, name in entries:
            LOOKS[look](self, x, y - 0.35 * SIZE)
            self.text(x + 30, y, name)
            x += 30 + LETTER * SIZE * len(name) + 18

    def svg(self, label):
        """The whole picture as one SVG element that is read out as ``label``."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {rounded(self.height)}" '
            f'role="img" aria-label="{escape(label)}" width="100%" '
            f'style="display:block;max-width:30rem;height:auto;margin:0 auto" '
            f'font-family="system-ui, sans-serif" font-size="{SIZE}" fill="{INK}">'
            f"{''.join(self.parts)}</svg>"
        )


def _stroke(colour, width, dash, opacity):
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    style = f"fill:none;stroke:{colour}"
    return f'style="{style}" stroke-width="{width:g}"{dashes}{_opacity(opacity)}'


def _opacity(opacity):
    return f' opacity="{opacity:g}"' if opacity != 1 else ""


LOOKS = {
    "line": lambda c, x, y: c.line(x, y, x + 24, y, BLUE, 3),
    "thin": lambda c, x, y: c.line(x, y, x + 24, y, INK, 1.5, "2 3"),
    "bar": lambda c, x, y: c.box(x + 4, y - 7, 16, 14, BLUE),
    "pale": lambda c, x, y: c.box(x + 4, y - 7, 16, 14, INK, 0.5),
    "cross": lambda c, x, y: c.cross(x + 12, y),
    "yours-line": lambda c, x, y: c.line(x, y, x + 24, y, ORANGE, 3, DASH),
    "yours-bar": lambda c, x, y: c.frame(x + 3, y - 8, 18, 16, ORANGE, 2.5, "5 3"),
}
