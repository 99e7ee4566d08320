"""Observations are read strictly: what does not fit is absent, and nothing raises."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinytorch.checks import reading
from tinytorch.checks.arithmetic import Array

GOOD = {"dtype": "float64", "shape": [2], "values": [1.0, "nan"]}
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=4)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner)),
)


def test_a_good_array_is_read():
    found = reading.array(GOOD)
    assert (found.dtype, found.shape, found.values[0]) == ("float64", (2,), 1.0)
    assert math.isnan(found.values[1])


@pytest.mark.parametrize(
    "change",
    [
        {"shape": [3]},
        {"shape": [-2]},
        {"shape": [True, 2]},
        {"shape": "2"},
        {"shape": [2] + [1] * 40},
        {"shape": [2.0]},
        {"values": None},
        {"values": [1.0, "one"]},
        {"values": [1.0, [1.0]]},
        {"values": [1.0, 10**400]},
        {"dtype": 3},
    ],
)
def test_a_bad_array_is_absent(change):
    assert reading.array({**GOOD, **change}) is None


def test_an_array_beyond_the_bound_is_absent():
    count = reading.LARGEST + 1
    assert reading.array({"dtype": "int64", "shape": [count], "values": [0] * count}) is None


@given(JSON)
def test_any_data_gives_a_step_and_an_array_or_none(data):
    assert isinstance(reading.step(data), reading.Step)
    assert reading.array(data) is None or isinstance(reading.array(data), Array)


def test_text_is_cut_and_cleaned():
    assert reading.text("a\x00\u202eb\ud800") == "a\ufffd\ufffdb\ufffd"
    assert len(reading.text("x" * 10**6)) < 400
    assert reading.text(3) == ""


def test_steps_are_as_many_as_the_case_has():
    case = {"id": "one", "steps": [{}, {}]}
    observed = {"cases": {"one": [{"status": "unwritten"}, {"status": 3}, {"status": "ok"}]}}
    assert [step.status for step in reading.steps(observed, case)] == ["unwritten", "unreadable"]
    assert [step.status for step in reading.steps(None, case)] == ["unreadable"] * 2
