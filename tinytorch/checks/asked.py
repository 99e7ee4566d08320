"""What is asked of an activation that was added to the course.

``elementwise`` makes a ``Check`` from a formula, the known mistakes and the words of their hints,
for an activation that treats each element on its own. For another one make the ``Check`` of its
parts, as ``tinytorch.checks.softmax`` does.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TypedDict

from tinytorch.checks import rules
from tinytorch.checks.activation import Activation, Hints
from tinytorch.checks.arithmetic import Array
from tinytorch.checks.cases import elementwise as kinds_of
from tinytorch.checks.cases import fixed, fresh
from tinytorch.checks.check import Check
from tinytorch.checks.mistakes import Formula, elementwise_shape, explained
from tinytorch.checks.properties import Property
from tinytorch.checks.texts import shared

FAR = 200  # how much larger the numbers of "large" are: up to 2000
PROPERTIES: tuple[tuple[str, rules.Rule, tuple[str, ...]], ...] = (  # without kinds: all of them
    ("mixed", rules.values, ("mixed",)),
    ("negative", rules.values, ("negative",)),
    ("positive", rules.values, ("positive",)),
    ("large", rules.values, ("large",)),
    ("shape", rules.values, ("batch", "cube")),
    ("numbers", rules.values, ("integers", "single")),
    ("dtype", rules.dtype, ()),
    ("input-kept", rules.kept, ()),
    ("call", rules.values, ("call",)),
)
GENERIC: tuple[tuple[str, Formula], ...] = (
    ("unchanged", lambda value: value),
    ("all-zero", lambda value: 0.0),
)


class Record(TypedDict):
    """How instructors' records know a check: the fields of ``Check`` of the same names."""

    name: str
    module: str
    grade_id: str
    points: int
    title: str


def elementwise(
    name: str,
    formula: Callable[[float], float],
    *,
    check: Record,
    mistakes: Sequence[tuple[str, Formula]],
    hints: Hints,
    solution: str,
) -> Check:
    """The check of an activation that treats each element on its own.

    Parameters
    ----------
    name : str
        Of the class that learners write.
    formula : callable
        The right answer to one float, in plain Python; finite for inputs from -2000 to 2000.
    check : dict
        ``name`` of the public function and its ``module``, ``grade_id``, ``points``, ``title``.
    mistakes : list of (str, callable)
        Known mistakes: a name, and what they make of one float; the likeliest first.
    hints : dict
        For the name of each mistake two texts: a nudge, and then more.
    solution : str
        The worked solution: the text of the method ``forward``.
    """
    use = name.lower()
    kinds = kinds_of(use) | {
        "large": (
            fixed(use, [-1000.0, -40.0, 40.0, 1000.0]),
            fresh(use, (0,), (-1, 1), scale=FAR),
        )
    }
    solutions: Mapping[str, str] = {"forward": solution}
    activation = Activation(
        use,
        name,
        lambda x, axis: _answer(formula, x),
        lambda call, got: _mistakes(mistakes, call.x, got),
        hints,
        solutions,
        floating=True,
    )
    properties = tuple(
        Property(key, shared.PROPERTIES[key], rule, chosen or tuple(kinds), use)
        for key, rule, chosen in PROPERTIES
    )
    return Check(activations=(activation,), kinds=kinds, properties=properties, **check)


def _answer(formula: Formula, x: Array) -> Array:
    dtype = x.dtype if x.dtype.startswith("float") else "float64"
    return Array(dtype, x.shape, [formula(value) for value in x.values])


def _mistakes(known: Sequence[tuple[str, Formula]], x: Array, got: Array) -> list[str]:
    """Names of the mistakes that lead from ``x`` to ``got``."""
    if got.shape != x.shape:
        return elementwise_shape(x, got)
    whole = got.dtype.startswith(("int", "uint", "bool"))
    names = explained(known, x, got) + ["truncated"] * whole + explained(GENERIC, x, got)
    if not all(map(math.isfinite, got.values)):
        names.append("not-finite")
    return names
