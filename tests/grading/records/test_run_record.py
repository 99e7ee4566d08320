"""What is kept of a run comes back as it was, also from files of an earlier version."""

import json

import pytest

from courseware.grading.records.run_record import RunRecord, UnknownFormatError
from courseware.grading.sandbox.run import Ending


def record(**given):
    """A record of a run in which nothing happened."""
    nothing = {
        "seed": 1, "asked": "", "ending": Ending.DONE, "reason": "", "seconds": 1.0, "ran": {},
        "origins": None, "observations": {}, "names": {}, "notes": [], "answers": {}, "code": {},
        "claims": {},
    }  # fmt: skip
    return RunRecord(**(nothing | given))


def stored(**given):
    """A record as a file holds it."""
    return json.loads(json.dumps(record(**given).to_json(), sort_keys=True))


def test_a_record_comes_back_as_it_was():
    given = {
        "ending": Ending.TIMED_OUT, "reason": "why", "origins": "{}", "claims": {"a": 2.5},
        "names": {3: "relu-class"}, "observations": {"check": "{}"}, "notes": ["note"],
        "others": {"relu-class": ["a", "b"]},
    }  # fmt: skip
    assert RunRecord.from_json(stored(**given)) == record(**given)


def test_cells_come_back_in_the_order_of_the_notebook():
    again = RunRecord.from_json(stored(ran={1: "a", 2: "b", 10: "c"}))
    assert list(again.ran.items()) == [(1, "a"), (2, "b"), (10, "c")]


def test_a_record_of_the_first_version_is_read():
    data = stored(seed=7)
    data["chance"] = data.pop("seed")
    assert RunRecord.from_json(data) == record(seed=7)


def test_what_a_later_version_adds_is_passed_over():
    assert RunRecord.from_json(stored() | {"added": 1}) == record()


@pytest.mark.parametrize(
    "change", [{"ending": "melted"}, {"ran": {"one": ""}}, {"ran": []}, {"names": None}]
)
def test_what_is_not_a_record_is_refused(change):
    with pytest.raises(UnknownFormatError):
        RunRecord.from_json(stored() | change)


@pytest.mark.parametrize("name", ["ending", "ran", "names", "seed", "observations"])
def test_a_record_without_one_of_its_parts_is_refused(name):
    data = stored()
    del data[name]
    with pytest.raises(UnknownFormatError):
        RunRecord.from_json(data)


@pytest.mark.parametrize("data", [None, [], 3, "x", {}])
def test_other_data_are_refused(data):
    with pytest.raises(UnknownFormatError):
        RunRecord.from_json(data)
