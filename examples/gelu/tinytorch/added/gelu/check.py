"""What is asked of GELU: right values, known mistakes, and the words of their hints."""

import math

from tinytorch.checks.arithmetic import exp
from tinytorch.checks.asked import elementwise
from tinytorch.checks.attempts import documented, require
from tinytorch.checks.result import Result

SCALE = math.sqrt(2 / math.pi)
SOLUTION = """\
def forward(self, x):
    inner = (2 / np.pi) ** 0.5 * (x.data + 0.044715 * x.data**3)
    return Tensor(0.5 * x.data * (1 + np.tanh(inner)))"""


def gelu(value):
    """The right answer to one float: the tanh approximation."""
    return 0.5 * value * (1 + _tanh(value))


def _tanh(value):
    return math.tanh(SCALE * (value + 0.044715 * value**3))


def _swish(value, slope=1.0):
    return value / (1 + exp(-slope * value))


CHECK = elementwise(
    "GELU",
    gelu,
    check={
        "name": "test_unit_gelu_activation",
        "module": __name__,
        "grade_id": "test-gelu-immediate",
        "points": 10,
        "title": "GELU on its own",
    },
    mistakes=[
        ("exact", lambda value: 0.5 * value * (1 + math.erf(value / math.sqrt(2)))),
        ("sigmoid", lambda value: _swish(value, 1.702)),
        ("swish", _swish),
        ("relu", lambda value: max(value, 0.0)),
        ("no-half", lambda value: value * (1 + _tanh(value))),
        ("no-x", lambda value: 0.5 * (1 + _tanh(value))),
        ("no-cube", lambda value: 0.5 * value * (1 + math.tanh(SCALE * value))),
        ("no-scale", lambda value: 0.5 * value * (1 + math.tanh(value + 0.044715 * value**3))),
        ("minus", lambda value: 0.5 * value * (1 - _tanh(value))),
    ],
    hints={
        "exact": (
            "This is GELU with the error function: right, but not what is asked for here.",
            "The tanh formula differs from it from the fourth decimal on. A saved model expects "
            "one of the two, so they are not to be mixed up. Use the formula of the exercise.",
        ),
        "sigmoid": (
            "This is x times sigmoid of 1.702 x: the authors' other, coarser approximation.",
            "Use the one with tanh and the cube of x.",
        ),
        "swish": (
            "This is Swish, x times sigmoid of x. GELU has another gate.",
            "The gate is 0.5 (1 + tanh(...)), with the cube of x inside.",
        ),
        "relu": (
            "This is ReLU. GELU is smooth, and a little below 0 for negative inputs.",
            "Multiply x by its gate, 0.5 (1 + tanh(...)), instead of cutting at 0.",
        ),
        "no-half": (
            "Everything is twice as large as it should be.",
            "1 + tanh goes from 0 to 2. The factor 0.5 makes a share between 0 and 1 of it.",
        ),
        "no-x": (
            "You return the gate alone: a share between 0 and 1.",
            "GELU is x times that share.",
        ),
        "no-cube": (
            "Close, but not there: something inside tanh is missing.",
            "Inside tanh stands x + 0.044715 times the cube of x, not x alone.",
        ),
        "no-scale": (
            "Close, but not there: a factor inside tanh is missing.",
            "The square root of 2 / pi multiplies all that is inside tanh.",
        ),
        "minus": (
            "Positive numbers come out near 0, and negative ones do not: a sign is turned round.",
            "The gate is 1 plus tanh.",
        ),
    },
    solution=SOLUTION,
)


@documented
def test_unit_gelu_activation(GELU: type) -> Result:
    """Check a GELU class: values, shape, dtype, input left alone."""
    return require(CHECK, GELU)
