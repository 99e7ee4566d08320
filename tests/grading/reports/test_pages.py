"""Feedback and the list of answers: everything escaped, nothing loaded."""

import re

import pytest

from courseware.grading.judging import note_changed_answers
from courseware.grading.records.marks import Mark, digest
from courseware.grading.records.outcome import FailedCell, Outcome
from courseware.grading.reports import pages
from courseware.grading.scheme import Scheme
from tinytorch.checks import reading
from tinytorch.checks.cases import cases
from tinytorch.checks.judge import judge

EVIL = "<img src=x onerror=alert(1)></div><script>alert(1)</script>&amp;"


@pytest.fixture
def written(lesson, tmp_path):
    """Write the pages of hostile and honest outcomes; return the folder."""
    check = lesson.checks["test-relu-immediate"]
    seen = {"cases": {}, "printed": EVIL}
    evil = Outcome(
        EVIL, EVIL, "flagged", EVIL, notes=[EVIL],
        results={check.grade_id: judge(check, cases(check), seen)},
        answers=dict.fromkeys(lesson.reflections, EVIL), code={},
        others={"ml-systems-stability": [EVIL, "Another text."]},
        cells=[FailedCell(EVIL, reading.Error(EVIL, EVIL, EVIL, 3), EVIL)],
        marks={"ml-systems-stability": Mark(2.5, EVIL, "old")},
    )  # fmt: skip
    pages.write_all(tmp_path, [evil, Outcome("Ada", reason="why")], Scheme(lesson))
    return tmp_path


def test_nothing_that_a_learner_wrote_is_markup(written):
    for page in (*(written / "feedback").iterdir(), written / "reflections.html"):
        text = page.read_text()
        assert "<img" not in text
        assert text.count("<script>") == (page.name == "reflections.html")


def test_the_pages_load_nothing(written):
    for page in (*(written / "feedback").iterdir(), written / "reflections.html"):
        text = page.read_text()
        assert "default-src 'none'" in text
        assert re.findall(r"<(?:link|img|iframe|object|embed|script) [^>]*>", text) == []
        assert re.findall(r"@import|url\(", text) == []


def test_the_reason_stands_in_the_feedback(written):
    text = (written / "feedback" / "Ada.html").read_text()
    assert "why" in text
    assert "not a 0" in text


def test_points_and_comment_given_by_hand_stand_in_the_feedback(written):
    (page,) = (p for p in (written / "feedback").iterdir() if p.name != "Ada.html")
    assert "2.5 of 10 points" in page.read_text()


def test_the_grader_sees_an_answer_that_was_changed(written):
    assert (
        "This answer was changed after it was marked" in (written / "reflections.html").read_text()
    )


def test_the_grader_sees_every_version_of_an_answer(written):
    text = (written / "reflections.html").read_text()
    assert text.count("The notebook has another version of this answer") == 2
    assert "Another text." in text


def test_for_an_answer_that_was_not_found_no_points_are_proposed(lesson, tmp_path):
    empty = Outcome("Ada", status="graded", answers=dict.fromkeys(lesson.reflections, ""))
    pages.write_all(tmp_path, [empty], Scheme(lesson))
    text = (tmp_path / "reflections.html").read_text()
    assert text.count("No answer was found") == 3
    assert re.findall(r'name="points".*? value="(.*?)"', text) == ["", "", ""]


def test_notes_for_the_grader_are_in_no_feedback(written, lesson):
    notes = lesson.reflections["ml-systems-stability"].notes.splitlines()[0]
    assert notes in (written / "reflections.html").read_text()
    assert all(notes not in page.read_text() for page in (written / "feedback").iterdir())


def test_a_missing_answer_is_no_proposed_zero(lesson, tmp_path):
    pages.write_all(tmp_path, [Outcome("Ada", status="graded")], Scheme(lesson))
    text = (tmp_path / "reflections.html").read_text()
    assert text.count("No answer was found") == 3
    assert text.count('value=""') == 3


def test_answers_are_read_whatever_became_of_the_code(lesson, tmp_path):
    answers = dict.fromkeys(lesson.reflections, "My words.")
    outcomes = [Outcome("Ada", status="crashed", answers=answers), Outcome("Bob", reason="why")]
    pages.write_all(tmp_path, outcomes, Scheme(lesson))
    text = (tmp_path / "reflections.html").read_text()
    assert text.count('data-student="Ada"') == 3
    assert "Bob" not in text


def test_pictures_of_an_answer_stand_below_it(lesson, tmp_path):
    address = "data:image/png;base64,iVBORw0KGgo="
    text = "See [picture 1] and [picture 2], and [picture 1]."
    ada = Outcome(
        "Ada", status="graded", answers=dict.fromkeys(lesson.reflections, text),
        pictures={"[picture 1]": address, "[picture 2]": ""},
    )  # fmt: skip
    pages.write_all(tmp_path, [ada], Scheme(lesson))
    for page in ("reflections.html", "feedback/Ada.html"):
        text = (tmp_path / page).read_text()
        assert text.count(f'<img src="{address}"') == 3
        assert text.count("[picture 2]: not shown here, see the notebook.") == 3
        assert "img-src data:;" in text


def test_typed_points_are_kept_by_lesson_and_seed_whoever_is_on_the_page(lesson, tmp_path):
    runs = set()
    for names, seed in ((["Ada"], "a"), (["Ada", "Bob"], "a"), (["Ada"], "b")):
        outcomes = [Outcome(name, status="graded", key=name) for name in names]
        pages.write_all(tmp_path, outcomes, Scheme(lesson), seed)
        text = (tmp_path / "reflections.html").read_text()
        runs.add((seed, re.search('data-run="(.*?)"', text)[1]))
    assert len(runs) == len({run for _, run in runs}) == 2


def test_feedback_of_a_student_who_is_gone_goes_too(written, lesson):
    pages.write_all(written, [Outcome("Bob")], Scheme(lesson))
    assert [page.name for page in (written / "feedback").iterdir()] == ["Bob.html"]


def test_a_changed_answer_is_hinted_at():
    mark = Mark(1.0, "", digest("old"))
    same, other = (
        Outcome("A", status="graded", answers={"x": text}, marks={"x": mark})
        for text in ("old", "new")
    )
    note_changed_answers([same, other])
    assert (same.hints, len(other.hints)) == ([], 1)
