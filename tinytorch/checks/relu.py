"""The check of ReLU: inputs, known mistakes, what must hold."""

import math

from tinytorch.checks import arithmetic, rules
from tinytorch.checks.activation import Activation
from tinytorch.checks.arithmetic import Array, close, exp
from tinytorch.checks.attempts import documented, require
from tinytorch.checks.call import Call
from tinytorch.checks.cases import elementwise, fixed, fresh
from tinytorch.checks.check import Check
from tinytorch.checks.mistakes import elementwise_shape, explained, sigmoid
from tinytorch.checks.properties import titled
from tinytorch.checks.result import Result
from tinytorch.checks.texts import relu as texts

MISTAKES = (
    ("absolute", abs),
    ("minimum", lambda v: min(v, 0.0)),
    ("negated", lambda v: -max(v, 0.0)),
    ("negated", lambda v: max(-v, 0.0)),
    ("unchanged", lambda v: v),
    ("negated", lambda v: -v),
    ("truncated", lambda v: float(math.trunc(max(v, 0.0)))),
    ("truncated", lambda v: float(round(max(v, 0.0)))),
    ("step", lambda v: 1.0 if v > 0 else 0.0),
    ("step", lambda v: 1.0 if v >= 0 else 0.0),
    ("clipped", lambda v: min(max(v, 0.0), 1.0)),
    ("clipped", lambda v: min(max(v, 0.0), 6.0)),
    ("smooth", lambda v: v if v > 0 else exp(v) - 1),
    ("smooth", lambda v: math.log1p(exp(min(v, 700.0)))),
    ("smooth", sigmoid),
    ("smooth", math.tanh),
    ("all-zero", lambda v: 0.0),
)


def mistakes(x: Array, got: Array) -> list[str]:
    """Names of the mistakes that lead from ``x`` to ``got``, the likeliest first.

    Parameters
    ----------
    x, got : Array
        What went into ReLU and what came out, of any shape.
    """
    if got.shape != x.shape:
        return elementwise_shape(x, got)
    names = explained(MISTAKES, x, got)
    if _leaky(x, got):
        names.append("leaky")
    if not all(map(math.isfinite, got.values)):
        names.append("not-finite")
    return names


def _leaky(x: Array, got: Array) -> bool:
    """Whether negatives were multiplied by one slope between 0 and 1."""
    pairs = list(zip(x.values, got.values, strict=True))
    slopes = [y / v for v, y in pairs if v < 0]
    kept = all(close([y], [v]) for v, y in pairs if v >= 0)
    if not kept or not slopes or not all(0 < slope < 1 for slope in slopes):
        return False
    return max(slopes) - min(slopes) < 1e-6


def _of_call(call: Call, got: Array) -> list[str]:
    names = mistakes(call.x, got)
    return ["relu-left-out", *names] if call.chained and "unchanged" in names else names


ACTIVATION = Activation(
    "relu",
    "ReLU",
    lambda x, axis: arithmetic.relu(x),
    _of_call,
    texts.HINTS,
    texts.SOLUTIONS,
)
NEW = elementwise("relu")
IN_PLACE = {
    "in-place": (
        fixed("relu", [-2.5, 1.5, 3.0, -0.75], "forward_"),
        fresh("relu", (0,), (-1, 1), "forward_"),
    ),
    "in-place-batch": (
        fixed("relu", [[-4.0, 0.5], [1.25, -2.0], [3.0, -1.0]], "forward_"),
        fresh("relu", (3, 2), (-1, 1), "forward_"),
    ),
}
holds = titled(texts.PROPERTIES, "relu")
CHECK = Check(
    "test_unit_relu_activation",
    "test-relu-immediate",
    10,
    texts.TITLE,
    (ACTIVATION,),
    NEW | IN_PLACE,
    (
        holds("mixed", rules.values, "mixed"),
        holds("negative", rules.values, "negative"),
        holds("positive", rules.values, "positive"),
        holds("shape", rules.values, "batch", "cube"),
        holds("numbers", rules.values, "integers", "single"),
        holds("dtype", rules.dtype, *NEW),
        holds("input-kept", rules.kept, *NEW),
        holds("call", rules.values, "call"),
        holds("in-place-values", rules.values, *IN_PLACE),
        holds("in-place-memory", rules.same_memory, *IN_PLACE),
        holds("in-place-object", rules.same_object, *IN_PLACE),
    ),
)


@documented
def test_unit_relu_activation(ReLU: type) -> Result:
    """Check a ReLU class: values, shape, dtype, input left alone, ``forward_`` in place."""
    return require(CHECK, ReLU)
