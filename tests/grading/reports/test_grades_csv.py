"""``grades.csv``: an empty cell is no 0, and nothing in it is a formula."""

import csv
import io

import pytest

from courseware.grading.records import csv_text
from courseware.grading.records.marks import Mark
from courseware.grading.records.outcome import Outcome
from courseware.grading.reports import grades_csv
from tinytorch.checks import CHECKS
from tinytorch.checks.result import Result, Verdict

POINTS = {"test-relu-immediate": 10, "ml-systems-stability": 10}


def result(passed):
    check = CHECKS["test_unit_relu_activation"]
    return {check.grade_id: Result(check, (Verdict("a", "b", passed, "", "", ""),))}


def rows(*outcomes):
    return list(csv.DictReader(io.StringIO(grades_csv.grades(outcomes, POINTS))))


def test_earned_points_and_waiting_answers():
    (row,) = rows(Outcome("Ada", status="graded", results=result(True)))
    assert row["test-relu-immediate"] == "10"
    assert row["ml-systems-stability"] == ""
    assert (row["score"], row["max_score"]) == ("10", "20")
    assert row["note"] == "reflections to grade by hand: 1"


def test_a_wrong_answer_is_a_zero():
    (row,) = rows(Outcome("Ada", status="graded", results=result(False)))
    assert (row["test-relu-immediate"], row["score"]) == ("0", "0")


def test_what_was_not_graded_has_no_number():
    status = "not graded"
    marks = {"ml-systems-stability": Mark(3.0)}
    (row,) = rows(Outcome("Ada", status=status, reason="why", results=result(True), marks=marks))
    assert [row[name] for name in (*POINTS, "score")] == ["", "", ""]
    assert (row["status"], row["note"]) == (status, "why")


@pytest.mark.parametrize("status", ["crashed", "timed out"])
def test_what_broke_off_has_the_points_there_are(status):
    given = {"results": result(True), "answers": {"ml-systems-stability": "words"}}
    (row,) = rows(Outcome("Ada", status=status, reason="why", **given))
    assert [row[name] for name in (*POINTS, "score")] == ["10", "", "10"]
    assert row["note"] == "why; reflections to grade by hand: 1"


def test_points_given_by_hand_are_added():
    marks = {"ml-systems-stability": Mark(7.5)}
    (row,) = rows(Outcome("Ada", status="flagged", results=result(True), marks=marks))
    assert (row["ml-systems-stability"], row["score"], row["note"]) == ("7.5", "17.5", "")


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "'=1"]
)
def test_no_name_is_a_formula(name):
    (row,) = rows(Outcome(name))
    assert row["student"].startswith("'")
    assert csv_text.raw(row["student"]) == "".join(c if c.isprintable() else " " for c in name)


@pytest.mark.parametrize("name", ['O"Neil, Ann', "a;b", "Zoë 木 🙂", "a,b"])
def test_names_come_back_as_they_were(name):
    (row,) = rows(Outcome(name))
    assert csv_text.raw(row["student"]) == name


def test_every_cell_is_quoted_and_a_line_is_a_line():
    text = grades_csv.grades([Outcome("a\nb\r\nc\0d")], POINTS)
    assert text.count("\n") == 2
    assert all(line.startswith('"') and line.endswith('"') for line in text.splitlines())
