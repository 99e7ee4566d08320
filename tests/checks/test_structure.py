"""What is wrong before any value is looked at has a name and a sentence."""

import pytest

from tinytorch.checks import CHECKS
from tinytorch.checks.attempts import run
from tinytorch.core.activations import ReLU, Softmax
from tinytorch.core.tensor import Tensor

RELU, SOFTMAX = (CHECKS[f"test_unit_{name}_activation"] for name in ("relu", "softmax"))


def relu(forward):
    return type("ReLU", (ReLU,), {"forward": forward})


def raises(error):
    def forward(self, x):
        raise error

    return relu(forward)


def first(check, *classes):
    verdict = run(check, *classes).verdicts[0]
    return verdict.mistake, verdict.got


@pytest.mark.parametrize(
    ("answer", "mistake", "words"),
    [
        (ReLU(), "not-a-class", "ReLU is ReLU, not a class"),
        (None, "not-a-class", "ReLU is NoneType, not a class"),
        (raises(NotImplementedError("todo")), "not-written", "not written yet"),
        (raises(SystemExit("bye")), "exits", "SystemExit: bye (your line"),
        (raises(KeyError("<b>")), "raised", "KeyError: '<b>' (your line"),
        (type("ReLU", (), {}), "no-method", "AttributeError: 'ReLU' object has no attribute"),
        (relu(lambda self, x: Tensor), "returned-class", "a class instead of a Tensor"),
        (relu(lambda self, x: "text"), "returned-other", "str instead of a Tensor"),
        (relu(lambda self, x: type("Tensor", (), {})()), "other-tensor", "another class called"),
        (relu(lambda self, x: Tensor([0.0] * 5000)), "too-large", "an array too large"),
        (relu(lambda self, x: [0.0]), "returned-list", "a list instead of a Tensor"),
        (relu(lambda self, x: 1), "returned-number", "one number (int) instead of a Tensor"),
    ],
)
def test_a_relu_that_gives_no_tensor_is_named(answer, mistake, words):
    found, got = first(RELU, answer)
    assert (found, got[: len(words)]) == (mistake, words)


def test_a_tensor_that_holds_a_list_is_named():
    def forward(self, x):
        y = Tensor(0.0)
        y.data = [0.0]
        return y

    assert first(RELU, relu(forward)) == (
        "holds-other",
        "a Tensor that holds list, not an array",
    )


def test_an_object_without_call_is_named():
    class NoCall:
        forward, forward_ = ReLU.forward, ReLU.forward_

    assert run(RELU, NoCall).mistakes == ("not-callable",)


def test_a_constructor_that_raises_is_named():
    class Broken(Softmax):
        def __init__(self, dim=-1):
            raise RuntimeError("no")

    mistake, got = first(SOFTMAX, Broken)
    assert mistake == "raised"
    assert got.startswith("RuntimeError: no (your line")


def test_no_traceback_reaches_the_learner():
    result = run(RELU, raises(ValueError("line one")))
    assert "Traceback" not in str(result)
    assert "site-packages" not in str(result)
