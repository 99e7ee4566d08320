"""What the checks know about each activation, apart from anybody's class."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tinytorch import added
from tinytorch.checks import arithmetic, mistakes, relu_hints, softmax_hints


@dataclass(frozen=True)
class Subject:
    """One activation.

    Attributes
    ----------
    use : str
        The word for it in cases, checks and figures: the name in lower case.
    name : str
        The name of the class that learners write.
    answer : callable
        The right answer to an ``Array`` along an axis, as an ``Array``.
    mistakes : callable
        The names of the mistakes that explain what came out of a ``Look``, the likeliest first.
    hints : mapping
        By mistake, a nudge and then more; those that hold for every activation are in ``hints``.
    solutions : mapping
        The worked solution by method.
    floating : bool
        Whether an answer to integers is floating.
    """

    use: str
    name: str
    answer: Callable
    mistakes: Callable
    hints: Mapping
    solutions: Mapping
    floating: bool = False


def _relu_mistakes(look):
    names = mistakes.relu_mistakes(look.x, look.seen.array)
    return ["relu-left-out", *names] if look.chained and "unchanged" in names else names


def _softmax_mistakes(look):
    return mistakes.softmax_mistakes(look.x, look.axis, look.seen.array, chosen=look.axis != -1)


SUBJECTS = {
    "relu": Subject(
        "relu",
        "ReLU",
        lambda x, axis: arithmetic.relu(x),
        _relu_mistakes,
        relu_hints.RELU,
        relu_hints.SOLUTIONS,
    ),
    "softmax": Subject(
        "softmax",
        "Softmax",
        arithmetic.softmax,
        _softmax_mistakes,
        softmax_hints.SOFTMAX,
        softmax_hints.SOLUTIONS,
        floating=True,
    ),
}


def every():
    """All subjects by use; what was added cannot take the place of what the course has."""
    found = (asked.subject for asked in added.asked().values())
    return {subject.use: subject for subject in found} | SUBJECTS


def find(use):
    """The subject that cases and checks call ``use``."""
    return SUBJECTS[use] if use in SUBJECTS else every()[use]
