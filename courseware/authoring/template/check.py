"""What is asked of the class: right values, known mistakes, and the words of their hints."""

import math

from tinytorch.checks.asked import elementwise
from tinytorch.checks.attempts import documented, require
from tinytorch.checks.result import Result

SOLUTION = """\
def forward(self, x):
    return Tensor(x.data / (1 + np.abs(x.data)))"""


def skeleton(value: float) -> float:
    """The right answer to one float. EDIT: your formula, in plain Python."""
    return value / (1 + abs(value))


CHECK = elementwise(
    "Skeleton",
    skeleton,
    check={
        "name": "test_unit_skeleton_activation",
        "module": __name__,
        "grade_id": "test-skeleton-immediate",
        "points": 10,
        "title": "Skeleton on its own",
    },
    mistakes=[  # EDIT: what learners get wrong, each as the formula that it comes to
        ("no-absolute", lambda value: value / (1 + value)),
        ("saturates-too-soon", math.tanh),
    ],
    hints={  # EDIT: for each mistake a nudge, then more
        "no-absolute": (
            "For negative numbers the result is too large, or of the wrong sign.",
            "The denominator is 1 plus the absolute value: see np.abs.",
        ),
        "saturates-too-soon": (
            "This curve comes close to 1 too soon: it looks like tanh.",
            "No exponential is needed: divide x by 1 plus its absolute value.",
        ),
    },
    solution=SOLUTION,
)


@documented
def test_unit_skeleton_activation(Skeleton: type) -> Result:
    """Check a Skeleton class: values, shape, dtype, input left alone."""
    return require(CHECK, Skeleton)
