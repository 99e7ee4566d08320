"""While grading the checks say nothing: the observations are judged outside, afterwards.

In place of the package's own module, which brings cases, judge and hints with it.
"""

from tinytorch.checks.attempts import CheckFailed, require

__all__ = [
    "CheckFailed",
    "test_module_activation_integration",
    "test_unit_activations_comprehensive",
    "test_unit_relu_activation",
    "test_unit_softmax_activation",
]

test_unit_relu_activation = test_unit_softmax_activation = require
test_unit_activations_comprehensive = test_module_activation_integration = require
