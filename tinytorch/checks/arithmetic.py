"""The expected values, worked out on plain floats: no NumPy, no class of the course.

An ``Array`` is a dtype name, a shape and the values in one list, last axis fastest.
"""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

# Relative and absolute. A number of the dtype is exact to 9.8e-4 (float16) or 1.2e-7 (float32) of
# its size (IEEE 754): twice that for one rounding, 80 times that for sums in any order. The rest
# could be exact to 2.2e-16; formulas that round otherwise differ by far less than 1e-6, mistakes
# by more.
TOLERANCES = {"float16": (2e-3, 1e-6), "float32": (1e-5, 1e-7)}
EXACT = (1e-6, 1e-9)


class Array(NamedTuple):
    """Numbers with a shape and the name of a dtype."""

    dtype: str
    shape: tuple[int, ...]
    values: list[float]


def lines(shape: Sequence[int], axis: int) -> list[list[int]]:
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


def along(x: Array, axis: int, change: Callable[[list[float]], list[float]]) -> list[float]:
    """``change`` (a list to a list) applied to every line of ``x`` along ``axis``."""
    values = [0.0] * len(x.values)
    for line in lines(x.shape, axis):
        for place, value in zip(line, change([x.values[i] for i in line]), strict=True):
            values[place] = value
    return values


def exp(value: float) -> float:
    """e to the power of ``value``; infinity where a float ends."""
    try:
        return math.exp(value)
    except OverflowError:
        return math.inf


def divide(a: float, b: float) -> float:
    """``a / b`` as floating-point hardware has it, zero divisors included."""
    if b:
        return a / b
    return math.nan if a == 0 or math.isnan(a) else math.copysign(math.inf, a)


def probabilities(line: Sequence[float]) -> list[float]:
    """Softmax of one list of logits."""
    top = max(line)
    powers = [exp(value - top) for value in line]
    return [divide(power, sum(powers)) for power in powers]


def relu(x: Array) -> Array:
    """The larger of 0 and each value; same shape and dtype."""
    return Array(x.dtype, x.shape, [max(value, 0.0) for value in x.values])


def softmax(x: Array, axis: int = -1) -> Array:
    """Softmax of every line along ``axis``; integers become float64."""
    dtype = x.dtype if x.dtype.startswith("float") else "float64"
    return Array(dtype, x.shape, along(x, axis, probabilities))


def layer(x: Array, w: Array, b: Array) -> Array:
    """``x @ w + b`` for ``x`` (..., inputs), ``w`` (inputs, outputs) and ``b`` (outputs,)."""
    inputs, outputs = w.shape
    rows = [x.values[i : i + inputs] for i in range(0, len(x.values), inputs)]
    values = [
        sum(row[i] * w.values[i * outputs + j] for i in range(inputs)) + b.values[j]
        for row in rows
        for j in range(outputs)
    ]
    return Array(x.dtype, (*x.shape[:-1], outputs), values)


def close(got: Sequence[float], expected: Sequence[float], dtype: str = "float64") -> bool:
    """Whether two lists of floats agree within what ``dtype`` can hold; NaN agrees with NaN."""
    relative, absolute = TOLERANCES.get(dtype, EXACT)
    return len(got) == len(expected) and all(
        (math.isnan(a) and math.isnan(b))
        or a == b
        or (math.isfinite(a) and math.isfinite(b) and abs(a - b) <= absolute + relative * abs(b))
        for a, b in zip(got, expected, strict=True)
    )


def same(a: Array | None, b: Array | None) -> bool:
    """Whether two arrays are equal to the last bit; NaN equals NaN, and 0 equals -0."""
    if a is None or b is None or a[:2] != b[:2] or len(a.values) != len(b.values):
        return a is b
    pairs = zip(a.values, b.values, strict=True)
    return all(v == w or (math.isnan(v) and math.isnan(w)) for v, w in pairs)


def show(x: Array, digits: int = 6, places: int = 6) -> str:
    """Nested brackets with the values; each axis is cut after ``places`` entries."""

    def nested(values: Sequence[float], shape: tuple[int, ...]) -> str:
        if not shape:
            return f"{values[0]:.{digits}g}"
        width, length = len(values) // shape[0], min(shape[0], places)
        rows = [nested(values[i * width : (i + 1) * width], shape[1:]) for i in range(length)]
        return "[" + ", ".join(rows + ["..."] * (shape[0] > places)) + "]"

    return nested(x.values, x.shape) if x.values else "[]"
