"""What is asked of an activation that was added to the course.

``elementwise`` makes all of it from a formula, the known mistakes and the words of their hints, for
an activation that treats each element on its own. For another one make ``Asked`` of its parts.
"""

import math
from dataclasses import dataclass

from tinytorch.checks import rules
from tinytorch.checks.arithmetic import Array, close
from tinytorch.checks.cases import elementwise as kinds_of
from tinytorch.checks.cases import fixed, fresh
from tinytorch.checks.check import Check
from tinytorch.checks.mistakes import elementwise_shape
from tinytorch.checks.properties import Property
from tinytorch.checks.subject import Subject

FAR = 200  # how much larger the numbers of "large" are: up to 2000
ASKED = (
    ("mixed", "Negative and positive numbers", rules.values, ("mixed",)),
    ("negative", "All negative", rules.values, ("negative",)),
    ("positive", "All positive", rules.values, ("positive",)),
    ("large", "Numbers far from 0 stay finite", rules.values, ("large",)),
    ("shape", "Any shape is kept", rules.values, ("batch", "cube")),
    ("numbers", "Integers and float32 work too", rules.values, ("integers", "single")),
    ("dtype", "A floating dtype is kept", rules.dtype, ()),
    ("input-kept", "forward leaves its input as it was", rules.kept, ()),
    ("call", "Calling the object does what forward does", rules.values, ("call",)),
)


@dataclass(frozen=True)
class Asked:
    """All that is asked of one added activation.

    Attributes
    ----------
    check : Check
    subject : Subject
    kinds : dict
        Cases by kind: a function that makes the steps of the fixed one, and one that makes those
        of a random one, given a ``random.Random``.
    properties : tuple of Property
        In the order in which to mend them.
    """

    check: Check
    subject: Subject
    kinds: dict
    properties: tuple[Property, ...]


def elementwise(name, formula, *, check, mistakes, hints, solution):
    """What is asked of an activation that treats each element on its own.

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
    subject = Subject(
        use,
        name,
        lambda x, axis: _answer(formula, x),
        lambda look: _explained(mistakes, look.x, look.seen.array),
        hints,
        {"forward": solution},
        floating=True,
    )
    properties = tuple(Property(*words, chosen or tuple(kinds), use) for *words, chosen in ASKED)
    return Asked(Check(uses=(use,), **check), subject, kinds, properties)


def _answer(formula, x):
    dtype = x.dtype if x.dtype.startswith("float") else "float64"
    return Array(dtype, x.shape, [formula(value) for value in x.values])


def _explained(mistakes, x, got):
    """Names of the mistakes that lead from ``x`` to ``got``."""
    if got.shape != x.shape:
        return elementwise_shape(x, got)
    names = [name for name, wrong in mistakes if _is(got, x, wrong)]
    whole = got.dtype.startswith(("int", "uint", "bool"))
    generic = [("unchanged", lambda value: value), ("all-zero", lambda value: 0.0)]
    names += ["truncated"] * whole + [name for name, wrong in generic if _is(got, x, wrong)]
    if not all(map(math.isfinite, got.values)):
        names.append("not-finite")
    return names


def _is(got, x, wrong):
    return close(got.values, [_or_nan(wrong, value) for value in x.values], x.dtype)


def _or_nan(wrong, value):
    """What a mistake makes of ``value``; NaN where plain Python has no answer."""
    try:
        return wrong(value)
    except (ArithmeticError, ValueError):
        return math.nan
