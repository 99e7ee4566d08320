"""The names, grade ids and points that instructors' records use."""

import pytest

from tinytorch.checks.check import CHECKS, find


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


def test_a_check_is_found_by_name_or_as_itself():
    check = CHECKS["test_unit_relu_activation"]
    assert find(check) is find(check.name) is check


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(KeyError, match="test_unit_softmax_activation"):
        find("test_gelu")
