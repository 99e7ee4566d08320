"""Blackboard's names: attempts, and user names that hold what parts are joined with."""

from tests.grading.intake.platforms.whose import learners

HEAD = "Activations_s123_attempt_2026-05-0{}-10-00-00"


def test_attempts_are_one_learners():
    paths = [HEAD.format(day) + end for day in (2, 1) for end in (".txt", "_activations.ipynb")]
    assert learners(*paths) == {"s123": ["2026-05-01 10:00:00", "2026-05-02 10:00:00"]}


def test_a_user_name_with_underscores_is_read_from_the_text_file():
    head = "ML_Act_ada_b_attempt_2026-05-01-10-00-00"
    text = b"\xef\xbb\xbfName: Ada Byron (ada_b)\r\nAssignment: ML Act\r\n"
    given = {f"{head}.txt".replace(".", "_"): text}
    assert list(learners(f"{head}.txt", f"{head}_a.ipynb", **given)) == ["ada_b"]


def test_a_text_file_that_names_another_is_not_believed():
    head = "Act_s1_attempt_2026-05-01-10-00-00"
    given = {f"{head}.txt".replace(".", "_"): b"Name: Eve (s2)"}
    assert list(learners(f"{head}.txt", **given)) == ["s1"]
