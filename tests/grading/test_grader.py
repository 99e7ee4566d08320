"""Right, wrong and hostile notebooks, graded in the real sandbox."""

import json

import pytest

from benchmarks.submissions import CANARY, NOTEBOOKS
from courseware.grading import grade


def printed(graded, name):
    """What the last cell of a notebook printed in the sandbox."""
    kept = json.loads((graded.out / "results" / f"{graded[name].key}.json").read_text())
    return json.loads(kept["ran"][max(kept["ran"], key=int)])["printed"]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_kind_gets_its_status_and_points(graded, name):
    kind, outcome = NOTEBOOKS[name], graded[name]
    assert outcome.status == kind.status, outcome.reason or outcome.notes
    points = tuple(result.points for result in outcome.results.values()) or None
    assert points == kind.points


@pytest.mark.parametrize("name", [name for name, kind in NOTEBOOKS.items() if not kind.points])
def test_what_was_not_graded_has_a_reason(graded, name):
    assert graded[name].reason
    assert not graded[name].has_points


def test_no_file_and_no_variable_of_this_machine_is_read(graded):
    words = printed(graded, "files")
    assert words.count("refused") == 10
    assert "got" not in words
    kept = [path for path in graded.out.rglob("*") if path.is_file()]
    assert [path for path in kept if CANARY in path.read_text()] == []


def test_nothing_is_written(graded):
    assert [path.name for path in graded.handed_in.parent.iterdir()].count("canary.txt.new") == 0


def test_nobody_is_called(graded, listener):
    assert printed(graded, "network").count("refused") == 6
    with pytest.raises(TimeoutError):
        listener.accept()


def test_no_process_is_started_or_ended(graded):
    words = printed(graded, "processes")
    assert words.count("refused") == 5
    assert "got" not in words


def test_ten_gigabytes_are_refused(graded):
    words = printed(graded, "memory")
    assert words.count("refused") == 2
    assert "MemoryError" in words


def test_no_reference_is_found(graded):
    assert printed(graded, "search") == "nothing found\n"


def test_output_is_cut(graded):
    assert printed(graded, "flood").endswith("...") or len(printed(graded, "flood")) <= 2003


def test_the_reason_names_the_place(graded):
    assert "test_unit_relu_activation" in graded["loop"].reason
    assert "cell" in graded["sleep"].reason


def test_the_reference_handed_back_is_noted(graded):
    assert any("reference" in note for note in graded["reference"].notes)


@pytest.mark.parametrize("name", ["deleted-check", "changed-check", "worth-more", "stripped"])
def test_tampering_is_noted(graded, name):
    assert graded[name].notes


def test_grading_again_runs_nothing_and_gives_the_same(graded, monkeypatch):
    before = (graded.out / "grades.csv").read_bytes()
    pages = {path.name: path.read_bytes() for path in (graded.out / "feedback").iterdir()}
    monkeypatch.setattr("courseware.grading.process.run", None)
    grade.main(graded.handed_in, graded.out, 2, limits=graded.limits, tell=lambda line: None)
    assert (graded.out / "grades.csv").read_bytes() == before
    assert {path.name: path.read_bytes() for path in (graded.out / "feedback").iterdir()} == pages
