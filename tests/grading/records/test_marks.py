"""Points given by hand, as a ``reflections.csv`` has them."""

import pytest

from courseware.errors import CourseError
from courseware.grading.records import marks
from courseware.grading.records.marks import Line, Mark

HEAD = "student,grade_id,points,comment,answer\n"


def read(*lines, students=("Ada", "Bob"), head=HEAD):
    return marks.read((head + "\n".join(lines)).encode(), {"stability": 10}, students)


def test_a_mark_has_points_comment_and_the_answer_that_was_read():
    assert read('Ada,stability,"7,5",good,d1') == [Line("Ada", "stability", "7,5", "good", "d1")]


def test_a_line_without_points_and_comment_says_nothing():
    assert read("Ada,stability,,,d1") == []
    assert read("Ada,stability,,later,d1") == [Line("Ada", "stability", "", "later", "d1")]


def test_columns_may_stand_in_another_order_beside_others():
    head = "answer,points,student,mood,comment,grade_id\n"
    assert read("d1,3,Bob,fine,,stability", head=head) == [Line("Bob", "stability", "3", "", "d1")]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Eve,stability,1,,", "no student 'Eve' was graded"),
        ("Ada,other,1,,", "no reflection 'other'; there are stability"),
        ("Ada,stability,ten,,", "points 'ten'; allowed: 0 to 10"),
        ("Ada,stability,-1,,", "points '-1'; allowed: 0 to 10"),
        ("Ada,stability,nan,,", "points 'nan'; allowed: 0 to 10"),
    ],
)
def test_a_fault_is_told_in_words(line, fault):
    with pytest.raises(CourseError) as caught:
        read(line)
    assert str(caught.value) == f"nothing was merged:\nline 2: {fault}"


def test_of_many_faults_the_first_are_told():
    with pytest.raises(CourseError) as caught:
        read(*["Eve,stability,1,,"] * 50)
    assert str(caught.value).count("\n") == marks.SHOWN


def test_no_digest_looks_like_a_number():
    assert all(marks.digest(str(n)).startswith("x") for n in range(99))


def test_a_mark_of_an_earlier_version_is_of_its_answer():
    assert marks.is_of(Mark(1, "", "ca978112ca1b"), "a")
    assert not marks.is_of(Mark(1, "", "ca978112ca1b"), "b")
    assert marks.is_of(Mark(1, "", marks.digest("a")), "a")
    assert marks.is_of(Mark(1), "anything")


def test_the_digest_changes_with_the_answer():
    assert marks.digest("a") == marks.digest("a") != marks.digest("b")
    assert len(marks.digest("")) == 12
