"""Whatever a learner's class does, there is a sentence about it."""

import numpy as np
import pytest

from tinytorch.core.activations import Softmax
from tinytorch.core.tensor import Tensor
from tinytorch.figures.learner import LONGEST, trial

X = np.array([-2.0, 0.0, 3.0])
Y = np.array([0.0, 0.0, 3.0])


def giving(function):
    """A learner's class that applies ``function`` to the array it gets."""
    return lambda: lambda x: Tensor(function(x.data))


def clumsy(x):
    """Changes its input, overflows and divides by zero."""
    x *= 1000
    return np.exp(x) / 0.0


def test_no_class_says_nothing():
    seen = trial("ReLU", None, X, Y)
    assert seen.values is None
    assert seen.sentence == ""


def test_unusable_classes_are_named(unusable):
    learner, words = unusable
    seen = trial("ReLU", learner, X, Y)
    assert seen.values is None
    assert seen.sentence.startswith(f"Your ReLU {words}")


def test_largest_gap_is_told():
    halved = giving(lambda x: np.abs(x) / 2)
    assert trial("ReLU", halved, X, Y).sentence == "Your ReLU gives 1.50 where 3.00 is right."


def test_odd_values_are_counted():
    said = trial("ReLU", giving(lambda x: x * np.nan), X, Y).sentence
    assert said == "Your ReLU gives NaN or inf for 3 of 3 values."


def test_the_input_is_not_changed_and_no_warning_escapes():
    x = X.copy()
    trial("ReLU", giving(clumsy), x, Y)
    np.testing.assert_array_equal(x, X)


def test_arguments_reach_the_class():
    x = np.arange(6.0).reshape(2, 3)
    expected = Softmax(0)(Tensor(x)).data
    assert trial("Softmax", Softmax, x, expected, dim=0).sentence == "Your Softmax gives the same."


def test_a_class_that_is_no_class_is_named():
    assert "raised TypeError" in trial("ReLU", 3, X, Y).sentence


def test_long_messages_are_cut():
    def loud():
        raise ValueError("a" * 1000)

    assert len(trial("ReLU", loud, X, Y).sentence) < LONGEST + 60


def test_exit_is_caught_and_interrupt_is_not():
    def leave():
        raise SystemExit(1)

    def interrupt():
        raise KeyboardInterrupt

    assert "raised SystemExit: 1" in trial("ReLU", leave, X, Y).sentence
    with pytest.raises(KeyboardInterrupt):
        trial("ReLU", interrupt, X, Y)
