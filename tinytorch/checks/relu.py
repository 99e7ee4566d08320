"""The check of ReLU: inputs, known mistakes, what must hold."""

import math
import random

from tinytorch.checks import arithmetic, rules
from tinytorch.checks.activation import Activation
from tinytorch.checks.arithmetic import Array, close, exp
from tinytorch.checks.attempts import documented, require
from tinytorch.checks.call import Call
from tinytorch.checks.cases import CaseStep, Fresh, array, elementwise, fixed, fresh, signed, step
from tinytorch.checks.check import Check
from tinytorch.checks.mistakes import elementwise_shape, explained, nearly, sigmoid
from tinytorch.checks.properties import titled
from tinytorch.checks.result import Result
from tinytorch.checks.texts import relu as texts
from tinytorch.checks.texts import shared

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
    ("clipped", lambda v: min(max(v, -1.0), 1.0)),
    ("smooth", lambda v: v if v > 0 else exp(v) - 1),
    ("smooth", lambda v: v if v > 700 else math.log1p(exp(v))),
    ("smooth", sigmoid),
    ("smooth", lambda v: v * sigmoid(v)),
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
    if not all(map(math.isfinite, x.values)):
        found = names or _odd(x, got) or ["values"]
        return [*found, *texts.HINTS, *shared.HINTS]  # a mistake named before explains it as well
    if not all(map(math.isfinite, got.values)):
        names.append("not-finite")
    return names or nearly(got, arithmetic.relu(x)) or _one_side(x, got)


def _odd(x: Array, got: Array) -> list[str]:
    """What became of NaN and the infinities; both may be lost at once."""
    pairs = list(zip(x.values, got.values, strict=True))
    found = {
        "truncated": got.dtype.startswith(("int", "uint")),
        "nan-lost": any(math.isnan(v) and not math.isnan(y) for v, y in pairs),
        "inf-lost": any(v == math.inf != y for v, y in pairs),
        "calculated": any(v == -math.inf and math.isnan(y) for v, y in pairs),
    }
    return [name for name, so in found.items() if so]


def _one_side(x: Array, got: Array) -> list[str]:
    """On which side of 0 the values are wrong, when it is one."""
    wrong = [v for v, y in zip(x.values, got.values, strict=True) if not close([y], [max(v, 0.0)])]
    if wrong and min(wrong) > 0:
        return ["positive-changed"]
    return ["negative-kept"] if wrong and max(wrong) < 0 else []


def _leaky(x: Array, got: Array) -> bool:
    """Whether negatives were multiplied by one slope between 0 and 1."""
    every = zip(x.values, got.values, strict=True)
    pairs = [(v, y) for v, y in every if math.isfinite(v)]
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


def _fresh_odd(call: str = "forward") -> Fresh:
    """Numbers with NaN and both infinities among them."""

    def make(rng: random.Random) -> list[CaseStep]:
        values = [*signed(rng, [rng.randint(2, 4)], (-1, 1), "float64"), math.nan, -math.inf]
        values.append(math.inf)
        rng.shuffle(values)
        return [step("relu", call, array(values))]

    return make


NEW = elementwise("relu")
HARD = [-1.5, math.nan, 2.0, -math.inf, math.inf]
ODD_KIND = {"odd": (fixed("relu", HARD), _fresh_odd())}
IN_PLACE = {
    "in-place": (
        fixed("relu", [-2.5, 1.5, 3.0, -0.75], "forward_"),
        fresh("relu", (0,), (-1, 1), "forward_"),
    ),
    "in-place-batch": (
        fixed("relu", [[-4.0, 0.5], [1.25, -2.0], [3.0, -1.0]], "forward_"),
        fresh("relu", (3, 2), (-1, 1), "forward_"),
    ),
    "in-place-odd": (fixed("relu", HARD, "forward_"), _fresh_odd("forward_")),
}
holds = titled(texts.PROPERTIES, "relu")
CHECK = Check(
    "test_unit_relu_activation",
    "test-relu-immediate",
    10,
    texts.TITLE,
    (ACTIVATION,),
    NEW | ODD_KIND | IN_PLACE,
    (
        holds("mixed", rules.values, "mixed"),
        holds("negative", rules.values, "negative"),
        holds("positive", rules.values, "positive"),
        holds("shape", rules.values, "batch", "cube"),
        holds("numbers", rules.values, "integers", "single"),
        holds("odd", rules.values, "odd"),
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
