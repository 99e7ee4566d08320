"""The names, grade ids and points that instructors' records use."""

import importlib
import inspect

import pytest

from tinytorch.checks.registry import ACTIVATIONS, CHECKS, activation, find


def test_the_records_of_the_module():
    assert [
        (check.name, check.grade_id, check.points, check.uses) for check in CHECKS.values()
    ] == [
        ("test_unit_relu_activation", "test-relu-immediate", 10, ("relu",)),
        ("test_unit_softmax_activation", "test-softmax-immediate", 10, ("softmax",)),
        (
            "test_unit_activations_comprehensive",
            "test-activations-comprehensive",
            15,
            ("relu", "softmax"),
        ),
        (
            "test_module_activation_integration",
            "test-activations-integration",
            10,
            ("relu", "softmax"),
        ),
    ]


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_is_found_by_its_name(name):
    assert find(name) is CHECKS[name]
    assert find(name).name == name


@pytest.mark.parametrize("use", ["relu", "softmax"])
def test_an_activation_is_found_and_is_that_of_every_check(use):
    found = activation(use)
    assert found is ACTIVATIONS[use]
    assert all(
        each is found for check in CHECKS.values() for each in check.activations if each.use == use
    )


def test_an_unknown_activation_is_an_error():
    with pytest.raises(KeyError, match="swish"):
        activation("swish")


@pytest.mark.parametrize("name", CHECKS)
def test_the_module_of_a_check_has_its_function(name):
    check = CHECKS[name]
    function = getattr(importlib.import_module(check.module), name)
    parameters = inspect.signature(function).parameters
    assert list(parameters) == [each.name for each in check.activations]
    for section in ("Parameters", "Returns", "Raises"):
        assert f"\n{section}\n---" in inspect.getdoc(function)
    assert f"{', '.join(parameters)} : type" in inspect.getdoc(function)


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(KeyError, match="test_unit_softmax_activation"):
        find("test_gelu")
