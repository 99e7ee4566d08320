"""The check of Softmax: inputs, known mistakes, what must hold."""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from tinytorch.checks import arithmetic, rules
from tinytorch.checks.activation import Activation
from tinytorch.checks.arithmetic import Array, along, close, divide, exp, lines, probabilities
from tinytorch.checks.attempts import documented, require
from tinytorch.checks.cases import CaseStep, Fresh, array, drawn, fixed, nested, signed, step
from tinytorch.checks.check import Check
from tinytorch.checks.mistakes import nearly, shape_mistakes, sigmoid
from tinytorch.checks.properties import titled
from tinytorch.checks.result import Result
from tinytorch.checks.shares import odd, unexplained
from tinytorch.checks.shifts import shifted
from tinytorch.checks.texts import shared
from tinytorch.checks.texts import softmax as texts

# exp overflows float32 above 88.72; a sum of 4096 such powers, the most that are looked at, above
# 88.72 - ln 4096 = 80.4. Logits beyond 80 can so give inf or NaN unless they are shifted.
LARGE = 80.0


def mistakes(x: Array, axis: int, got: Array, chosen: bool = False) -> list[str]:
    """Names of the mistakes that lead from the logits ``x`` to ``got``, the likeliest first.

    Parameters
    ----------
    x, got : Array
        What went into Softmax and what came out, of any shape.
    axis : int
        The axis along which to sum to 1, counted as NumPy does: from 0, or from the end with -1.
    chosen : bool
        Whether the axis was given as ``dim`` and is not the last one.
    """
    if got.shape != x.shape:
        return ["one-number"] if len(got.values) == 1 else shape_mistakes(x, got)
    dtype = "float32" if "32" in got.dtype + x.dtype else "float64"
    large = any(LARGE < abs(v) < math.inf for v in x.values)
    table = chain(shifted(x, axis) if large else (), _table(x, axis, chosen))
    names = [name for name, wrong in table if close(got.values, wrong, dtype)]
    if not all(map(math.isfinite, x.values)):
        found = odd(arithmetic.softmax(x, axis), got) or names
        return [*(found or ["values"]), *texts.HINTS, *shared.HINTS]  # a mistake named before
    whole = got.dtype.startswith(("int", "uint", "bool"))
    if whole and all(value in (0.0, 1.0) for value in got.values):
        names.insert(0, "truncated")
    if not all(map(math.isfinite, got.values)):
        names += ["shift-other", "no-shift"] if large else ["not-finite"]
    right = arithmetic.softmax(x, axis)
    if names or close(got.values, right.values, dtype):
        return names
    return nearly(got, right) or unexplained(x, axis, got)


def _table(x: Array, axis: int, chosen: bool) -> Iterator[tuple[str, list[float]]]:
    """Pairs of a mistake's name and the values it gives."""
    yield from _axes(x, axis, chosen)
    for name, change in LINES:
        yield name, along(x, axis, change)
    for name, change in LINES:  # the same over all elements at once
        yield name, change(x.values)
    if len(x.shape) == 2 and x.shape[0] == x.shape[1] and axis in (-1, 1):
        yield from _no_keepdims(x, axis)
    for other in range(len(x.shape)):
        if other != axis % len(x.shape):
            yield "two-axes", along(x._replace(values=along(x, other, _powers)), axis, _over_sum)
            yield "two-axes", along(x._replace(values=along(x, axis, _powers)), other, _over_sum)


def _axes(x: Array, axis: int, chosen: bool) -> Iterator[tuple[str, list[float]]]:
    """Mistakes about which elements belong together."""
    count = len(x.shape)
    powers = along(x, axis, _powers)
    for other in range(count):
        if other != axis % count:
            yield "dim-ignored" if chosen else "wrong-axis", along(x, other, probabilities)
    if count > 1:
        yield "axis-forgotten", probabilities(x.values)
        yield "summed-together", [divide(v, sum(powers)) for v in powers]


