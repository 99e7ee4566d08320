"""Scores in nbgrader's gradebook, read back by nbgrader itself."""

import csv
import importlib.util
import os
import shutil
import subprocess
import sys

import pytest
from nbgrader.api import Gradebook, MissingEntry

from courseware.errors import CourseError
from courseware.grading import grade
from courseware.grading.private import Overlay, PrivateCheck
from courseware.grading.records import csv_text
from courseware.grading.records.marks import Mark, digest
from courseware.grading.records.outcome import Outcome
from courseware.grading.reports import gradebook, grades_csv
from courseware.grading.scheme import Scheme
from tinytorch.checks.result import Result, Verdict

NAMES = ("performance", "stability", "evolution")


@pytest.fixture
def scheme(lesson):
    return Scheme(lesson)


def graded(scheme, student, passed=4, points=()):
    """An outcome that passes the first checks, and has points for the first reflections."""
    results = {
        name: Result(check, (Verdict("a", "b", number < passed, "", "", ""),))
        for number, (name, check) in enumerate(scheme.checks.items())
    }
    marks = {
        f"ml-systems-{name}": Mark(value, f"for {name}", digest(""))
        for name, value in zip(NAMES, points, strict=False)
    }
    return Outcome(student, status="graded", results=results, marks=marks)


def write(path, outcomes, scheme):
    lines = []
    gradebook.write(path, outcomes, scheme, lines.append)
    return lines


@pytest.fixture(scope="module")
def empty(lesson, tmp_path_factory):
    """A gradebook without students; making one takes nbgrader a while."""
    path = tmp_path_factory.mktemp("empty") / "gradebook.db"
    gradebook.write(path, [], Scheme(lesson), [].append)
    return path


@pytest.fixture
def opened(tmp_path, empty):
    """Open the gradebook of this test by nbgrader's interface."""
    shutil.copyfile(empty, tmp_path / "gradebook.db")
    books = []

    def again():
        books.append(Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}"))
        return books[-1]

    yield again
    for book in books:
        book.close()


PLACE = ("activations", "activations")


def test_the_points_are_those_of_the_run(tmp_path, scheme, opened):
    lines = write(tmp_path / "gradebook.db", [graded(scheme, "Ada", 2, (9, 7.5))], scheme)
    book = opened()
    submission = book.find_submission("activations", "Ada")
    assert (submission.score, submission.max_score) == (36.5, 75)
    assert submission.needs_manual_grade
    first = book.find_grade("test-relu-immediate", *PLACE, "Ada")
    assert (first.auto_score, first.manual_score, first.needs_manual_grade) == (10, None, False)
    read = book.find_grade("ml-systems-stability", *PLACE, "Ada")
    assert (read.auto_score, read.manual_score, read.needs_manual_grade) == (None, 7.5, False)
    assert book.find_grade("ml-systems-evolution", *PLACE, "Ada").needs_manual_grade
    assert book.find_comment("ml-systems-stability", *PLACE, "Ada").comment == "for stability"
    assert lines == [
        f"gradebook  {tmp_path / 'gradebook.db'}: 1 submissions, 0 left out as not graded"
    ]


def test_what_was_not_graded_is_no_zero(tmp_path, scheme, opened):
    path = tmp_path / "gradebook.db"
    lost = Outcome("Bob", status="not graded", reason="why")
    lines = write(path, [graded(scheme, "Ada"), lost], scheme)
    assert [student.id for student in opened().students] == ["Ada"]
    assert "1 left out" in lines[0]


def test_a_submission_that_lost_its_points_is_taken_out(tmp_path, scheme, opened):
    path = tmp_path / "gradebook.db"
    write(path, [graded(scheme, "Ada"), graded(scheme, "Bob")], scheme)
    write(path, [graded(scheme, "Ada"), Outcome("Bob", status="not graded")], scheme)
    book = opened()
    assert book.find_submission("activations", "Ada").score == 45
    with pytest.raises(MissingEntry):
        book.find_submission("activations", "Bob")


