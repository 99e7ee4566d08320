"""Both activations in a network: three samples from four features to a class and a confidence."""

from dataclasses import dataclass

import numpy as np

from tinytorch.core.activations import ReLU, Softmax
from tinytorch.core.tensor import Tensor
from tinytorch.figures.control import Choice, Slider
from tinytorch.figures.drawing.canvas import BLUE, INK, Canvas
from tinytorch.figures.drawing.numbers import brief, percent, plain, short
from tinytorch.figures.figure import Drawing, Figure
from tinytorch.figures.learner import Trial, attempt, compared

FEATURES = np.array([[1.0, 0.5, -1.0, 2.0], [-0.5, 1.5, 1.0, 0.0], [2.0, -1.0, 0.5, -1.5]])
W1 = np.array([[-0.8, 0.4, 0.1], [0.4, -0.9, -0.9], [0.0, -0.9, 0.8], [0.5, 0.6, -0.5]])
B1 = np.array([0.5, 0.4, 0.5])
W2 = np.array([[-0.6, -1.2, 0.9], [-0.1, 0.6, -0.3], [0.1, -0.9, -0.2]])
B2 = np.array([-0.5, 0.8, -0.6])
CLASSES = "ABC"
LEFT, RIGHT = 8, 262  # of the blocks of numbers
HIDDEN, BOTH, OFF = "on hidden units", "on logits too", "off"


@dataclass(frozen=True)
class Pass:
    """Every array of one forward pass; each row is a sample."""

    features: np.ndarray  # (3, 4)
    z: np.ndarray  # (3, 3) before the hidden activation
    hidden: np.ndarray  # (3, 3) after it
    scores: np.ndarray  # (3, 3) the logits before any ReLU
    logits: np.ndarray  # (3, 3) what softmax gets
    p: np.ndarray  # (3, 3) probabilities


def draw(feature, weight, place, relu=None, softmax=None):
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
    canvas.text(8, 22, "Each row is one sample. Framed: the input you set,")
    canvas.text(8, 44, f"and hidden unit 1, which your weight {plain(weight)} feeds.")
    _draw_block(canvas, LEFT, 82, "1 features", step.features)
    canvas.frame(LEFT + 1, 91, 54, 26, BLUE, 2)
    _draw_block(canvas, RIGHT, 82, "2 hidden units, z", step.z)
    canvas.frame(RIGHT + 1, 91, 54, 82, BLUE, 2)
    name = "3 z, no ReLU" if place == OFF else "3 ReLU(z)"
    _draw_block(canvas, LEFT, 204, name, step.hidden, (place != OFF) & (step.z < 0))
    name = "4 ReLU(logits)" if place == BOTH else "4 logits"
    _draw_block(canvas, RIGHT, 204, name, step.logits, (place == BOTH) & (step.scores < 0))
    _draw_block(canvas, LEFT, 326, "5 softmax", step.p, strong=step.p.argmax(axis=1))
    _draw_predictions(canvas, RIGHT, 326, step.p, yours.values)
    text = f"{_sentence(place, step)} {yours.said}".strip()
    return Drawing(canvas.svg(text), text, *_table(step, yours.values))


def run(feature, weight, place, relu, softmax):
    """One forward pass with the given activations, each from array to array."""
    features, w1 = FEATURES.copy(), W1.copy()
    features[0, 0], w1[0, 0] = feature, weight
    z = features @ w1 + B1
    hidden = z if place == OFF else relu(z)
    scores = hidden @ W2 + B2
    logits = relu(scores) if place == BOTH else scores
    return Pass(features, z, hidden, scores, logits, softmax(logits))


def _reference(kind):
    return lambda x: kind()(Tensor(x)).data


def _yours(feature, weight, place, relu, softmax, p):
    """The probabilities with a learner's classes in place of the reference's."""
    problems = []

    def chosen(name, learner, reference):
        def apply(x):
            if learner is None:
                return _reference(reference)(x)
            values, problem = attempt(learner, x)
            if problem is not None:
                problems.append(f"Your {name} {problem}.")
                return np.full(x.shape, np.nan)
            return values

        return apply

    given = {"ReLU": relu, "Softmax": softmax}
    names = [name for name, learner in given.items() if learner is not None]
    if not names:
        return Trial(None, "")
    with np.errstate(all="ignore"):
        step = run(
            feature, weight, place, chosen("ReLU", relu, ReLU), chosen("Softmax", softmax, Softmax)
        )
    if problems:
        return Trial(None, problems[0])
    return compared(f"The network with your {' and '.join(names)}", step.p, p)


def _draw_block(canvas, x, y, name, values, cut=None, strong=None):
    """A matrix of numbers under its name; ``cut`` marks zeros made by ReLU, ``strong`` a column."""
    canvas.text(x, y, name, bold=True)
    for i, row in enumerate(values.tolist()):
        for j, value in enumerate(row):
            left, top = x + 56 * j, y + 8 + 28 * i
            if cut is not None and cut[i, j]:
                canvas.box(left + 1, top + 1, 54, 26, INK, 0.18)
            bold = strong is not None and strong[i] == j
            canvas.text(left + 52, top + 20, brief(value), "end", bold=bold)


def _draw_predictions(canvas, x, y, p, yours):
    """Predicted class and confidence of every sample, and a learner's beside it."""
    canvas.text(x, y, "6 prediction", bold=True)
    for i in range(len(p)):
        base = y + 28 + 28 * i
        canvas.text(x + 6, base, _prediction(p[i]), bold=True)
        if yours is not None:
            canvas.text(x + 96, base, f"yours {_prediction(yours[i])}")


def _prediction(row):
    """The class with the largest probability, and that probability."""
    if not np.isfinite(row).all():
        return "NaN"
    best = np.flatnonzero(row == row.max())
    return f"{CLASSES[best[0]] if len(best) == 1 else 'tie'} {brief(row.max())}"


def _sentence(place, step):
    """What is seen, in two sentences."""
    words = ", ".join(f"sample {i + 1} {_prediction(row)}" for i, row in enumerate(step.p))
    seen = f"Class and confidence: {words}."
    if place == BOTH:
        lost = int((step.scores < 0).sum())
        return f"{seen} ReLU before softmax made {lost} of 9 logits 0: what set them apart is lost."
    if place == OFF:
        return f"{seen} Without ReLU the two layers together are one linear map."
    zeros = float((step.hidden == 0).mean())
    return f"{seen} ReLU set {percent(zeros)} of the hidden units to 0."


def _table(step, yours):
    """Columns, rows and caption of the data table."""
    columns = ["sample", "features", "z", "hidden", "logits", "probabilities", "prediction"]
    rows = []
    for i in range(3):
        arrays = (step.features, step.z, step.hidden, step.logits, step.p)
        digits = (plain, short, short, short, short)
        cells = ["; ".join(map(write, a[i])) for a, write in zip(arrays, digits, strict=True)]
        mine = [] if yours is None else [_prediction(yours[i])]
        rows.append([str(i + 1), *cells, _prediction(step.p[i]), *mine])
    columns += [] if yours is None else ["your prediction"]
    return columns, rows, "The forward pass of three samples"


FIGURE = Figure(
    "network-pass",
    "From features to a predicted class",
    (
        Slider("feature", "feature 1 of sample 1", -3.0, 3.0, 0.1, 1.0),
        Slider("weight", "weight of feature 1", -2.0, 2.0, 0.1, -0.8),
        Choice("place", "ReLU", (HIDDEN, BOTH, OFF), HIDDEN),
    ),
    draw,
    ("relu", "softmax"),
)
