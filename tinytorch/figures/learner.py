"""Try a learner's class on an array and say in words how it went."""

import warnings
from dataclasses import dataclass

import numpy as np

from tinytorch.core.tensor import Tensor
from tinytorch.figures.drawing.numbers import short

LONGEST = 120  # characters of an error message


@dataclass(frozen=True)
class Trial:
    """What a learner's class made of an input.

    Attributes
    ----------
    values : numpy.ndarray or None
        The output, of the expected shape; None when there is nothing to draw.
    said : str
        A sentence for the text line; empty when there was no class.
    """

    values: np.ndarray | None
    said: str


def trial(name, learner, x, expected, **making):
    """Call the learner's class on ``x`` and compare with ``expected``.

    Parameters
    ----------
    name : str
        ``"ReLU"`` or ``"Softmax"``.
    learner : class or None
    x : numpy.ndarray
        Handed over as a copy.
    expected : numpy.ndarray
        What the reference makes of ``x``.
    **making
        Arguments of the class.

    Returns
    -------
    Trial
        Nothing that the class raises gets out, except KeyboardInterrupt.
    """
    if learner is None:
        return Trial(None, "")
    values, problem = attempt(learner, x, **making)
    if problem is not None:
        return Trial(None, f"Your {name} {problem}.")
    return compared(f"Your {name}", values, expected)


def attempt(learner, x, **making):
    """The array that the learner's class returns for ``x``, or what went wrong, in words."""
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            y = learner(**making)(Tensor(x.copy()))
            if not isinstance(y, Tensor):
                kind = "None" if y is None else f"a {type(y).__name__}"
                return None, f"returned {kind}, not a Tensor"
            values = np.array(y.data, float)
            if values.shape != x.shape:
                return None, f"returned shape {values.shape}, not {x.shape}"
            return values, None
    except KeyboardInterrupt:
        raise
    except NotImplementedError:
        return None, "is not written yet"
    except BaseException as error:
        return None, _raised(error)


def _raised(error):
    """The error in a few words, even when its own message cannot be had."""
    try:
        message = " ".join(str(error).split())
    except Exception:
        message = ""
    cut = message[:LONGEST].rstrip(". ") + ("..." if len(message) > LONGEST else "")
    return f"raised {type(error).__name__}" + (f": {cut}" if cut else "")


def compared(subject, values, expected):
    """A trial that had values, with a sentence on how far they are from the expected ones."""
    expected = np.asarray(expected, float)
    if np.allclose(values, expected, rtol=2e-3, atol=1e-6, equal_nan=True):
        return Trial(values, f"{subject} gives the same.")
    odd = int(np.sum(~np.isfinite(values) & np.isfinite(expected)))
    if odd:
        return Trial(values, f"{subject} gives NaN or inf for {odd} of {values.size} values.")
    at = int(np.argmax(np.abs(values - expected)))
    got, right = short(values.flat[at]), short(expected.flat[at])
    return Trial(values, f"{subject} gives {got} where {right} is right.")
