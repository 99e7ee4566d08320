"""The self-checks: a verdict per property of a learner's own classes, with hints.

Notebooks call these; each returns a result that shows itself, or raises ``AssertionError``:

- ``test_unit_relu_activation(ReLU)``
- ``test_unit_softmax_activation(Softmax)``
- ``test_unit_activations_comprehensive(ReLU, Softmax)``
- ``test_module_activation_integration(ReLU, Softmax)``

A ``Check`` is one record: ``relu``, ``softmax`` and ``network`` have those of the course,
``tinytorch.added`` more, and ``registry`` finds them. Grading runs its parts apart from each other:

- ``tinytorch.checks.cases.cases``      the inputs, as plain data
- ``tinytorch.checks.observe.observe``  what the learner's class does with them, as plain data
- ``tinytorch.checks.judge.judge``      verdicts, points and hints, from the data alone

Points are all or nothing: a check that raises earns none, as in nbgrader.
"""

from tinytorch.checks.attempts import CheckFailed
from tinytorch.checks.check import Check
from tinytorch.checks.network import (
    test_module_activation_integration,
    test_unit_activations_comprehensive,
)
from tinytorch.checks.registry import CHECKS
from tinytorch.checks.relu import test_unit_relu_activation
from tinytorch.checks.softmax import test_unit_softmax_activation

__all__ = [
    "CHECKS",
    "Check",
    "CheckFailed",
    "test_module_activation_integration",
    "test_unit_activations_comprehensive",
    "test_unit_relu_activation",
    "test_unit_softmax_activation",
]
