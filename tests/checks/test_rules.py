"""Each rule finds its property broken where it is, and nothing else."""

import numpy as np
import pytest

from tinytorch.checks import CHECKS
from tinytorch.checks.attempts import run
from tinytorch.core.activations import ReLU, Softmax
from tinytorch.core.tensor import Tensor

RELU, SOFTMAX = (CHECKS[f"test_unit_{name}_activation"] for name in ("relu", "softmax"))
PASS = CHECKS["test_module_activation_integration"]
TOGETHER = CHECKS["test_unit_activations_comprehensive"]


def failed(check, *classes):
    return [verdict.name for verdict in run(check, *classes).verdicts if not verdict.passed]


def replace(base, name, method):
    return type(base.__name__, (base,), {name: method})


def own_memory(self, x):
    np.abs(x.data, out=x.data)
    return Tensor(ReLU().forward(x).data)


@pytest.mark.parametrize(
    ("name", "method", "broken"),
    [
        ("forward", lambda self, x: Tensor(np.maximum(x.data, 0.0)), ["dtype"]),
        ("__call__", lambda self, x: x, ["call"]),
        (
            "forward_",
            lambda self, x: Tensor(x.data.clip(0)),
            ["in-place-memory", "in-place-object"],
        ),
        ("forward", lambda self, x: ReLU.forward_(self, x), ["input-kept"]),
        (
            "forward_",
            own_memory,
            ["in-place-values", "in-place-memory", "in-place-object"],
        ),
    ],
)
def test_relu_rules(name, method, broken):
    assert failed(RELU, replace(ReLU, name, method)) == broken


def mixed_sign(self, x):
    y = Softmax(self.dim).forward(x).data.copy()
    flat = y.reshape(-1)
    flat[0] -= 2
    flat[1] += 2
    return Tensor(y)


def one_nan(self, x):
    y = Softmax(self.dim).forward(x).data.copy()
    y.reshape(-1)[-1] = np.nan
    return Tensor(y)


def test_a_row_may_sum_to_1_and_leave_the_range():
    broken = failed(SOFTMAX, replace(Softmax, "forward", mixed_sign))
    assert "range" in broken
    assert "sums" not in broken


def test_nan_never_sums_to_1():
    assert {"sums", "range", "batch-sums"} <= {
        *failed(SOFTMAX, replace(Softmax, "forward", one_nan))
    }


def test_one_dtype_for_all_is_no_kept_dtype():
    def forward(self, x):
        return Tensor(Softmax(self.dim).forward(x).data.astype(np.float32))

    assert "dtype" in failed(SOFTMAX, replace(Softmax, "forward", forward))


def test_a_network_blames_the_hidden_layer_for_what_follows():
    def absolute(self, x):
        return Tensor(np.abs(x.data))

    result = run(PASS, replace(ReLU, "forward", absolute), Softmax)
    found = {verdict.name: verdict.mistake for verdict in result.verdicts}
    assert found == {
        "hidden": "absolute",
        "probabilities": None,
        "sums": None,
        "predictions": "step-before",
    }


def test_ranking_is_broken_by_turning_the_sign():
    def forward(self, x):
        return Softmax(self.dim).forward(Tensor(-x.data))

    broken = failed(TOGETHER, ReLU, replace(Softmax, "forward", forward))
    assert "ranking" in broken
    assert "sums" not in broken


def test_a_difference_can_be_seen_in_the_digits():
    def forward(self, x):
        return Tensor(x.data.clip(0) * 1.00001)

    verdict = run(RELU, replace(ReLU, "forward", forward)).verdicts[0]
    assert verdict.got != verdict.expected
