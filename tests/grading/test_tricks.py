"""The tricks are real ones: where nothing stands against them, they work."""

import numpy as np

from tests.grading.submissions import tricks
from tinytorch.checks import CHECKS
from tinytorch.checks.cases import cases
from tinytorch.checks.judge import judge
from tinytorch.checks.observe import observe
from tinytorch.core.tensor import Tensor


def test_stored_answers_pass_the_inputs_that_everybody_knows_and_no_others():
    space = {"np": np, "Tensor": Tensor}
    exec(tricks.hard_coded(), space)
    learner = {"relu": space["ReLU"], "softmax": space["Softmax"]}
    for seed, points in ((None, 45), (1, 0)):
        results = [
            judge(check, cases(check, seed), observe(learner, cases(check, seed)))
            for check in CHECKS.values()
        ]
        assert sum(result.points for result in results) == points
