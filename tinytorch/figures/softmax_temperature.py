"""What temperature does: softmax of logits / T is sharp for small T, flat for large T."""

import math

import numpy as np

from tinytorch.core.activations import Softmax
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Choice, Slider
from tinytorch.figures.drawing.canvas import BLUE, INK, Canvas
from tinytorch.figures.drawing.class_bars import bar_plot, draw_bars, draw_rows
from tinytorch.figures.drawing.numbers import brief, plain, short
from tinytorch.figures.figure import Drawing, Figure
from tinytorch.figures.learner import trial

PRESETS = {
    "one ahead": (1.0, 0.5, 3.0, 0.0, 1.5),
    "close race": (1.2, 1.0, 1.4, 0.8, 1.3),
    "two tied": (0.0, 2.0, 1.0, 2.0, -1.0),
    "all equal": (1.0, 1.0, 1.0, 1.0, 1.0),
}
NAMES = "ABCDE"


def draw(temperature, preset, softmax=None):
    """Bars of softmax(logits / T), the line 1/N, and the entropy.

    Parameters
    ----------
    temperature : float
        T, dimensionless.
    preset : str
        Which five logits.
    softmax : class, optional
        A learner's class, drawn over the reference.
    """
    logits = np.array(PRESETS[preset])
    scaled = logits / temperature
    p = Softmax()(Tensor(scaled)).data
    yours = trial("Softmax", softmax, scaled, p)
    canvas = Canvas()
    plot = bar_plot(canvas, (92, 50, 388, 216), len(p))
    draw_bars(plot, p, yours.values)
    plot.level(1 / len(p), f"1/N = {plain(1 / len(p))}")
    series = [("logit", logits), ("logit / T", scaled), ("softmax", p)]
    entries = [("bar", f"softmax(logits / T), T = {plain(temperature)}")]
    if yours.values is not None:
        series.append(("yours", yours.values))
        entries.append(("yours-bar", "yours"))
    canvas.legend(22, entries)
    rows = [("class", list(NAMES), True)]
    rows += [(head, [brief(v) for v in values], False) for head, values in series]
    y = draw_rows(plot, rows) + 28
    _draw_entropy(canvas, y, entropy(p), math.log(len(p)))
    canvas.height = y + 34
    text = f"{_sentence(temperature, p, logits)} {yours.said}".strip()
    columns = ["class", *(head for head, _ in series)]
    cells = [[name, *(short(v[i]) for _, v in series)] for i, name in enumerate(NAMES)]
    return Drawing(canvas.svg(text), text, columns, cells, "Softmax of five logits divided by T")


def entropy(p):
    """The entropy of probabilities in nats: 0 when one is 1, ln N when all are equal."""
    held = p[p > 0]
    return float(-(held * np.log(held)).sum()) + 0.0


def _draw_entropy(canvas, y, value, top):
    """A gauge from 0 to the entropy of equal probabilities."""
    left, right = 92, 388
    canvas.text(8, y, "entropy")
    canvas.frame(left, y - 13, right - left, 14, INK, 1, opacity=0.6)
    canvas.box(left, y - 13, min(value / top, 1) * (right - left), 14, BLUE)
    canvas.text(left, y + 22, f"{brief(value)} nats", bold=True)
    canvas.text(right, y + 22, f"all equal: ln {len(NAMES)} = {short(top)}", "end")


def _sentence(temperature, p, logits):
    """What is seen, in two sentences."""
    best = np.flatnonzero(logits == logits.max())
    top = short(math.log(len(p)))
    value = f"T = {plain(temperature)}: entropy {brief(entropy(p))} nats of at most {top}"
    if len(best) == len(p):
        return f"{value}. All logits are equal, so every class has 1/N = 0.20 at any T."
    leaders = " and ".join(NAMES[i] for i in best)
    verb = "leads with" if len(best) == 1 else "lead with"
    each = "" if len(best) == 1 else " each"
    order = "T never changes the order of the classes"
    return f"{value}; {leaders} {verb} {short(p.max())}{each}. {order}."


FIGURE = Figure(
    "softmax-temperature",
    "What temperature does to softmax",
    (
        Slider("temperature", "temperature T", 0.05, 10.0, 0.05, 1.0),
        Choice("preset", "logits", tuple(PRESETS), "one ahead"),
    ),
    draw,
    ("softmax",),
)
