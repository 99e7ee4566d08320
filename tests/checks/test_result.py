"""A result counts points and mistakes, and is data that others read."""

import json

import pytest

from tinytorch.checks.registry import CHECKS
from tinytorch.checks.result import Result, Verdict

CHECK = CHECKS["test_unit_relu_activation"]
HELD = Verdict("mixed", "Both signs", True, "x", "y", "y")


def failed(name, mistake, *hints):
    return Verdict(name, name.title(), False, "x", "z", "y", mistake, hints)


def test_all_points_or_none():
    assert Result(CHECK, (HELD,)).points == Result(CHECK, (HELD,)).max_points == 10
    assert Result(CHECK, (HELD, failed("dtype", "dtype-changed"))).points == 0


def test_nothing_observed_is_no_pass():
    assert not Result(CHECK, ()).passed


def test_each_mistake_is_named_once_in_the_order_of_the_verdicts():
    verdicts = failed("a", "leaky"), HELD, failed("b", "absolute"), failed("c", "leaky")
    assert Result(CHECK, verdicts).mistakes == ("leaky", "absolute")


def test_help_has_the_hints_of_the_first_verdict_with_a_mistake():
    verdicts = failed("a", "leaky", "nudge", "more"), failed("b", "leaky", "other"), HELD
    assert Result(CHECK, verdicts).help == {"leaky": ("nudge", "more")}


@pytest.mark.parametrize(("hints", "newest"), [((), ""), (("nudge",), "nudge"), (("a", "b"), "b")])
def test_the_newest_hint(hints, newest):
    assert failed("a", "leaky", *hints).hint == newest


def test_the_data_that_notebooks_keep():
    result = Result(CHECK, (HELD, failed("dtype", "leaky", "nudge")), ("end",), "spam", 2)
    data = json.loads(json.dumps(result.to_json()))
    verdicts = data.pop("verdicts")
    assert data == {
        "version": 2, "check": CHECK.name, "grade_id": CHECK.grade_id, "passed": False,
        "points": 0, "max_points": 10, "attempt": 2, "summary": ["end"], "printed": "spam",
    }  # fmt: skip
    assert verdicts[0] == {
        "property": "mixed", "title": "Both signs", "passed": True, "given": "x", "got": "y",
        "expected": "y", "mistake": None, "hint": "",
    }  # fmt: skip
    assert (verdicts[1]["mistake"], verdicts[1]["hint"]) == ("leaky", "nudge")
