"""Softmax with something else subtracted than the maximum of each row: what comes out.

On paper any number may be subtracted. In floats the exponentials overflow, or all become 0, where
logits lie far apart, and the pattern of NaN tells which number it was.
"""

import math
from collections.abc import Callable, Iterator
from functools import partial

from tinytorch.checks.arithmetic import Array, along, divide, exp, lines

Line = list[float]


def mean(line: Line) -> float:
    """The mean; here, since the module ``statistics`` would grow what every page loads."""
    return sum(line) / len(line)


def median(line: Line) -> float:
    """The middle one, or the mean of the two in the middle."""
    half = len(line) // 2
    return mean(sorted(line)[(len(line) - 1) // 2 : half + 1])


OF_ROW: tuple[tuple[str, Callable[[Line], float]], ...] = (
    ("shift-minimum", min),
    ("shift-mean", mean),
    ("shift-place", lambda line: line[0]),
    ("shift-place", lambda line: line[-1]),
    ("shift-other", median),
    ("shift-other", lambda line: max(map(abs, line))),
    ("shift-other", lambda line: sorted(line)[-2:][0]),
)
OF_ALL: tuple[Callable[[Line], float], ...] = (max, min, mean, lambda values: values[0])
BOUNDS = (20.0, 50.0, 80.0, 88.0, 100.0, 500.0, 700.0, 709.0)


def shifted(x: Array, axis: int) -> Iterator[tuple[str, Line]]:
    """Pairs of a mistake's name and the values it gives for large logits.

    Parameters
    ----------
    x : Array
        The logits, of any shape.
    axis : int
        The axis along which to sum to 1.
    """
    naive = ("no-shift", _minus(x, axis, lambda line: 0.0))
    if max(x.values) > 0:
        yield naive
    yield "no-shift", along(x, axis, _by_logarithm)
    for name, number in OF_ROW:
        yield name, _minus(x, axis, number)
    if len(lines(x.shape, axis)) > 1:
        for number in OF_ALL:
            whole = number(x.values)
            yield "shift-batch", along(x, axis, partial(_shares, number=whole))
    for bound in BOUNDS:
        yield "clipped-logits", along(x, axis, partial(_clipped, bound))
    yield naive  # where all are negative, who shifts by too much gets the same NaN


def _minus(x: Array, axis: int, number: Callable[[Line], float]) -> Line:
    """Softmax with ``number`` of each row subtracted."""
    return along(x, axis, lambda line: _shares(line, number(line)))


def _shares(line: Line, number: float) -> Line:
    """Exponentials of a row minus ``number``, over their sum."""
    powers = [exp(v - number) for v in line]
    return [divide(power, sum(powers)) for power in powers]


def _by_logarithm(line: Line) -> Line:
    """exp(x - log(sum(exp(x)))) without a shift: 0 where the sum is inf, inf where it is 0."""
    total = sum(map(exp, line))
    if math.isfinite(total) and total:
        return _shares(line, 0.0)
    return [0.0 if total else math.inf] * len(line)


def _clipped(bound: float, line: Line) -> Line:
    kept = [min(max(v, -bound), bound) for v in line]
    return _shares(kept, max(kept))
