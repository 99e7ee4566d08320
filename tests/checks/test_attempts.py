"""The public functions: they show, count attempts, and raise AssertionError."""

import json
import subprocess
import sys

import numpy as np
import pytest

from tinytorch import checks
from tinytorch.checks import CHECKS, attempts
from tinytorch.core.activations import ReLU, Softmax

RELU = CHECKS["test_unit_relu_activation"]
SOFTMAX = CHECKS["test_unit_softmax_activation"]


@pytest.fixture(autouse=True)
def _fresh_count(monkeypatch):
    monkeypatch.setattr(attempts, "FAILED", {})


class Identity(ReLU):
    def forward(self, x):
        return type(x)(x.data)


class Unwritten(ReLU):
    def forward(self, x):
        raise NotImplementedError

    forward_ = forward


def test_all_four_return_the_points_of_the_reference():
    results = [
        checks.test_unit_relu_activation(ReLU),
        checks.test_unit_softmax_activation(Softmax),
        checks.test_unit_activations_comprehensive(ReLU, Softmax),
        checks.test_module_activation_integration(ReLU, Softmax),
    ]
    assert [result.points for result in results] == [10, 10, 15, 10]
    assert "10 of 10 points" in str(results[0])


def test_a_failing_check_raises_an_assertion_error_with_the_result():
    with pytest.raises(AssertionError, match="0 of 10 points") as caught:
        checks.test_unit_relu_activation(Identity)
    assert caught.value.result.mistakes == ("unchanged",)
    assert str(caught.value) == str(caught.value.result)


def test_the_traceback_in_a_notebook_is_one_line():
    with pytest.raises(checks.CheckFailed) as caught:
        checks.test_unit_relu_activation(Identity)
    (line,) = caught.value._render_traceback_()
    assert line.startswith("CheckFailed: ReLU on its own: ")


def test_hints_grow_with_each_failure_and_start_again_after_a_pass():
    counted = [attempts.run(RELU, Identity).attempt for _ in range(3)]
    attempts.run(RELU, ReLU)
    assert [*counted, attempts.run(RELU, Identity).attempt] == [1, 2, 3, 1]


class Mirrored(ReLU):
    def forward(self, x):
        return type(x)(abs(x.data))


class Leaky(ReLU):
    def forward(self, x):
        return type(x)(np.where(x.data < 0, x.data / 8, x.data))


def steps(*classes):
    """How many steps of help the first mistake gets, run after run."""
    return [len(next(iter(attempts.run(RELU, each).help.values()))) for each in classes]


def test_the_solution_comes_only_to_a_mistake_that_stays():
    assert steps(Identity, Mirrored, Leaky) == [1, 1, 1]
    assert steps(Leaky, Leaky) == [2, 3]
    attempts.run(RELU, ReLU)
    assert steps(Leaky) == [1]


def test_a_vague_mistake_is_the_same_only_with_the_same_outcome():
    raising = [type("ReLU", (ReLU,), {"forward": lambda self, x, n=n: 1 / n}) for n in (0, "a")]
    zero, text = raising
    assert steps(zero, text, zero, zero) == [1, 1, 2, 3]


def test_each_check_counts_on_its_own():
    attempts.run(RELU, Identity)
    assert attempts.run(SOFTMAX, Identity).attempt == 1


def test_an_unwritten_class_is_no_attempt():
    attempts.run(RELU, Unwritten)
    assert attempts.run(RELU, Unwritten).attempt == 1


def test_importing_the_checks_brings_no_ipython():
    program = "import sys, tinytorch.checks; print('IPython' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "False\n", done.stderr


def test_ipython_shows_the_bundle_and_a_short_error():
    program = (
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "from IPython.utils.capture import capture_output\n"
        "import json\n"
        "shell = InteractiveShell.instance()\n"
        "cell = ('from tinytorch import checks; from tinytorch.core.activations import ReLU\\n'\n"
        "        'class AssertionError(Exception): pass\\n'\n"
        "        'class R(ReLU):\\n    def forward(self, x): return x\\n'\n"
        "        'checks.test_unit_relu_activation(R)')\n"
        "with capture_output() as seen:\n"
        "    shell.run_cell(cell)\n"
        "print(json.dumps([seen.stdout, [out.data for out in seen.outputs]]))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    printed, (bundle,) = json.loads(done.stdout)
    assert printed.strip().splitlines()[-1].startswith("CheckFailed: ReLU on its own")
    assert "Traceback" not in printed
    assert bundle["application/vnd.tinytorch.check+json"]["passed"] is False
    assert bundle["text/html"].startswith('<div class="tt-check')
    assert bundle["text/plain"].startswith("ReLU on its own")
