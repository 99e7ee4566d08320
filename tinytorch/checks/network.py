"""The two checks of a small network: a hidden layer with ReLU, class scores with Softmax."""

import math
import random
from collections.abc import Sequence
from typing import Any

from tinytorch.checks import relu, rules, softmax
from tinytorch.checks.arithmetic import layer
from tinytorch.checks.attempts import documented, require
from tinytorch.checks.call import Call, read
from tinytorch.checks.cases import CaseStep, Fresh, Nested, array, nested, step
from tinytorch.checks.check import Check
from tinytorch.checks.properties import titled
from tinytorch.checks.result import Result
from tinytorch.checks.texts import network as texts

SAMPLES = [[1.0, -0.5, 2.0, 0.5], [-1.5, 1.0, 0.5, -1.0], [0.5, 2.0, -1.0, 1.5]]
W1 = [[0.5, -1.0, 0.25], [-0.75, 0.5, 1.0], [1.0, 0.25, -0.5], [0.25, -0.5, 0.75]]
B1 = [0.1, -0.2, 0.3]
W2 = [[1.0, -0.5, 0.25], [-0.25, 1.5, -1.0], [0.5, -0.75, 1.25]]
B2 = [0.05, 0.1, -0.15]
Weights = tuple[Nested, Nested, list[list[float]], Nested]


def network(
    x: Nested,
    weights: Weights = (W1, B1, W2, B2),
    call: str = "call",
    scale: float = 1.0,
) -> list[CaseStep]:
    """The two steps of a pass: hidden layer with ReLU, class scores with Softmax.

    Parameters
    ----------
    x : nested lists
        Samples of shape (samples, 4), or one of shape (4,).
    weights : tuple of nested lists
        First layer (4, 3) and bias (3,), second layer (3, 3) and bias (3,).
    call : str
        How ReLU is called: ``call`` or ``forward_``.
    scale : float
        A factor of the second layer's weights, and so of the scores.
    """
    w1, b1, w2, b2 = weights
    far = [[scale * weight for weight in row] for row in w2]
    return [
        step("relu", call, array(x), w=array(w1), b=array(b1)),
        step("softmax", "call", w=array(far), b=array(b2)),
    ]


def _numbers(rng: random.Random, *lengths: int) -> list[Any]:
    return nested([rng.randint(-16, 16) / 8 for _ in range(math.prod(lengths))], lengths)


def _fresh(call: str = "call", scale: float = 1.0, single: bool = False) -> Fresh:
    def make(rng: random.Random) -> list[CaseStep]:
        while True:  # until the hidden layer has both signs, so that ReLU matters
            w1, b1 = _numbers(rng, 4, 3), _numbers(rng, 3)
            w2, b2 = _numbers(rng, 3, 3), _numbers(rng, 3)
            x = _numbers(rng, 4) if single else _numbers(rng, 3, 4)
            hidden = layer(*(read(array(part)) for part in (x, w1, b1))).values
            if min(hidden) < -0.25 and max(hidden) > 0.25:
                return network(x, (w1, b1, w2, b2), call, scale)

    return make


def _again() -> list[CaseStep]:
    others = [[-feature for feature in sample] for sample in SAMPLES]
    return network(SAMPLES) + network(others)  # of one shape: an array kept in self would fit


def _fresh_again(rng: random.Random) -> list[CaseStep]:
    draw = _fresh()
    return draw(rng) + draw(rng)


def _predicted(calls: Sequence[Call]) -> tuple[str, ...]:
    """The predicted classes of the pass, to end with."""
    last = next(call for call in calls if call.uses == "softmax")
    return tuple(rules.predicted(last.seen.array)) if last.seen.array else ()


ACTIVATIONS = (relu.ACTIVATION, softmax.ACTIVATION)
hidden, scores = (titled(texts.TOGETHER, each.use) for each in ACTIVATIONS)
TOGETHER = Check(
    "test_unit_activations_comprehensive",
    "test-activations-comprehensive",
    15,
    texts.TOGETHER_TITLE,
    ACTIVATIONS,
    {
        "batch": (lambda: network(SAMPLES), _fresh()),
        "one-sample": (lambda: network(SAMPLES[0]), _fresh(single=True)),
        "in-place": (lambda: network(SAMPLES, call="forward_"), _fresh("forward_")),
        "again": (_again, _fresh_again),
        "large": (
            lambda: network(SAMPLES, scale=600.0),
            _fresh(scale=600.0),
        ),
    },
    (
        hidden("hidden", rules.values, "batch", "again"),
        scores("scores", rules.values, "batch"),
        scores("sums", rules.sums, "batch"),
        scores("ranking", rules.ranking, "batch"),
        scores("network", rules.whole_pass, "batch"),
        scores("one-sample", rules.whole_pass, "one-sample"),
        scores("in-place", rules.whole_pass, "in-place"),
        scores("again", rules.whole_pass, "again"),
        scores("large", rules.whole_pass, "large"),
    ),
)
hidden, scores = (titled(texts.PASS, each.use) for each in ACTIVATIONS)
PASS = Check(
    "test_module_activation_integration",
    "test-activations-integration",
    10,
    texts.PASS_TITLE,
    ACTIVATIONS,
    {"pass": (lambda: network(SAMPLES), _fresh())},
    (
        hidden("hidden", rules.values, "pass"),
        scores("probabilities", rules.values, "pass"),
        scores("sums", rules.sums, "pass"),
        scores("predictions", rules.predictions, "pass"),
    ),
    summary=_predicted,
)
CHECKS = (TOGETHER, PASS)


@documented
def test_unit_activations_comprehensive(ReLU: type, Softmax: type) -> Result:
    """Check both classes in a small network: a batch of three, one sample, large scores."""
    return require(TOGETHER, ReLU, Softmax)


@documented
def test_module_activation_integration(ReLU: type, Softmax: type) -> Result:
    """Check a forward pass of three samples; ends with each one's class and confidence."""
    return require(PASS, ReLU, Softmax)
