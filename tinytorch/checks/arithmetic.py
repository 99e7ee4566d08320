"""The expected values, worked out on plain floats: no NumPy, no class of the course.

An ``Array`` is a dtype name, a shape and the values in one list, last axis fastest.
"""

import math
from typing import NamedTuple

TOLERANCES = {"float16": (2e-3, 1e-6), "float32": (1e-5, 1e-7)}  # relative, absolute
EXACT = (1e-6, 1e-9)


class Array(NamedTuple):
    """Numbers with a shape and the name of a dtype."""

    dtype: str
    shape: tuple[int, ...]
    values: list[float]


def lines(shape, axis):
    """The flat positions of every line along ``axis``."""
    if not shape:
        return [[0]]
    axis %= len(shape)
    length, inner = shape[axis], math.prod(shape[axis + 1 :])
    return [
        [(outer * length + k) * inner + i for k in range(length)]
        for outer in range(math.prod(shape[:axis]))
        for i in range(inner)
    ]


def along(x, axis, change):
    """``change`` (a list to a list) applied to every line of ``x`` along ``axis``."""
    values = [0.0] * len(x.values)
    for line in lines(x.shape, axis):
        for place, value in zip(line, change([x.values[i] for i in line]), strict=True):
            values[place] = value
    return values


def exp(value):
    """e to the power of ``value``; infinity where a float ends."""
    try:
        return math.exp(value)
    except OverflowError:
        return math.inf


def divide(a, b):
    """``a / b`` as floating-point hardware has it, zero divisors included."""
    if b:
        return a / b
    return math.nan if a == 0 or math.isnan(a) else math.copysign(math.inf, a)


def probabilities(line):
    """Softmax of one list of logits."""
    top = max(line)
    powers = [exp(value - top) for value in line]
    return [divide(power, sum(powers)) for power in powers]


def relu(x):
    """The larger of 0 and each value; same shape and dtype."""
    return Array(x.dtype, x.shape, [max(value, 0.0) for value in x.values])


def softmax(x, axis=-1):
    """Softmax of every line along ``axis``; integers become float64."""
    dtype = x.dtype if x.dtype.startswith("float") else "float64"
    return Array(dtype, x.shape, along(x, axis, probabilities))


def layer(x, w, b):
    """``x @ w + b`` for ``x`` of shape (..., inputs)."""
    inputs, outputs = w.shape
    rows = [x.values[i : i + inputs] for i in range(0, len(x.values), inputs)]
    values = [
        sum(row[i] * w.values[i * outputs + j] for i in range(inputs)) + b.values[j]
        for row in rows
        for j in range(outputs)
    ]
    return Array(x.dtype, (*x.shape[:-1], outputs), values)


def close(got, expected, dtype="float64"):
    """Whether two lists of floats agree within what ``dtype`` can hold; NaN agrees with NaN."""
    relative, absolute = TOLERANCES.get(dtype, EXACT)
    return len(got) == len(expected) and all(
        (math.isnan(a) and math.isnan(b))
        or a == b
        or (math.isfinite(a) and abs(a - b) <= absolute + relative * abs(b))
        for a, b in zip(got, expected, strict=True)
    )


def show(x, digits=6, places=6):
    """Nested brackets with the values; each axis is cut after ``places`` entries."""

    def nested(values, shape):
        if not shape:
            return f"{values[0]:.{digits}g}"
        width, length = len(values) // shape[0], min(shape[0], places)
        rows = [nested(values[i * width : (i + 1) * width], shape[1:]) for i in range(length)]
        return "[" + ", ".join(rows + ["..."] * (shape[0] > places)) + "]"

    return nested(x.values, x.shape) if x.values else "[]"
