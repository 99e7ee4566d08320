"""How numbers are written in pictures, sentences and tables."""

import math
from collections.abc import Iterable

MINUS = "\N{MINUS SIGN}"
SURE = 9  # decimals in which processors agree: a 1.155 that is 1.15499... on one stays a 1.16


def short(value: float, digits: int = 2) -> str:
    """``value`` with ``digits`` decimals; very small and very large ones with an exponent.

    Examples
    --------
    >>> short(0.125), short(4.5e-5), short(2.7e43), short(float("nan"))
    ('0.12', '4.5e−5', '2.7e43', 'NaN')
    """
    value = float(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return f"{MINUS if value < 0 else ''}inf"
    if value == 0:
        return f"{0:.{digits}f}"
    if abs(value) < 0.5 * 10**-digits or abs(value) >= 1e5:
        mantissa, exponent = f"{value:.1e}".split("e")
        return f"{mantissa}e{int(exponent)}".replace("-", MINUS)
    return f"{round(value, SURE):.{digits}f}".replace("-", MINUS)


def brief(value: float, digits: int = 2) -> str:
    """``value`` with ``digits`` decimals, never an exponent unless it is huge: for pictures.

    Examples
    --------
    >>> brief(4.5e-5), brief(-0.004), brief(2.7e43)
    ('0.00', '0.00', '2.7e43')
    """
    return short(0.0 if abs(value) < 0.5 * 10**-digits else value, digits)


def plain(value: float) -> str:
    """``value`` as short as it goes: settings and ticks.

    Examples
    --------
    >>> plain(2.0), plain(-0.5), plain(0.30000000000000004)
    ('2', '−0.5', '0.3')
    """
    return f"{round(float(value), 4) + 0.0:g}".replace("-", MINUS)


def listed(values: Iterable[float], digits: int = 2) -> str:
    """Several ``values`` in a row, for a sentence, each with ``digits`` decimals.

    Examples
    --------
    >>> listed([0.5, 0.25, 0.25])
    '0.50, 0.25, 0.25'
    """
    return ", ".join(short(value, digits) for value in values)


def percent(share: float) -> str:
    """A ``share`` from 0 to 1 in percent.

    Examples
    --------
    >>> percent(0.503)
    '50.3 %'
    """
    return f"{round(100 * share, SURE):.1f} %"
