"""Right, wrong and hostile notebooks, graded in the real sandbox."""

import csv
import json
import re

import pytest

from courseware.grading import grade
from courseware.grading.records import csv_text
from tests.grading.submissions import CANARY, LATE, PROBES, REACHED, REFUSED, files
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
    assert graded[name].has_points == (graded[name].status != "not graded")


@pytest.mark.parametrize("name", files.EXPECTED)
def test_whatever_is_around_a_notebook_it_is_graded_or_there_is_a_reason(graded, name):
    outcome = graded[name]
    assert points(outcome) == files.EXPECTED[name]
    assert outcome.has_points or outcome.reason


@pytest.mark.parametrize("name", LATE)
def test_what_does_not_end_is_ended_and_costs_nothing_beside_it(late, name):
    outcome = late[name]
    assert (outcome.status, points(outcome)) == (LATE[name].status, LATE[name].points)
    assert "ran for more than 2 s" in "; ".join([outcome.reason, *outcome.notes])


def test_the_reason_names_the_place(late):
    assert "test_unit_relu_activation" in late["loop"].reason
    assert re.search(r"cell \d+ was left out: cell \d+ ran for", late["sleep"].notes[0])


def test_what_was_not_observed_has_no_points_and_answers_are_read_all_the_same(late):
    with (late.out / "grades.csv").open(newline="", encoding="utf-8-sig") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    row = rows["softmax-loop"]
    checks = [row[name] for name in row if name.startswith("test-")]
    assert (checks, row["score"]) == (["10", "", "", ""], "10")
    assert "reflections to grade by hand: 3" in row["note"]
    assert (late.out / "reflections.html").read_text().count('data-student="softmax-loop"') == 3


@pytest.mark.parametrize("name", REACHED)
def test_no_way_into_the_grader_earns_anything(reached, name):
    kind, outcome = REACHED[name], reached[name]
    assert (outcome.status, points(outcome)) == (kind.status, kind.points), outcome.notes
    kept = json.loads((reached.out / "results" / f"{outcome.key}.json").read_text())
    said = [json.loads(each)["printed"] for each in kept["ran"].values()]
    assert "got" not in "".join(said)


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
    monkeypatch.setattr("courseware.grading.running.work.run_notebook", None)
    grade.main(graded.handed_in, graded.out, grade.Options(limits=graded.limits))
    assert (graded.out / "grades.csv").read_bytes() == before
    assert {path.name: path.read_bytes() for path in (graded.out / "feedback").iterdir()} == pages
