"""Right, wrong and hostile notebooks, graded in the real sandbox."""

import csv
import json

import pytest

from courseware.grading import grade
from courseware.grading.records import csv_text
from tests.grading.submissions import CANARY, LATE, PROBES, REFUSED, files
from tests.grading.submissions.suite import SUITE


def printed(graded, name):
    """What the probe ``name`` printed in the sandbox."""
    kept = json.loads((graded.out / "results" / f"{graded['probes'].key}.json").read_text())
    last = sorted(map(int, kept["ran"]))[-len(PROBES) :]
    number = last[list(PROBES).index(name)]
    return json.loads(kept["ran"][str(number)])["printed"]


def points(outcome):
    return tuple(result.points for result in outcome.results.values()) or None


@pytest.mark.parametrize("name", SUITE)
def test_every_kind_gets_its_status_and_points(graded, name):
    kind, outcome = SUITE[name], graded[name]
    assert outcome.status == kind.status, outcome.reason or outcome.notes
    assert points(outcome) == kind.points


@pytest.mark.parametrize("name", [name for name, kind in SUITE.items() if not kind.points])
def test_what_was_not_graded_has_a_reason(graded, name):
    assert graded[name].reason
    assert not graded[name].has_points


@pytest.mark.parametrize("name", files.EXPECTED)
def test_whatever_is_around_a_notebook_it_is_graded_or_there_is_a_reason(graded, name):
    outcome = graded[name]
    assert points(outcome) == files.EXPECTED[name]
    assert outcome.has_points or outcome.reason


@pytest.mark.parametrize("name", LATE)
def test_what_does_not_end_is_ended(late, name):
    assert (late[name].status, points(late[name])) == ("timed out", None)
    assert "ran for more than 2 s" in late[name].reason


def test_the_reason_names_the_place(late):
    assert "test_unit_relu_activation" in late["loop"].reason
    assert "cell" in late["sleep"].reason


@pytest.mark.parametrize("name", REFUSED)
def test_what_must_not_be_possible_is_refused(graded, name):
    words = printed(graded, name)
    assert words.count("refused") == REFUSED[name], words
    assert "got" not in words


def test_no_file_and_no_variable_of_this_machine_is_read(graded):
    kept = [path for path in graded.out.rglob("*") if path.is_file()]
    assert [path for path in kept if CANARY.encode() in path.read_bytes()] == []


def test_nothing_is_written(graded):
    home = graded.handed_in.parent
    assert sorted(path.name for path in home.iterdir()) == ["in", "mine", "out"]
    assert [path.name for path in (home / "mine").iterdir()] == ["gradebook.db"]


def test_nobody_is_called(graded, listener):
    assert "refused" in printed(graded, "network")
    with pytest.raises(TimeoutError):
        listener.accept()


def test_ten_gigabytes_are_refused(graded):
    assert "MemoryError" in printed(graded, "memory")


@pytest.mark.parametrize("name", ["flood", "gigabyte"])
def test_output_is_cut(graded, name):
    assert 1900 < len(printed(graded, name)) <= 2003


def test_the_reference_handed_back_is_noted(graded):
    assert any("reference" in note for note in graded["reference"].notes)


def test_points_that_were_only_shown_are_noted(graded):
    notes = graded["forged-claimed"].notes
    assert len([note for note in notes if note.endswith("grading finds 0")]) == 4


def test_tampering_is_noted_change_by_change(graded):
    words = "; ".join(graded["tampered"].notes)
    for part in (
        "locked cell test-activations-integration is missing", "test-softmax-immediate is there 2",
        "locked cell test-activations-comprehensive was changed", "locked cell setup was changed",
        "the settings of test-relu-immediate were changed",
    ):  # fmt: skip
        assert part in words


@pytest.mark.parametrize("name", ["deleted-setup", "stripped"])
def test_other_tampering_is_noted(graded, name):
    assert graded[name].notes


def test_code_that_reaches_into_python_is_noted(graded):
    assert "mentions ast_transformers" in "; ".join(graded["transformed-traced"].notes)
    assert "mentions" in "; ".join(graded["patched-redefined"].notes)
    assert "mentions" not in "; ".join(graded["loud"].notes)


def test_the_same_notebook_is_a_hint_and_costs_nothing(graded):
    assert any("the notebook equals that of" in hint for hint in graded["zip"].hints)
    assert graded["zip"].status == "graded"


def test_every_student_has_a_line_and_a_page(graded):
    with (graded.out / "grades.csv").open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [row["student"] for row in rows] == [csv_text.safe(name) for name in sorted(graded)]
    assert len(list((graded.out / "feedback").iterdir())) == len(graded)


def test_grading_again_runs_nothing_and_gives_the_same(graded, monkeypatch):
    before = (graded.out / "grades.csv").read_bytes()
    pages = {path.name: path.read_bytes() for path in (graded.out / "feedback").iterdir()}
    monkeypatch.setattr("courseware.grading.grader.process.run_sandbox", None)
    grade.main(graded.handed_in, graded.out, grade.Options(limits=graded.limits))
    assert (graded.out / "grades.csv").read_bytes() == before
    assert {path.name: path.read_bytes() for path in (graded.out / "feedback").iterdir()} == pages
