"""judge reads plain data from anybody, gives a verdict per property, and never raises."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinytorch.checks.cases import cases
from tinytorch.checks.judge import judge
from tinytorch.checks.observe import observe
from tinytorch.checks.registry import CHECKS
from tinytorch.core.activations import ReLU, Softmax

RIGHT = {"relu": ReLU, "softmax": Softmax}
NUMBERS = st.one_of(
    st.integers(), st.floats(), st.booleans(), st.none(), st.sampled_from(["nan", "inf", "-inf"])
)
GARBAGE = st.recursive(
    st.one_of(NUMBERS, st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=8,
)


def observed(name):
    chosen = cases(CHECKS[name])
    return chosen, observe(RIGHT, chosen)


@pytest.mark.parametrize("name", CHECKS)
def test_one_verdict_per_property(name):
    result = judge(CHECKS[name], *observed(name))
    names = [verdict.name for verdict in result.verdicts]
    assert names == [item.name for item in CHECKS[name].properties]
    assert result.points == CHECKS[name].points


@pytest.mark.parametrize("name", CHECKS)
@settings(max_examples=25, deadline=None)
@given(garbage=GARBAGE)
def test_garbage_fails_and_does_not_raise(name, garbage):
    result = judge(CHECKS[name], cases(CHECKS[name]), garbage)
    assert (result.points, result.passed) == (0, False)
    assert str(result)
    assert result._repr_html_()


def places(data, path=()):
    """The paths to every value in nested data."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        yield (*path, key)
        if isinstance(value, (dict, list)):
            yield from places(value, (*path, key))


@pytest.mark.parametrize("name", CHECKS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_one_changed_value_does_not_raise(name, data):
    chosen, seen = OBSERVED[name]
    changed = copy.deepcopy(seen)
    *way, last = data.draw(st.sampled_from(PLACES[name]))
    inner = changed
    for key in way:
        inner = inner[key]
    inner[last] = data.draw(GARBAGE)
    result = judge(CHECKS[name], chosen, changed)
    assert len(result.verdicts) == len(CHECKS[name].properties)
    assert result._repr_html_()


OBSERVED = {name: observed(name) for name in CHECKS}
PLACES = {name: sorted(places(seen), key=str) for name, (_, seen) in OBSERVED.items()}


@pytest.mark.parametrize("name", CHECKS)
def test_a_wrong_number_anywhere_costs_the_points(name):
    chosen, seen = copy.deepcopy(OBSERVED[name])
    asked = {kind for item in CHECKS[name].properties if not item.extra for kind in item.kinds}
    last = [case["id"] for case in chosen if case["kind"] in asked][-1]
    step = seen["cases"][last][-1]
    step["returned"]["array"]["values"][0] += 0.01
    assert judge(CHECKS[name], chosen, seen).points == 0


def test_a_case_that_is_missing_costs_the_points():
    name = "test_unit_relu_activation"
    chosen, seen = copy.deepcopy(OBSERVED[name])
    del seen["cases"]["positive"]
    failed = [
        verdict for verdict in judge(CHECKS[name], chosen, seen).verdicts if not verdict.passed
    ]
    assert failed[0].got == "nothing that can be read"


def test_no_cases_earn_no_points():
    assert judge(CHECKS["test_unit_relu_activation"], [], {}).points == 0


def test_one_cause_has_one_name():
    class Mirrored(ReLU):
        def forward(self, x):
            return type(x)(abs(x.data))

    check = CHECKS["test_unit_relu_activation"]
    chosen = cases(check)
    assert judge(check, chosen, observe({"relu": Mirrored}, chosen)).mistakes == ("absolute",)


def test_the_pass_ends_with_class_and_confidence():
    result = judge(CHECKS[PASS], *observed(PASS))
    assert [*result.summary] == [
        "Sample 1: class 0, confidence 0.917",
        "Sample 2: class 1, confidence 0.985",
        "Sample 3: class 2, confidence 0.944",
    ]
    assert str(result).endswith(result.summary[-1])


PASS = "test_module_activation_integration"


def test_printed_text_is_carried_along():
    chosen, seen = observed(PASS)
    assert judge(CHECKS[PASS], chosen, {**seen, "printed": "spam"}).printed == "spam"
