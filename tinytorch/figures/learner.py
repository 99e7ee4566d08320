"""Try a learner's class on an array and say in words how it went."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from tinytorch.core.tensor import Tensor
from tinytorch.figures.drawing.numbers import short
from tinytorch.figures.texts import Learner as Text

LONGEST = 120  # characters of an error message

Learner = Callable[..., Any]  # a learner's class: whatever it is, and whatever it returns


@dataclass(frozen=True)
class Trial:
    """What a learner's class made of an input.

    Attributes
    ----------
    values : numpy.ndarray or None
        The output, of the expected shape; None when there is nothing to draw.
    sentence : str
        For the text line; empty when there was no class.
    """

    values: np.ndarray | None
    sentence: str


NOBODY = Trial(None, "")


def trial(
    name: str, learner: Learner | None, x: np.ndarray, expected: np.ndarray, **making: Any
) -> Trial:
    """Call the learner's class on ``x`` and compare with ``expected``.

    Parameters
    ----------
    name : str
        ``"ReLU"`` or ``"Softmax"``.
    learner : class or None
    x : numpy.ndarray, any shape, dimensionless
        Handed over as a copy.
    expected : numpy.ndarray, shape of ``x``
        What the reference makes of ``x``.
    **making
        Arguments of the class.

    Returns
    -------
    Trial
        Nothing that the class raises gets out, except KeyboardInterrupt.

    Raises
    ------
    KeyboardInterrupt
        When the learner stops it.
    """
    if learner is None:
        return NOBODY
    values, problem = attempt(learner, x, **making)
    if values is None:
        return broken(name, problem)
    return compared(Text.your.format(name=name), values, expected)


def attempt(learner: Learner, x: np.ndarray, **making: Any) -> tuple[np.ndarray | None, str]:
    """What the learner's class makes of ``x``.

    Parameters
    ----------
    learner : class
    x : numpy.ndarray, any shape, dimensionless
        Handed over as a copy.
    **making
        Arguments of the class.

    Returns
    -------
    tuple of numpy.ndarray or None, and str
        The output, of the shape of ``x``; or None, and what went wrong, in words.

    Raises
    ------
    KeyboardInterrupt
        When the learner stops it; all else that the class raises is put into words.
    """
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            y = learner(**making)(Tensor(x.copy()))
            if not isinstance(y, Tensor):
                kind = "None" if y is None else f"a {type(y).__name__}"
                return None, Text.type.format(kind=kind)
            values = np.array(y.data, float)
            if values.shape != x.shape:
                return None, Text.shape.format(shape=values.shape, expected=x.shape)
            return values, ""
    except KeyboardInterrupt:
        raise
    except NotImplementedError:
        return None, Text.unwritten
    except BaseException as error:
        return None, _raised(error)


def broken(name: str, problem: str) -> Trial:
    """The trial of the class ``name`` that gave nothing to draw, and ``problem`` says why."""
    return Trial(None, Text.problem.format(your=Text.your.format(name=name), problem=problem))


def compared(subject: str, values: np.ndarray, expected: np.ndarray) -> Trial:
    """The trial of a class that gave values, with a sentence on how far they are off.

    Parameters
    ----------
    subject : str
        What gave them, as the sentence begins.
    values, expected : numpy.ndarray, same shape, dimensionless
        What came out, and what is right.
    """
    expected = np.asarray(expected, float)
    if np.allclose(values, expected, rtol=2e-3, atol=1e-6, equal_nan=True):
        return Trial(values, Text.same.format(subject=subject))
    odd = int(np.sum(~np.isfinite(values) & np.isfinite(expected)))
    if odd:
        return Trial(values, Text.odd.format(subject=subject, odd=odd, all=values.size))
    at = int(np.argmax(np.abs(values - expected)))
    got, right = short(values.flat[at]), short(expected.flat[at])
    return Trial(values, Text.wrong.format(subject=subject, got=got, right=right))


def _raised(error: BaseException) -> str:
    """The error in a few words, even when its own message cannot be had."""
    try:
        message = " ".join(str(error).split())
    except Exception:
        message = ""
    cut = message[:LONGEST].rstrip(". ") + ("..." if len(message) > LONGEST else "")
    text = Text.raised_message if cut else Text.raised
    return text.format(error=type(error).__name__, message=cut)
