"""The self-checks: a verdict per property of a learner's own classes, with hints.

Each call returns a result that shows itself, or raises ``AssertionError`` with what is missing:

- ``test_unit_relu_activation(ReLU)``
- ``test_unit_softmax_activation(Softmax)``
- ``test_unit_activations_comprehensive(ReLU, Softmax)``
- ``test_module_activation_integration(ReLU, Softmax)``

Each is made of three parts, which grading runs apart from each other:

- ``tinytorch.checks.cases.cases``      the inputs, as plain data
- ``tinytorch.checks.observe.observe``  what the learner's class does with them, as plain data
- ``tinytorch.checks.judge.judge``      verdicts, points and hints, from the data alone

Points are all or nothing: a check that raises earns none, as in nbgrader.
"""

from tinytorch.checks.attempts import CheckFailed, require
from tinytorch.checks.check import CHECKS, Check

__all__ = [
    "CHECKS",
    "Check",
    "CheckFailed",
    "test_module_activation_integration",
    "test_unit_activations_comprehensive",
    "test_unit_relu_activation",
    "test_unit_softmax_activation",
]


def test_unit_relu_activation(ReLU):
    """Check a ReLU class: values, shape, dtype, input left alone, ``forward_`` in place.

    Parameters
    ----------
    ReLU : type
        The learner's class.

    Returns
    -------
    Result
        Passed: its ``points``, its ``verdicts``, and how to show it in a notebook.

    Raises
    ------
    CheckFailed
        An AssertionError, when a property does not hold yet.
    """
    return require("test_unit_relu_activation", ReLU)


def test_unit_softmax_activation(Softmax):
    """Check a Softmax class: sums, range, batches, large logits, ``dim``, dtype.

    Parameters
    ----------
    Softmax : type
        The learner's class.

    Returns
    -------
    Result
        Passed: its ``points``, its ``verdicts``, and how to show it in a notebook.

    Raises
    ------
    CheckFailed
        An AssertionError, when a property does not hold yet.
    """
    return require("test_unit_softmax_activation", Softmax)


def test_unit_activations_comprehensive(ReLU, Softmax):
    """Check both classes in a small network: a batch of three, one sample, large scores.

    Parameters
    ----------
    ReLU, Softmax : type
        The learner's classes.

    Returns
    -------
    Result
        Passed: its ``points``, its ``verdicts``, and how to show it in a notebook.

    Raises
    ------
    CheckFailed
        An AssertionError, when a property does not hold yet.
    """
    return require("test_unit_activations_comprehensive", ReLU, Softmax)


def test_module_activation_integration(ReLU, Softmax):
    """Check a forward pass of three samples; ends with each one's class and confidence.

    Parameters
    ----------
    ReLU, Softmax : type
        The learner's classes.

    Returns
    -------
    Result
        Passed: its ``points``, its ``verdicts``, and how to show it in a notebook.

    Raises
    ------
    CheckFailed
        An AssertionError, when a property does not hold yet.
    """
    return require("test_module_activation_integration", ReLU, Softmax)
