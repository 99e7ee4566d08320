"""What went into a call and what should have come out, from cases and observations."""

import pytest

from tinytorch.checks.call import calls, read
from tinytorch.checks.cases import array, step
from tinytorch.checks.registry import ACTIVATIONS

CHAIN = {
    "id": "one",
    "kind": "one",
    "steps": [
        step("relu", "call", array([-1.0, 2.0]), w=array([[1.0, 0.0], [0.0, 1.0]]),
             b=array([0.0, 0.0])),
        step("softmax", "call", w=array([[1.0, 0.0], [0.0, 1.0]]), b=array([0.0, 0.0])),
    ],
}  # fmt: skip


def observed(values, shape=None):
    """Observations in which the first step of ``CHAIN`` returned ``values``."""
    found = {"dtype": "float64", "shape": shape or [len(values)], "values": values}
    return {"cases": {"one": [{"status": "ok", "returned": {"kind": "tensor", "array": found}}]}}


def test_a_step_works_on_what_the_step_before_returned():
    _, second = calls(CHAIN, observed([1.0, 2.0]), ACTIVATIONS)
    assert second.x.values == [1.0, 2.0]
    assert second.ideal.values != second.expected.values


@pytest.mark.parametrize(
    "seen", [{}, None, observed([1.0]), observed([1e200, 0.0]), observed([2.0, 1.0], [2, 1])]
)
def test_where_nothing_usable_came_out_it_works_on_the_right_values(seen):
    _, second = calls(CHAIN, seen, ACTIVATIONS)
    assert second.x.values == [0.0, 2.0]
    assert second.ideal == second.expected


@pytest.mark.parametrize(("call", "method"), [("forward", "forward"), ("forward_", "forward_"),
                                              ("call", "forward")])  # fmt: skip
def test_the_method_at_work(call, method):
    case = {"id": "one", "kind": "one", "steps": [step("relu", call, array([1.0]))]}
    (found,) = calls(case, {}, ACTIVATIONS)
    assert (found.method, found.uses, found.chained) == (method, "relu", False)


@pytest.mark.parametrize(("dim", "axis"), [(None, -1), (0, 0), (1, 1)])
def test_the_axis_is_the_last_one_unless_dim_was_given(dim, axis):
    x = array([[1.0, 2.0], [3.0, 4.0]])
    (found,) = calls({"id": "one", "kind": "one", "steps": [step("softmax", x=x, dim=dim)]}, {},
                     ACTIVATIONS)  # fmt: skip
    assert found.axis == axis


def test_an_array_of_a_case_that_does_not_fit_is_an_error():
    with pytest.raises(ValueError, match=r"cannot be read: \[3\]"):
        read({"dtype": "float64", "shape": [3], "values": [1.0]})
