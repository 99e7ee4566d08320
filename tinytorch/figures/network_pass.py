"""Both activations in a network: three samples from four features to a class and a confidence."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tinytorch.core.activations import ReLU, Softmax
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Choice, Slider
from tinytorch.figures.drawing.canvas import BLUE, INK, Canvas, Stroke
from tinytorch.figures.drawing.numbers import brief, percent, plain, short
from tinytorch.figures.figure import Drawing, Figure, Table
from tinytorch.figures.learner import NOBODY, Learner, Trial, attempt, broken, compared
from tinytorch.figures.texts import Network as Text

FEATURES = np.array([[1.0, 0.5, -1.0, 2.0], [-0.5, 1.5, 1.0, 0.0], [2.0, -1.0, 0.5, -1.5]])
W1 = np.array([[-0.8, 0.4, 0.1], [0.4, -0.9, -0.9], [0.0, -0.9, 0.8], [0.5, 0.6, -0.5]])
B1 = np.array([0.5, 0.4, 0.5])
W2 = np.array([[-0.6, -1.2, 0.9], [-0.1, 0.6, -0.3], [0.1, -0.9, -0.2]])
B2 = np.array([-0.5, 0.8, -0.6])
CLASSES = "ABC"
LEFT, RIGHT = 8, 262  # of the blocks of numbers
HIDDEN, BOTH, OFF = "on hidden units", "on logits too", "off"
SET = Stroke(BLUE, 2)  # round what the reader sets

Layer = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Pass:
    """Every array of one forward pass; each row is a sample."""

    features: np.ndarray  # (3, 4)
    z: np.ndarray  # (3, 3) before the hidden activation
    hidden: np.ndarray  # (3, 3) after it
    scores: np.ndarray  # (3, 3) the logits before any ReLU
    logits: np.ndarray  # (3, 3) what softmax gets
    p: np.ndarray  # (3, 3) probabilities


def draw(
    feature: float,
    weight: float,
    place: str,
    relu: Learner | None = None,
    softmax: Learner | None = None,
) -> Drawing:
    """The whole pass in six blocks of numbers, ending in predicted class and confidence.

    Parameters
    ----------
    feature : float
        The first feature of sample 1, dimensionless.
    weight : float
        The weight from the first feature to the first hidden unit.
    place : str
        Where ReLU acts: on the hidden units, on the logits too, or nowhere.
    relu, softmax : class, optional
        A learner's classes; their predictions stand beside the reference's.
    """
    step = run(feature, weight, place, _reference(ReLU), _reference(Softmax))
    yours = _yours(feature, weight, place, relu, softmax, step.p)
    canvas = Canvas(422)
    canvas.text(8, 22, Text.rows)
    canvas.text(8, 44, Text.framed.format(weight=plain(weight)))
    _draw_block(canvas, LEFT, 82, Text.features, step.features)
    canvas.frame(LEFT + 1, 91, 54, 26, SET)
    _draw_block(canvas, RIGHT, 82, Text.z, step.z)
    canvas.frame(RIGHT + 1, 91, 54, 82, SET)
    name = Text.no_relu if place == OFF else Text.relu
    _draw_block(canvas, LEFT, 204, name, step.hidden, (place != OFF) & (step.z < 0))
    name = Text.relu_logits if place == BOTH else Text.logits
    _draw_block(canvas, RIGHT, 204, name, step.logits, (place == BOTH) & (step.scores < 0))
    _draw_block(canvas, LEFT, 326, Text.softmax, step.p, strong=step.p.argmax(axis=1))
    _draw_predictions(canvas, RIGHT, 326, step.p, yours.values)
    text = f"{_sentence(place, step)} {yours.sentence}".strip()
    return Drawing(canvas.svg(text), text, *_table(step, yours.values))


def run(feature: float, weight: float, place: str, relu: Layer, softmax: Layer) -> Pass:
    """One forward pass; settings as for ``draw``, ``relu`` and ``softmax`` from array to array."""
    features, w1 = FEATURES.copy(), W1.copy()
    features[0, 0], w1[0, 0] = feature, weight
    z = features @ w1 + B1
    hidden = z if place == OFF else relu(z)
    scores = hidden @ W2 + B2
    logits = relu(scores) if place == BOTH else scores
    return Pass(features, z, hidden, scores, logits, softmax(logits))


def _reference(kind: type[ReLU] | type[Softmax]) -> Layer:
    return lambda x: kind()(Tensor(x)).data


def _yours(
    feature: float,
    weight: float,
    place: str,
    relu: Learner | None,
    softmax: Learner | None,
    p: np.ndarray,
) -> Trial:
    """The probabilities with a learner's classes in place of the reference's."""
    problems: list[Trial] = []

    def chosen(name: str, learner: Learner | None, reference: type[ReLU] | type[Softmax]) -> Layer:
        def apply(x: np.ndarray) -> np.ndarray:
            if learner is None:
                return _reference(reference)(x)
            values, problem = attempt(learner, x)
            if values is None:
                problems.append(broken(name, problem))
                return np.full(x.shape, np.nan)
            return values

        return apply

    given = {"ReLU": relu, "Softmax": softmax}
    names = [name for name, learner in given.items() if learner is not None]
    if not names:
        return NOBODY
    with np.errstate(all="ignore"):
        step = run(
            feature, weight, place, chosen("ReLU", relu, ReLU), chosen("Softmax", softmax, Softmax)
        )
    if problems:
        return problems[0]
    return compared(Text.your_network.format(names=Text.both.join(names)), step.p, p)


def _draw_block(
    canvas: Canvas,
    x: float,
    y: float,
    name: str,
    values: np.ndarray,
    cut: np.ndarray | None = None,
    strong: np.ndarray | None = None,
) -> None:
    """A matrix of numbers under its name; ``cut`` marks zeros made by ReLU, ``strong`` a column."""
    canvas.text(x, y, name, bold=True)
    for i, row in enumerate(values.tolist()):
        for j, value in enumerate(row):
            left, top = x + 56 * j, y + 8 + 28 * i
            if cut is not None and cut[i, j]:
                canvas.box(left + 1, top + 1, 54, 26, INK, 0.18)
            bold = strong is not None and strong[i] == j
            canvas.text(left + 52, top + 20, brief(value), "end", bold=bold)


def _draw_predictions(
    canvas: Canvas, x: float, y: float, p: np.ndarray, yours: np.ndarray | None
) -> None:
    """Predicted class and confidence of every sample, and a learner's beside it."""
    canvas.text(x, y, Text.prediction, bold=True)
    for i in range(len(p)):
        base = y + 28 + 28 * i
        canvas.text(x + 6, base, _prediction(p[i]), bold=True)
        if yours is not None:
            words = Text.yours.format(prediction=_prediction(yours[i]))
            canvas.text(x + 96, base, words)


