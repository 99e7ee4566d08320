"""Recognise a wrong answer by its values: each known mistake is a formula of its own.

``relu_mistakes`` and ``softmax_mistakes`` give the names of every mistake that would have led from
the input to just this output, the likeliest first.
"""

import math

from tinytorch.checks.arithmetic import Array, along, close, divide, exp, lines, probabilities

LARGE = 80.0  # logits beyond this overflow float32 unless they are shifted


def _sigmoid(value):
    return divide(1.0, 1.0 + exp(-value))


RELU = (
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
    ("smooth", _sigmoid),
    ("smooth", math.tanh),
    ("all-zero", lambda v: 0.0),
)


def relu_mistakes(x, got):
    """Names of the mistakes that lead from ``x`` to ``got``."""
    if got.shape != x.shape:
        return elementwise_shape(x, got)
    names = [name for name, wrong in RELU if close(got.values, [wrong(v) for v in x.values])]
    if _leaky(x, got):
        names.append("leaky")
    if not all(map(math.isfinite, got.values)):
        names.append("not-finite")
    return names


def _leaky(x, got):
    """Whether negatives were multiplied by one slope between 0 and 1."""
    pairs = list(zip(x.values, got.values, strict=True))
    slopes = [y / v for v, y in pairs if v < 0]
    kept = all(close([y], [v]) for v, y in pairs if v >= 0)
    if not kept or not slopes or not all(0 < slope < 1 for slope in slopes):
        return False
    return max(slopes) - min(slopes) < 1e-6


def elementwise_shape(x, got):
    """Names of the mistakes that change the shape where each element stands for itself."""
    positive = [v for v in x.values if v > 0]
    if got.values == positive or got.values == [v for v in x.values if v >= 0]:
        return ["dropped"]
    if len(got.values) == 1:
        return ["one-number"]
    return shape_mistakes(x, got)


def shape_mistakes(x, got):
    """What became of the axes."""
    if len(got.values) == len(x.values):
        return ["flattened" if len(got.shape) < len(x.shape) else "reshaped"]
    return ["reshaped"]


def softmax_mistakes(x, axis, got, chosen=False):
    """Names of the mistakes that lead from the logits ``x`` to ``got``.

    ``chosen`` says that the axis was given as ``dim`` and is not the last one.
    """
    if got.shape != x.shape:
        return ["one-number"] if len(got.values) == 1 else shape_mistakes(x, got)
    dtype = "float32" if "32" in got.dtype + x.dtype else "float64"
    names = [
        name for name, wrong in _softmax_table(x, axis, chosen) if close(got.values, wrong, dtype)
    ]
    whole = got.dtype.startswith(("int", "uint", "bool"))
    if whole and all(value in (0.0, 1.0) for value in got.values):
        names.insert(0, "truncated")
    if not all(map(math.isfinite, got.values)):
        names.append("no-shift" if max(map(abs, x.values)) > LARGE else "not-finite")
    return names


def _softmax_table(x, axis, chosen):
    """Pairs of a mistake's name and the values it gives."""
    yield from _axes(x, axis, chosen)
    for name, change in LINES:
        yield name, along(x, axis, change)
    for name, change in LINES:  # the same over all elements at once
        yield name, change(x.values)
    if len(x.shape) == 2 and x.shape[0] == x.shape[1] and axis in (-1, 1):
        yield from _no_keepdims(x, axis)


def _axes(x, axis, chosen):
    """Mistakes about which elements belong together."""
    count = len(x.shape)
    for other in range(count):
        if other != axis % count:
            yield "dim-ignored" if chosen else "wrong-axis", along(x, other, probabilities)
    if count > 1:
        yield "axis-forgotten", probabilities(x.values)
        shifted = along(x, axis, lambda line: [exp(v - max(line)) for v in line])
        yield "summed-together", [divide(v, sum(shifted)) for v in shifted]


def _no_keepdims(x, axis):
    """A square batch: maxima and sums without their axis still fit, but the wrong way round."""
    own = along(x, axis, lambda line: [exp(v - max(line)) for v in line])
    maxima = [max(x.values[i] for i in line) for line in lines(x.shape, axis)]
    crossed = along(x, axis, lambda line: [exp(v - m) for v, m in zip(line, maxima, strict=True)])
    yield "no-keepdims", _crossed_sums(x, axis, own)
    yield "no-keepdims", _crossed_sums(x, axis, crossed)
    yield "no-keepdims", along(Array(x.dtype, x.shape, crossed), axis, _over_sum)


def _crossed_sums(x, axis, powers):
    """Powers over the sums of the rows, each sum under a column instead of its row."""
    sums = [sum(powers[i] for i in line) for line in lines(x.shape, axis)]
    return along(Array(x.dtype, x.shape, powers), axis, lambda line: [*map(divide, line, sums)])


def _over_sum(line):
    return [divide(v, sum(line)) for v in line]


def _log_softmax(line):
    top = max(line)
    return [v - top - math.log(sum(exp(u - top) for u in line)) for v in line]


LINES = (
    ("unchanged", lambda line: line),
    ("divides-by-sum", _over_sum),
    ("divides-by-sum", lambda line: _over_sum([abs(v) for v in line])),
    ("divides-by-sum", lambda line: _over_sum([v - max(line) for v in line])),
    ("divides-by-sum", lambda line: _over_sum([v - min(line) for v in line])),
    ("negative-exponent", lambda line: probabilities([-v for v in line])),
    ("log-softmax", _log_softmax),
    ("sigmoid", lambda line: [_sigmoid(v) for v in line]),
    ("not-divided", lambda line: [exp(v - max(line)) for v in line]),
    ("not-divided", lambda line: [exp(v) for v in line]),
    ("not-divided", lambda line: [v - max(line) for v in line]),
    ("mean", lambda line: [len(line) * p for p in probabilities(line)]),
    ("hard-max", lambda line: [float(v == max(line)) for v in line]),
    ("base-two", lambda line: probabilities([v * math.log(2) for v in line])),
    ("relu-inside", lambda line: probabilities([max(v, 0.0) for v in line])),
    ("uniform", lambda line: [1 / len(line)] * len(line)),
    ("all-zero", lambda line: [0.0] * len(line)),
)