def _no_keepdims(x: Array, axis: int) -> Iterator[tuple[str, list[float]]]:
    """A square batch: maxima and sums without their axis still fit, but the wrong way round."""
    maxima = [max(x.values[i] for i in line) for line in lines(x.shape, axis)]
    crossed = along(x, axis, lambda line: [exp(v - m) for v, m in zip(line, maxima, strict=True)])
    yield "no-keepdims", _crossed_sums(x, axis, along(x, axis, _powers))
    yield "no-keepdims", _crossed_sums(x, axis, crossed)
    yield "no-keepdims", along(Array(x.dtype, x.shape, crossed), axis, _over_sum)


def _crossed_sums(x: Array, axis: int, powers: list[float]) -> list[float]:
    """Powers over the sums of the rows, each sum under a column instead of its row."""
    sums = [sum(powers[i] for i in line) for line in lines(x.shape, axis)]
    return along(Array(x.dtype, x.shape, powers), axis, lambda line: [*map(divide, line, sums)])


def _powers(line: list[float]) -> list[float]:
    return [exp(v - max(line)) for v in line]


def _over_sum(line: list[float]) -> list[float]:
    return [divide(v, sum(line)) for v in line]


def _log_softmax(line: list[float]) -> list[float]:
    top = max(line)
    return [v - top - math.log(sum(exp(u - top) for u in line)) for v in line]


LINES: tuple[tuple[str, Callable[[list[float]], list[float]]], ...] = (
    ("unchanged", lambda line: line),
    ("divides-by-sum", _over_sum),
    ("divides-by-sum", lambda line: _over_sum([abs(v) for v in line])),
    ("divides-by-sum", lambda line: _over_sum([v - max(line) for v in line])),
    ("divides-by-sum", lambda line: _over_sum([v - min(line) for v in line])),
    ("negative-exponent", lambda line: probabilities([-v for v in line])),
    ("log-softmax", _log_softmax),
    ("log-softmax", lambda line: [math.log(p) if p else -math.inf for p in probabilities(line)]),
    ("sigmoid", lambda line: [sigmoid(v) for v in line]),
    ("not-divided", _powers),
    ("not-divided", lambda line: [exp(v) for v in line]),
    ("not-divided", lambda line: [v - max(line) for v in line]),
    ("mean", lambda line: [len(line) * p for p in probabilities(line)]),
    ("hard-max", lambda line: [float(v == max(line)) for v in line]),
    ("base-two", lambda line: probabilities([v * math.log(2) for v in line])),
    ("relu-inside", lambda line: probabilities([max(v, 0.0) for v in line])),
    ("uniform", lambda line: [1 / len(line)] * len(line)),
    ("all-zero", lambda line: [0.0] * len(line)),
    ("all-zero", lambda line: [float(p == 1) for p in probabilities(line)]),  # with //
)
ACTIVATION = Activation(
    "softmax",
    "Softmax",
    arithmetic.softmax,
    lambda call, got: mistakes(call.x, call.axis, got, chosen=call.axis != -1),
    texts.HINTS,
    texts.SOLUTIONS,
    floating=True,
    raised=(("ValueError", "broadcast", "no-keepdims"),),
)


def _fresh(
    shape: Sequence[int],
    dim: int | None = None,
    call: str = "forward",
    dtype: str = "float64",
    offsets: Sequence[int] = (0,),
) -> Fresh:
    """As ``cases.fresh``, with logits that lie close together, all moved by one of ``offsets``."""

    def make(rng: random.Random) -> list[CaseStep]:
        lengths = drawn(rng, shape)
        values = signed(rng, lengths, (-1, 1), dtype)
        offset = rng.choice(offsets)
        moved = [value + offset for value in values]
        calm = [value if dtype.startswith("int") else value / 4 for value in moved]
        return [step("softmax", call, array(nested(calm, lengths), dtype), dim)]

    return make


def _fresh_spread(rng: random.Random) -> list[CaseStep]:
    """Rows as in ``SPREAD``."""
    far = rng.randint(2000, 4000)
    rows = [
        [far * share + value / 4 for share, value in zip(row, _signed(rng), strict=True)]
        for row in FAR_APART
    ]
    return [step("softmax", x=array(rows))]


