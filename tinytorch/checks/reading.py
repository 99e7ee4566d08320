"""Read observations as what they are: data that anybody may have written.

Whatever is missing, of the wrong type, too long or out of range becomes an absent value; nothing
here raises. A genuine observation passes through unchanged.
"""

import math
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from tinytorch.checks.arithmetic import Array
from tinytorch.checks.cases import Case
from tinytorch.checks.plain import LARGEST, LONGEST

STATUSES = ("ok", "raised", "unwritten", "missing", "not-a-class", "no-input")
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Error:
    """What the learner's code raised, and on which of its lines."""

    type: str
    message: str
    line: str
    number: int | None


@dataclass(frozen=True)
class Step:
    """One call, as it was observed."""

    status: str = "unreadable"
    where: str = ""
    error: Error = Error("", "", "", None)
    kind: str = ""
    type: str = ""
    holds: str = ""
    large: bool = False
    array: Array | None = None
    storage: Array | None = None
    same_object: bool = False
    rebound: bool = True
    shared: bool = False
    overwritten: bool = False


def steps(observations: object, case: Case) -> list[Step]:
    """The observed steps of ``case``: as many as the case has, unreadable ones included."""
    listed = entry(entry(observations, "cases", dict), case["id"], list)
    return [
        step(listed[number]) if listed is not None and number < len(listed) else Step()
        for number in range(len(case["steps"]))
    ]


def step(data: object) -> Step:
    """One observed call."""
    status = entry(data, "status", str)
    if status not in STATUSES:
        return Step()
    out = entry(data, "returned", dict)
    held = entry(out, "array", dict)
    found = array(held)
    return Step(
        status=status,
        where=text(entry(data, "where", str)),
        error=error(entry(data, "error", dict)),
        kind=text(entry(out, "kind", str)),
        type=text(entry(out, "type", str)),
        holds=text(entry(out, "holds", str)),
        large=held is not None and found is None,
        array=found,
        storage=array(entry(data, "storage", dict)),
        same_object=entry(data, "same_object", bool) is True,
        rebound=entry(data, "rebound", bool) is not False,
        shared=entry(data, "shared", bool) is True,
        overwritten=entry(data, "overwritten", bool) is True,
    )


def error(data: object) -> Error:
    """What was raised; empty when nothing readable was."""
    number = entry(data, "number", int)
    kind, message, line = (text(entry(data, key, str)) for key in ("type", "message", "line"))
    where = number if number is not None and 0 < number < 10**6 else None
    return Error(kind, message, line, where)


def array(data: object) -> Array | None:
    """An array whose shape and values fit together, or None."""
    dtype, shape = entry(data, "dtype", str), entry(data, "shape", list)
    values = entry(data, "values", list)
    if dtype is None or shape is None or values is None or len(shape) > 32:
        return None
    if not all(type(length) is int and 0 <= length <= LARGEST for length in shape):
        return None
    if len(values) > LARGEST or math.prod(shape) != len(values):
        return None
    numbers = [found for value in values if (found := number(value)) is not None]
    return Array(text(dtype), tuple(shape), numbers) if len(numbers) == len(values) else None


def number(value: object) -> float | None:
    """A float, or None when ``value`` is not a number."""
    if type(value) is str and value in ("nan", "inf", "-inf"):
        return float(value)
    if type(value) is int or type(value) is float or type(value) is bool:
        with suppress(OverflowError):
            return float(value)
    return None


def text(value: object, limit: int = LONGEST) -> str:
    """A printable string of bounded length."""
    if type(value) is not str:
        return ""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in value[: limit + 3])


def entry(data: object, key: str, kind: type[Thing]) -> Thing | None:
    """``data[key]`` when ``data`` is a dict and the value has exactly that type, else None."""
    value = data.get(key) if type(data) is dict else None
    return value if type(value) is kind else None
