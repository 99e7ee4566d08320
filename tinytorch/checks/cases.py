"""The inputs a check tries on the learner's class, as plain data.

``cases(check)`` gives the fixed ones; ``cases(check, seed=n)`` adds fresh random ones of the
same kinds, so that stored answers are of no use. A case is a dict of JSON values::

    {"id": "mixed", "kind": "mixed", "steps": [step, ...]}

A step is one call of the learner's code::

    {"uses": "relu", "call": "forward", "dim": None, "x": array, "w": None, "b": None}

``call`` is ``forward``, ``forward_`` or ``call``; an array is
``{"dtype": "float64", "shape": [2, 3], "values": [six numbers, last axis fastest]}``, with NaN and
the infinities as the texts ``nan``, ``inf`` and ``-inf``, which JSON lacks.
A step without ``x`` goes on with what the step before returned; ``w`` and ``b`` make a layer of
it: ``x @ w + b``. The steps of one case share one object per class and ``dim``.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict

from tinytorch.checks import plain

if TYPE_CHECKING:
    from tinytorch.checks.check import Check

FRESH = 2  # random cases per kind and seed

Nested: TypeAlias = "float | list[Any]"  # numbers, one level of lists for each axis


class ArrayData(TypedDict):
    """An array as plain data; the last axis runs fastest in ``values``."""

    dtype: str
    shape: list[int]
    values: list[float | str]


class CaseStep(TypedDict):
    """One call of the learner's code."""

    uses: str
    call: str
    dim: int | None
    x: ArrayData | None
    w: ArrayData | None
    b: ArrayData | None


class Case(TypedDict):
    """Calls that share one object per class and ``dim``."""

    id: str
    kind: str
    steps: list[CaseStep]


Fixed = Callable[[], list[CaseStep]]
Fresh = Callable[[random.Random], list[CaseStep]]
Kind = tuple[Fixed, Fresh]


def cases(check: Check, seed: int | None = None) -> list[Case]:
    """The cases of one check.

    Parameters
    ----------
    check : Check
    seed : int, optional
        Adds ``FRESH`` random cases of every kind, the same ones for the same seed.

    Returns
    -------
    list of dict
        JSON values only; the fixed cases come first.
    """
    chosen: list[Case] = [
        {"id": kind, "kind": kind, "steps": make()} for kind, (make, _) in check.kinds.items()
    ]
    if seed is None:
        return chosen
    rng = random.Random(seed)
    for kind, (_, draw) in check.kinds.items():
        for number in range(1, FRESH + 1):
            chosen.append({"id": f"{kind}-{number}", "kind": kind, "steps": draw(rng)})
    return chosen


def array(values: Nested, dtype: str = "float64") -> ArrayData:
    """An array as plain data.

    Parameters
    ----------
    values : float or nested sequences of float
        One level of nesting per axis, of any shape; rows of one length.
    dtype : str
        The name of a NumPy dtype.
    """
    found = [plain.number(value) for value in flat(values)]
    return {"dtype": dtype, "shape": _lengths(values), "values": found}


def _lengths(values: Nested) -> list[int]:
    return [len(values), *_lengths(values[0])] if isinstance(values, list | tuple) else []


def flat(values: Nested) -> list[float]:
    """The numbers of nested lists in one list, last axis fastest."""
    if isinstance(values, list | tuple):
        return [item for row in values for item in flat(row)]
    return [values]


def nested(values: list[float], lengths: Sequence[int]) -> list[Any]:
    """A flat list as nested lists with these lengths, at least one."""
    if len(lengths) == 1:
        return values
    width = len(values) // lengths[0]
    rows = [values[i * width : (i + 1) * width] for i in range(lengths[0])]
    return [nested(row, lengths[1:]) for row in rows]


def step(
    uses: str,
    call: str = "forward",
    x: ArrayData | None = None,
    dim: int | None = None,
    w: ArrayData | None = None,
    b: ArrayData | None = None,
) -> CaseStep:
    """One call of the learner's code.

    Parameters
    ----------
    uses : str
        The name of the class in lower case.
    call : str
        ``forward``, ``forward_`` or ``call``.
    x : dict, optional
        The input, from ``array``; without it the step goes on with what the one before returned.
    dim : int, optional
        Given to the class when its object is made.
    w, b : dict, optional
        Weights of shape (inputs, outputs) and a bias of shape (outputs,): the call gets
        ``x @ w + b``.
    """
    return {"uses": uses, "call": call, "dim": dim, "x": x, "w": w, "b": b}


def fixed(
    use: str,
    values: Nested,
    call: str = "forward",
    dtype: str = "float64",
    dim: int | None = None,
) -> Fixed:
    """A function that makes the one step of a case; parameters as in ``step`` and ``array``."""
    return lambda: [step(use, call, array(values, dtype), dim)]


def fresh(
    use: str,
    shape: Sequence[int],
    signs: Sequence[int],
    call: str = "forward",
    dtype: str = "float64",
    scale: int = 1,
) -> Fresh:
    """A function that makes the one step of a random case.

    Parameters
    ----------
    use, call, dtype
        As in ``step`` and ``array``.
    shape : sequence of int
        Of the input; a length of 0 is drawn as well.
    signs : sequence of int
        Factors, each of which some of the numbers get.
    scale : int
        A factor of all; without it integers reach 40, other numbers 10.
    """

    def make(rng: random.Random) -> list[CaseStep]:
        lengths = drawn(rng, shape)
        values = signed(rng, lengths, [scale * sign for sign in signs], dtype)
        return [step(use, call, array(nested(values, lengths), dtype))]

    return make


def drawn(rng: random.Random, shape: Sequence[int]) -> list[int]:
    """The lengths of ``shape``, with a random one from 3 to 6 for each 0."""
    return [length or rng.randint(3, 6) for length in shape]


def signed(
    rng: random.Random, lengths: Sequence[int], signs: Sequence[int], dtype: str
) -> list[float]:
    """Random numbers for an array with these lengths; each of ``signs`` is a factor of some."""
    order = [signs[i % len(signs)] for i in range(math.prod(lengths))]
    rng.shuffle(order)
    if dtype.startswith("int"):
        return [sign * rng.randint(1, 40) for sign in order]
    # eighths: exact in every floating dtype
    return [sign * rng.randint(1, 80) / 8 for sign in order]


def elementwise(use: str) -> dict[str, Kind]:
    """Kinds of cases for an activation that treats each element on its own, called ``use``."""
    both = (-1, 1)
    return {
        "mixed": (fixed(use, [-2.0, -0.5, 0.0, 0.5, 1.5, 3.25]), fresh(use, (0,), both)),
        "negative": (fixed(use, [-3.5, -1.0, -0.25]), fresh(use, (0,), (-1,))),
        "positive": (fixed(use, [0.5, 1.75, 4.1]), fresh(use, (0,), (1,))),
        "batch": (fixed(use, [[-1.5, 2.5, -3.0], [4.25, -0.5, 6.0]]), fresh(use, (2, 3), both)),
        "cube": (
            fixed(use, [[[-1.0, 2.0]], [[3.5, -4.0]], [[0.5, -0.5]]]),
            fresh(use, (3, 1, 2), both),
        ),
        "integers": (
            fixed(use, [-3, 0, 2, 7], dtype="int64"),
            fresh(use, (0,), both, dtype="int64"),
        ),
        "single": (
            fixed(use, [-1.5, 0.5, 2.25], dtype="float32"),
            fresh(use, (0,), both, dtype="float32"),
        ),
        "call": (fixed(use, [-1.25, 2.5, -4.0, 0.75], "call"), fresh(use, (0,), both, "call")),
    }
