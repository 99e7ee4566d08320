"""Recognise a wrong answer by its values: each known mistake has its own formula.

Those of one activation are beside its check. A list of names has the likeliest mistake first.
"""

import math
from collections.abc import Callable, Iterable

from tinytorch.checks.arithmetic import Array, close, divide, exp

NEAR = 6e-3  # of 1 or of the value: what two decimals, float16 or a small epsilon change

Formula = Callable[[float], float]  # what a mistake makes of one element


def explained(mistakes: Iterable[tuple[str, Formula]], x: Array, got: Array) -> list[str]:
    """Names of the mistakes that lead from ``x`` to ``got``, element by element.

    Parameters
    ----------
    mistakes : iterable of (str, callable)
        A name and a formula; where it has no answer in plain Python, that counts as NaN.
    x, got : Array
        What went in and what came out, of one shape.
    """
    return [
        name
        for name, wrong in mistakes
        if close(got.values, [_or_nan(wrong, value) for value in x.values], x.dtype)
    ]


def _or_nan(wrong: Formula, value: float) -> float:
    try:
        return wrong(value)
    except (ArithmeticError, ValueError):
        return math.nan


def sigmoid(value: float) -> float:
    """1 / (1 + exp(-value))."""
    return divide(1.0, 1.0 + exp(-value))


def nearly(got: Array, expected: Array) -> list[str]:
    """Names of the mistakes that leave most of a right answer.

    Parameters
    ----------
    got, expected : Array
        What came out and what is right, of one shape, finite.
    """
    if close(got.values, expected.values, expected.dtype):
        return []
    if close(sorted(got.values), sorted(expected.values), expected.dtype):
        return ["reordered"]
    pairs = zip(got.values, expected.values, strict=True)
    return ["inexact"] if all(abs(y - v) <= NEAR * (1 + abs(v)) for y, v in pairs) else []


def elementwise_shape(x: Array, got: Array) -> list[str]:
    """Names of the mistakes that change the shape where each element is treated separately.

    Parameters
    ----------
    x, got : Array
        What went in and what came out, of different shapes.
    """
    positive = [v for v in x.values if v > 0]
    if got.values == positive or got.values == [v for v in x.values if v >= 0]:
        return ["dropped"]
    if len(got.values) == 1:
        return ["one-number"]
    return shape_mistakes(x, got)


def shape_mistakes(x: Array, got: Array) -> list[str]:
    """What became of the axes.

    Parameters
    ----------
    x, got : Array
        What went in and what came out, of different shapes.
    """
    if len(got.values) == len(x.values) and len(got.shape) < len(x.shape):
        return ["flattened"]
    return ["reshaped"]
