"""What is wrong with shares, where no formula of a known mistake gives them."""

import math
from collections.abc import Sequence

from tinytorch.checks.arithmetic import Array, close, lines


def odd(right: Array, got: Array) -> list[str]:
    """What became of rows that have no answer, and of those beside them.

    Parameters
    ----------
    right, got : Array
        What is right and what came out, of one shape.
    """
    pairs = list(zip(right.values, got.values, strict=True))
    found = {
        "nan-lost": any(math.isnan(v) and not math.isnan(y) for v, y in pairs),
        "nan-spread": any(math.isnan(y) and not math.isnan(v) for v, y in pairs),
    }
    return [name for name, so in found.items() if so]


def unexplained(x: Array, axis: int, got: Array) -> list[str]:
    """What can be said of finite numbers that no formula explains.

    Parameters
    ----------
    x, got : Array
        The logits and what came out, of one shape.
    axis : int
        The axis along which to sum to 1.
    """
    rows = [[(x.values[i], got.values[i]) for i in line] for line in lines(x.shape, axis)]
    sums = [sum(y for _, y in row) for row in rows]
    if not close(sums, [1.0] * len(sums), x.dtype):
        return ["sum-not-one"]
    if all(map(_scaled, rows)):
        return ["scaled"]
    return ["not-exponential"] if min(got.values) >= 0 else []


def _scaled(row: Sequence[tuple[float, float]]) -> bool:
    """Whether the logarithms of the shares lie on a rising line over three logits or more."""
    (low, least), (high, most) = min(row), max(row)
    if len(row) < 3 or low == high or least == most or min(y for _, y in row) <= 0:
        return False
    slope = math.log(most / least) / (high - low)
    return close([math.log(y / least) for _, y in row], [slope * (v - low) for v, _ in row])
