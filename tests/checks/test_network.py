"""The network's cases, and what its checks say at the end."""

import random

import numpy as np
import pytest

from tinytorch.checks import network
from tinytorch.checks.attempts import run
from tinytorch.checks.call import calls
from tinytorch.checks.registry import ACTIVATIONS
from tinytorch.core.activations import ReLU, Softmax


def values(data):
    return np.array(data["values"]).reshape(data["shape"])


def test_the_fixed_pass_agrees_with_numpy():
    (case,) = [{"id": "pass", "kind": "pass", "steps": network.network(network.SAMPLES)}]
    first, second = calls(case, {}, ACTIVATIONS)
    hidden = np.maximum(np.array(network.SAMPLES) @ network.W1 + network.B1, 0)
    scores = hidden @ network.W2 + network.B2
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    np.testing.assert_allclose(first.ideal.values, hidden.ravel(), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(
        second.ideal.values, (powers / powers.sum(axis=1, keepdims=True)).ravel(), rtol=1e-12
    )


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("check", network.CHECKS, ids=["together", "pass"])
def test_layers_fit_each_other(check, seed):
    for _, draw in check.kinds.values():
        for hidden, scores in zip(*[iter(draw(random.Random(seed)))] * 2, strict=True):
            assert values(hidden["x"]).shape[-1] == values(hidden["w"]).shape[0]
            assert values(hidden["w"]).shape[1] == values(scores["w"]).shape[0]
            assert (hidden["uses"], scores["uses"], scores["x"]) == ("relu", "softmax", None)


def test_only_the_pass_ends_with_predictions():
    assert run(network.TOGETHER, ReLU, Softmax).summary == ()
    assert len(run(network.PASS, ReLU, Softmax).summary) == len(network.SAMPLES)


def test_a_failed_pass_ends_with_nothing():
    class Unchanged(ReLU):
        def forward(self, x):
            return type(x)(x.data)

    assert run(network.PASS, Unchanged, Softmax).summary == ()