def _prediction(row: np.ndarray) -> str:
    """The class with the largest probability, and that probability."""
    if not np.isfinite(row).all():
        return "NaN"
    best = np.flatnonzero(row == row.max())
    name = CLASSES[best[0]] if len(best) == 1 else Text.tie
    return Text.best.format(name=name, p=brief(row.max()))


def _sentence(place: str, step: Pass) -> str:
    """What is seen, in two sentences."""
    samples = ", ".join(
        Text.sample.format(number=i + 1, prediction=_prediction(row))
        for i, row in enumerate(step.p)
    )
    if place == BOTH:
        rest = Text.lost.format(lost=int((step.scores < 0).sum()))
    elif place == OFF:
        rest = Text.linear
    else:
        rest = Text.zeros.format(share=percent(float((step.hidden == 0).mean())))
    return Text.seen.format(samples=samples, rest=rest)


def _table(step: Pass, yours: np.ndarray | None) -> Table:
    """Columns, rows and caption of the data table."""
    columns = list(Text.columns)
    rows = []
    for i in range(3):
        arrays = (step.features, step.z, step.hidden, step.logits, step.p)
        digits = (plain, short, short, short, short)
        cells = ["; ".join(map(write, a[i])) for a, write in zip(arrays, digits, strict=True)]
        mine = [] if yours is None else [_prediction(yours[i])]
        rows.append([str(i + 1), *cells, _prediction(step.p[i]), *mine])
    columns += [] if yours is None else [Text.your_column]
    return Table(columns, rows, Text.caption)


FIGURE = Figure(
    "network-pass",
    Text.title,
    (
        Slider("feature", Text.feature, -3.0, 3.0, 0.1, 1.0),
        Slider("weight", Text.weight, -2.0, 2.0, 0.1, -0.8),
        Choice("place", Text.place, (HIDDEN, BOTH, OFF), HIDDEN),
    ),
    draw,
    ("relu", "softmax"),
)