def _fresh_odd(rng: random.Random) -> list[CaseStep]:
    """A row with NaN, one with -inf, and one with neither."""
    rows = [_signed(rng)[:3] for _ in range(3)]
    rows[0][rng.randrange(3)], rows[1][rng.randrange(3)] = math.nan, -math.inf
    return [step("softmax", x=array(rows))]


def _signed(rng: random.Random) -> list[float]:
    return signed(rng, (4,), (-1, 1), "float64")


def _fresh_equal(rng: random.Random) -> list[CaseStep]:
    logit = rng.randint(-40, 40) / 8
    return [step("softmax", "forward", array([logit] * rng.randint(3, 7)))]


# Which numbers are inf or NaN tells what was subtracted: the first row has two at the top and the
# lowest in front, the second falls from a lone top, the third lies far below both.
FAR_APART = ((-0.5, 1.6, 2, 2), (2, 1.5, 1.25, 0.75), (0, 0, 0, 0))  # shares of "far"
SPREAD = [
    [-1000.0, 3200.0, 3999.0, 4000.0],
    [4000.0, 3000.0, 2500.0, 1500.0],
    [0.5, -1.0, 0.0, 1.0],
]
KINDS = {
    "row": (fixed("softmax", [2.0, 1.0, -0.5, 0.25]), _fresh((0,))),
    "equal": (fixed("softmax", [1.5, 1.5, 1.5, 1.5]), _fresh_equal),
    "batch": (fixed("softmax", [[1.0, 2.0, 3.0], [0.5, -1.0, 0.25]]), _fresh((2, 4))),
    "square": (fixed("softmax", [[1.0, 3.0], [2.5, -0.5]]), _fresh((3, 3))),
    "large": (
        fixed("softmax", [1000.0, 1001.0, 1002.5]),
        _fresh((0,), offsets=(-4000, 4000)),
    ),
    "large-negative": (
        fixed("softmax", [[-1000.0, -1001.0, -999.0], [-1002.0, -1000.5, -1000.0]]),
        _fresh((2, 3), offsets=(-4000,)),
    ),
    "spread": (fixed("softmax", SPREAD), _fresh_spread),
    "odd": (
        fixed("softmax", [[1.0, math.nan, 2.0], [0.5, -math.inf, 0.5], [0.0, 1.0, 0.0]]),
        _fresh_odd,
    ),
    "columns": (
        fixed("softmax", [[1.0, -1.0], [0.5, 2.0], [2.0, 0.0]], dim=0),
        _fresh((3, 2), 0),
    ),
    "integers": (
        fixed("softmax", [[1, 2, 0], [3, -1, 1]], dtype="int64"),
        _fresh((2, 3), dtype="int64"),
    ),
    "single": (
        fixed("softmax", [0.5, -1.5, 2.0], dtype="float32"),
        _fresh((0,), dtype="float32"),
    ),
    "call": (fixed("softmax", [0.5, 1.5, -2.0], "call"), _fresh((0,), call="call")),
}
holds = titled(texts.PROPERTIES, "softmax")
CHECK = Check(
    "test_unit_softmax_activation",
    "test-softmax-immediate",
    10,
    texts.TITLE,
    (ACTIVATION,),
    KINDS,
    (
        holds("row", rules.values, "row"),
        holds("sums", rules.sums, "row", "equal"),
        holds("range", rules.in_range, "row", "equal"),
        holds("equal", rules.values, "equal"),
        holds("batch", rules.values, "batch", "square"),
        holds("batch-sums", rules.sums, "batch", "square"),
        holds("large", rules.values, "large", "large-negative"),
        holds("spread", rules.values, "spread"),
        holds("dim", rules.values, "columns"),
        holds("numbers", rules.values, "integers", "single"),
        holds("odd", rules.values, "odd"),
        holds("dtype", rules.dtype, *KINDS),
        holds("input-kept", rules.kept, *KINDS),
        holds("call", rules.values, "call"),
    ),
)


@documented
def test_unit_softmax_activation(Softmax: type) -> Result:
    """Check a Softmax class: sums, range, batches, large logits, ``dim``, dtype."""
    return require(CHECK, Softmax)
