"""What temperature does: softmax of logits / T is sharp for small T, flat for large T."""

import math

import numpy as np

from tinytorch.core.activations import Softmax
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Choice, Slider
from tinytorch.figures.drawing.canvas import AXIS, BLUE, Canvas
from tinytorch.figures.drawing.class_bars import bar_plot, draw_bars, draw_rows
from tinytorch.figures.drawing.numbers import brief, plain, short
from tinytorch.figures.figure import Drawing, Figure
from tinytorch.figures.learner import Learner, trial
from tinytorch.figures.texts import Marks
from tinytorch.figures.texts import Temperature as Text

PRESETS = {
    "one ahead": (1.0, 0.5, 3.0, 0.0, 1.5),
    "close race": (1.2, 1.0, 1.4, 0.8, 1.3),
    "two tied": (0.0, 2.0, 1.0, 2.0, -1.0),
    "all equal": (1.0, 1.0, 1.0, 1.0, 1.0),
}
NAMES = "ABCDE"


def draw(temperature: float, preset: str, softmax: Learner | None = None) -> Drawing:
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
    plot.level(1 / len(p), Text.level.format(share=plain(1 / len(p))))
    series = [(Marks.logit, logits), (Text.scaled, scaled), (Text.softmax, p)]
    entries = [("bar", Text.legend.format(t=plain(temperature)))]
    if yours.values is not None:
        series.append((Marks.yours, yours.values))
        entries.append(("yours-bar", Marks.yours))
    canvas.legend(22, entries)
    rows = [(Marks.name, list(NAMES), True)]
    rows += [(head, [brief(v) for v in values], False) for head, values in series]
    y = draw_rows(plot, rows) + 28
    _draw_entropy(canvas, y, entropy(p), math.log(len(p)))
    canvas.height = y + 34
    text = f"{_sentence(temperature, p, logits)} {yours.sentence}".strip()
    columns = [Marks.name, *(head for head, _ in series)]
    cells = [[name, *(short(v[i]) for _, v in series)] for i, name in enumerate(NAMES)]
    return Drawing(canvas.svg(text), text, columns, cells, Text.caption)


def entropy(p: np.ndarray) -> float:
    """The entropy in nats of the probabilities ``p``, shape (N,).

    It is 0 when one of them is 1, and ln N when all are equal.
    """
    held = p[p > 0]
    return float(-(held * np.log(held)).sum()) + 0.0


def _draw_entropy(canvas: Canvas, y: float, value: float, top: float) -> None:
    """A gauge from 0 to the entropy of equal probabilities."""
    left, right = 92, 388
    canvas.text(8, y, Text.entropy)
    canvas.frame(left, y - 13, right - left, 14, AXIS)
    canvas.box(left, y - 13, min(value / top, 1) * (right - left), 14, BLUE)
    canvas.text(left, y + 22, Text.nats.format(value=brief(value)), bold=True)
    words = Text.top.format(count=len(NAMES), top=short(top))
    canvas.text(right, y + 22, words, "end")


def _sentence(temperature: float, p: np.ndarray, logits: np.ndarray) -> str:
    """What is seen, in two sentences."""
    best = np.flatnonzero(logits == logits.max())
    if len(best) == len(p):
        rest = Text.equal
    else:
        leader = Text.both.join(NAMES[i] for i in best)
        rest = (Text.leader if len(best) == 1 else Text.leaders).format(
            leader=leader, p=short(p.max())
        )
    top, value = short(math.log(len(p))), brief(entropy(p))
    return Text.text.format(t=plain(temperature), value=value, top=top, rest=rest)


FIGURE = Figure(
    "softmax-temperature",
    Text.title,
    (
        Slider("temperature", Text.temperature, 0.05, 10.0, 0.05, 1.0),
        Choice("preset", Text.preset, tuple(PRESETS), "one ahead"),
    ),
    draw,
    ("softmax",),
)
