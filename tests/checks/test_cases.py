"""Cases are plain data: fixed ones, and fresh ones of the same kinds from a seed."""

import json

import pytest

from tinytorch.checks.cases import FRESH, array, cases
from tinytorch.checks.reading import array as read
from tinytorch.checks.registry import CHECKS


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_cases_survive_json(check):
    chosen = cases(check, seed=1)
    assert json.loads(json.dumps(chosen, allow_nan=False)) == chosen


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_a_seed_adds_fresh_cases_of_every_kind(check):
    fixed, chosen = cases(check), cases(check, seed=1)
    assert chosen[: len(fixed)] == fixed
    assert len(chosen) == len(fixed) * (1 + FRESH)
    assert {case["kind"] for case in chosen[len(fixed) :]} == {case["kind"] for case in fixed}


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_the_seed_decides_the_fresh_cases(check):
    assert cases(check, seed=1) == cases(check, seed=1)
    assert cases(check, seed=1) != cases(check, seed=2)


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_ids_are_unique(check):
    names = [case["id"] for case in cases(check, seed=1)]
    assert len(names) == len({*names})


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_every_kind_is_asked_about_and_every_property_has_a_case(check):
    asked = {kind for item in check.properties for kind in item.kinds}
    assert asked == {case["kind"] for case in cases(check)}


@pytest.mark.parametrize("seed", range(10))
def test_fresh_signs_are_those_of_the_kind(seed):
    values = {
        case["id"]: case["steps"][0]["x"]["values"]
        for case in cases(CHECKS["test_unit_relu_activation"], seed)
    }
    assert max(values["negative-1"]) < 0 < min(values["positive-1"])
    assert min(values["mixed-1"]) < 0 < max(values["mixed-1"])


@pytest.mark.parametrize("seed", range(10))
def test_fresh_hidden_layers_need_relu(seed):
    from tinytorch.checks.arithmetic import layer

    for case in cases(CHECKS["test_module_activation_integration"], seed):
        x, w, b = (read(case["steps"][0][key]) for key in "xwb")
        hidden = layer(x, w, b).values
        assert min(hidden) < 0 < max(hidden)


def test_array_keeps_shape_and_order():
    assert array([[1, 2, 3], [4, 5, 6]], "int64") == {
        "dtype": "int64",
        "shape": [2, 3],
        "values": [1, 2, 3, 4, 5, 6],
    }
