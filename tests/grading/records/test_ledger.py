"""What is kept between runs, and points given by hand."""

import pytest

from courseware.errors import CourseError
from courseware.grading.records import csv_text
from courseware.grading.records.last_run import Entry, LastRun
from courseware.grading.records.ledger import Ledger
from courseware.grading.records.marks import Mark
from courseware.grading.records.outcome import Status
from tests.grading.records.test_run_record import record

HEAD = "student,grade_id,points,comment,answer\n"
MOST = {"stability": 10, "evolution": 10}


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path)


def merge(ledger, text):
    ledger.merge(text.encode(), MOST, {"Ada", "=Bob"})
    return ledger.marks()


def test_results_are_kept(ledger):
    kept = record(ran={2: "{}", 10: "{}"}, names={2: "relu-class"})
    assert ledger.record("a1") is None
    ledger.keep("a1", kept)
    assert Ledger(ledger.out).record("a1") == kept


def test_what_another_program_wrote_is_as_if_nothing_was_kept(ledger):
    (ledger.out / "results" / "a1.json").write_text('{"ending": "melted"}')
    assert ledger.record("a1") is None


def test_the_last_run_is_kept(ledger):
    assert ledger.last() == LastRun()
    entry = Entry("Ada", "Ada.ipynb", "a1", Status.GRADED, "", 1.5)
    run = LastRun("activations", "seed", entries=(entry,), limits={"cell": 30}, jobs=2)
    ledger.close(run)
    assert Ledger(ledger.out).last() == run


def test_points_are_merged_and_stay(ledger):
    merge(ledger, HEAD + 'Ada,stability,7,"good, but",d1\n')
    marks = merge(ledger, HEAD + 'Ada,evolution,"2,5",,d2\n"\'=Bob",stability,0,,d3\n')
    assert marks["Ada"]["stability"] == Mark(7.0, "good, but", "d1")
    assert marks["Ada"]["evolution"].points == 2.5
    assert marks["=Bob"]["stability"].points == 0


@pytest.mark.parametrize("name", ["a\nb", " a  b ", "a\u200bb", "'a b", "\t=a", "zwölf 木"])
def test_a_student_is_found_whatever_is_in_the_name(ledger, name):
    ledger.merge(f'{HEAD}"{csv_text.safe(name)}",stability,7,,d1\n'.encode(), MOST, {name, "Bob"})
    assert list(ledger.marks()) == [name]


def test_two_students_of_one_name_are_a_fault(ledger):
    with pytest.raises(CourseError, match="line 2: two students 'a b' were graded"):
        ledger.merge((HEAD + "a b,stability,7,,d1\n").encode(), MOST, {"a\nb", "a b"})


def test_a_comment_without_points_is_kept_and_points_come_later(ledger):
    marks = merge(ledger, HEAD + "Ada,stability,,read again,d1\n")
    assert marks["Ada"]["stability"] == Mark(None, "read again", "d1")
    marks = merge(ledger, HEAD + "Ada,stability,7,,d2\n")
    assert marks["Ada"]["stability"] == Mark(7.0, "read again", "d2")


def test_an_empty_cell_changes_nothing_and_a_dash_takes_back(ledger):
    merge(ledger, HEAD + "Ada,stability,7,good,d1\n")
    assert merge(ledger, HEAD + "Ada,stability,,,d9\n")["Ada"]["stability"].points == 7
    assert merge(ledger, HEAD + "Ada,stability,,-,d9\n")["Ada"]["stability"] == Mark(7.0, "", "d1")
    assert merge(ledger, HEAD + "Ada,stability,-,,d9\n")["Ada"] == {}


@pytest.mark.parametrize(
    ("known", "saved"),
    [("007", "7"), ("0012345", "12345"), ("1E5", "100000"), ("1E5", "1,00E+05"), ("2e3", "2000")],
)
def test_a_name_that_a_spreadsheet_took_for_a_number_is_found(ledger, known, saved):
    ledger.merge(f'{HEAD}"{saved}",stability,7,,d1\n'.encode(), MOST, {known, "Bob"})
    assert list(ledger.marks()) == [known]


def test_a_number_that_may_be_two_is_a_fault(ledger):
    with pytest.raises(CourseError, match="two students '7' were graded"):
        ledger.merge(f"{HEAD}7,stability,7,,d1\n".encode(), MOST, {"007", "07"})


def test_what_a_spreadsheet_made_a_date_of_is_said(ledger):
    with pytest.raises(CourseError, match="numbers or dates"):
        ledger.merge(f"{HEAD}01. Feb,stability,7,,d1\n".encode(), MOST, {"1-2"})


def test_two_spellings_of_a_name_are_one_student(ledger):
    one, two = "Zoe\u0308", "Zo\u00eb"
    ledger.merge(f"{HEAD}{one},stability,7,,d1\n".encode(), MOST, {two})
    assert list(ledger.marks()) == [two]


def test_marks_of_an_earlier_version_are_found_under_the_one_spelling(ledger):
    (ledger.out / "marks.json").write_text(
        '{"Zoe\\u0308": {"stability": {"points": 7, "comment": "", "answer": "abc"}}}'
    )
    assert ledger.marks()["Zo\u00eb"]["stability"].points == 7


def test_empty_points_change_nothing(ledger):
    merge(ledger, HEAD + "Ada,stability,7,,d1\n")
    assert merge(ledger, HEAD + "Ada,stability,,,d1\n")["Ada"]["stability"].points == 7


def test_a_file_from_a_spreadsheet_is_read(ledger):
    text = "\ufeff" + HEAD.replace("\n", "\r\n") + "Ada,stability,7,,d1\r\n"
    assert merge(ledger, text)["Ada"]["stability"].points == 7


@pytest.mark.parametrize(
    "line",
    [
        "Eve,stability,1,,", "Ada,other,1,,", "Ada,stability,11,,", "Ada,stability,-1,,",
        "Ada,stability,nan,,", "Ada,stability,inf,,", "Ada,stability,ten,,", "Ada",
    ],
)  # fmt: skip
def test_a_fault_is_named_by_its_line_and_nothing_is_merged(ledger, line):
    with pytest.raises(CourseError, match="line 3"):
        merge(ledger, f"{HEAD}Ada,stability,7,,d1\n{line}\n")
    assert ledger.marks() == {}


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "student,points\n"])
def test_another_file_is_refused(ledger, text):
    with pytest.raises(CourseError, match=r"reflections\.csv"):
        merge(ledger, text)


def test_a_damaged_file_is_named(ledger):
    (ledger.out / "marks.json").write_text("{")
    with pytest.raises(CourseError, match=r"marks\.json"):
        ledger.marks()