def test_points_given_in_nbgrader_stay(tmp_path, scheme, opened):
    path = tmp_path / "gradebook.db"
    write(path, [graded(scheme, "Ada", 3)], scheme)
    book = opened()
    book.find_grade("ml-systems-evolution", *PLACE, "Ada").manual_score = 6
    book.find_grade("test-activations-integration", *PLACE, "Ada").manual_score = 4
    book.db.commit()
    write(path, [graded(scheme, "Ada", 3, (1,))], scheme)
    submission = opened().find_submission("activations", "Ada")
    assert submission.score == 35 + 1 + 6 + 4


def test_private_checks_are_cells_like_others(tmp_path, lesson, opened):
    own = PrivateCheck("private-relu", {}, 5, "More", ())
    scheme = Scheme(lesson, Overlay({"test-relu-immediate": 3}, (own,)))
    outcome = graded(scheme, "Ada")
    outcome.results["private-relu"] = outcome.results["test-activations-integration"]
    write(tmp_path / "gradebook.db", [outcome], scheme)
    book = opened()
    assert book.find_assignment("activations").max_score == 73
    assert book.find_grade("private-relu", *PLACE, "Ada").max_score == 5
    assert book.find_grade("test-relu-immediate", *PLACE, "Ada").score == 3


@pytest.mark.parametrize("name", ["=1+1", "O,Neil", 'say "a"', "a\nb", "x" * 200, ""])
def test_odd_names_become_plain_ids(name):
    (found,) = gradebook.ids([name]).values()
    assert csv_text.safe(found) == found
    assert 0 < len(found) < 128
    assert not set(found) & set(',"\n')


def test_plain_names_stay_and_no_two_are_alike():
    found = gradebook.ids(["Ada B_1", "Zoë 木", "a,b", "a;b", "=b"])
    assert (found["Ada B_1"], found["Zoë 木"], found["a;b"]) == ("Ada B_1", "Zoë 木", "a;b")
    assert len(set(found.values())) == 5


def test_nbgraders_own_export_has_the_same_totals(tmp_path, scheme):
    outcomes = [
        graded(scheme, "Ada B_1", 4, (10, 9, 8.5)), graded(scheme, "O,Neil", 2, (1,)),
        graded(scheme, "Zoë 木", 0), Outcome("Bob", status="not graded"),
    ]  # fmt: skip
    write(tmp_path / "gradebook.db", outcomes, scheme)
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "export"], cwd=tmp_path, check=True,
        env=os.environ | {"JUPYTER_CONFIG_DIR": str(tmp_path / "none")}, capture_output=True,
    )  # fmt: skip
    with (tmp_path / "grades.csv").open(newline="") as file:
        exported = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    ours = csv.DictReader(grades_csv.grades(outcomes, scheme.points).splitlines())
    known = gradebook.ids([each.student for each in outcomes])
    assert exported == {known[row["student"]]: float(row["score"]) for row in ours if row["score"]}


def test_another_file_is_refused(tmp_path, scheme):
    (tmp_path / "x.db").write_text("hello, this is no database at all")
    with pytest.raises(CourseError, match=r"x\.db is not a gradebook"):
        write(tmp_path / "x.db", [graded(scheme, "Ada")], scheme)


def test_a_folder_that_is_not_there_is_named(tmp_path, scheme):
    with pytest.raises(CourseError, match="none is not a folder"):
        write(tmp_path / "none" / "gradebook.db", [], scheme)


def test_without_nbgrader_nothing_is_begun(tmp_path, monkeypatch):
    found = importlib.util.find_spec
    monkeypatch.setattr(gradebook, "find_spec", lambda n: None if n == "nbgrader" else found(n))
    chosen = grade.Options(gradebook=tmp_path / "gradebook.db")
    with pytest.raises(CourseError, match="pip install nbgrader"):
        grade.main(tmp_path, tmp_path / "out", chosen)
    assert list(tmp_path.iterdir()) == []
