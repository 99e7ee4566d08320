"""Grading twice, after a change, after an interruption: only what is new is run, marks stay."""

import csv
import signal
import subprocess
import sys
from dataclasses import replace

import psutil
import pytest

from courseware.errors import CourseError
from courseware.grading import grade
from courseware.grading.records.ledger import Ledger
from courseware.grading.running import work
from courseware.grading.sandbox.run import Ending, Run
from courseware.lessons import curriculum
from tests.grading.observations import observed
from tests.grading.submissions import HONEST, Kind, edit, notebook
from tinytorch.core.activations import ReLU, Softmax

ANSWER = "ml-systems-stability"
MARKS = f"student,grade_id,points,comment,answer\nAda,{ANSWER},7,good,\n"


@pytest.fixture
def runs(monkeypatch):
    """Put right observations, made here, in the place of the sandbox; the notebooks run so far."""
    done = []

    def run(take, program, questions, *rest):
        if program["cells"]:  # the first one is empty: it tries whether any can be run
            done.append(program)
        seen = observed(questions, {"relu": ReLU, "softmax": Softmax})
        return Run(Ending.DONE, origins="{}", observations=seen)

    monkeypatch.setattr(work, "run_notebook", run)
    return done


@pytest.fixture
def home(lesson, tmp_path):
    """A folder with the notebooks of three learners."""
    (tmp_path / "in").mkdir()
    for name in ("Ada", "Bob", "Eve"):
        hand_in(lesson, tmp_path, name, f"The words of {name}.")
    return tmp_path


def hand_in(lesson, home, name, words):
    kind = Kind(None, change=edit(ANSWER, source=words))
    (home / "in" / f"{name}.ipynb").write_bytes(notebook(lesson, kind, False))


def graded(home, path="in", report=lambda line: None, **given):
    grade.main(path and home / path, home / "out", grade.Options(jobs=1, **given), report)
    with (home / "out" / "grades.csv").open(newline="", encoding="utf-8-sig") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def marked(home):
    (home / "reflections.csv").write_text(MARKS)
    return graded(home, None, reflections=home / "reflections.csv")


def test_grading_twice_runs_once(home, runs):
    assert graded(home) == graded(home)
    assert len(runs) == 3


def test_another_seed_runs_all_again_and_gives_the_same(home, runs):
    assert graded(home, seed="a") == graded(home, seed="b")
    assert len(runs) == 6


def test_a_new_hand_in_alone_is_run(home, runs, lesson):
    graded(home)
    hand_in(lesson, home, "Bob", "Other words.")
    hand_in(lesson, home, "Zoe", "More words.")
    assert len(graded(home)) == 4
    assert len(runs) == 5


@pytest.fixture
def late(home, lesson):
    """The notebooks of those who were late, in a second folder."""
    (home / "late" / "in").mkdir(parents=True)
    for name in ("Zoe", "Bob"):
        hand_in(lesson, home / "late", name, f"The later words of {name}.")
    return "late/in"


def test_a_second_batch_drops_nobody(home, runs, late):
    graded(home)
    marked(home)
    lines = []
    rows = graded(home, late, report=lines.append)
    assert list(rows) == ["Ada", "Bob", "Eve", "Zoe"]
    assert rows["Ada"]["score"] == "52"
    assert "kept from earlier runs: 2 learners (Ada, Eve); --only leaves them out" in lines
    assert {page.stem for page in (home / "out" / "feedback").iterdir()} == set(rows)
    assert "The later words of Bob" in (home / "out" / "reflections.html").read_text()
    assert len(runs) == 5


def test_batches_in_any_order_give_the_same_learners(home, runs, late):
    graded(home, late)
    assert list(graded(home)) == ["Ada", "Bob", "Eve", "Zoe"]


def test_learners_of_earlier_runs_are_left_out_when_that_is_asked_for(home, runs, late):
    graded(home)
    assert list(graded(home, late, only=True)) == ["Bob", "Zoe"]
    assert list(graded(home, None, reflections=marks_of(home, "Bob"))) == ["Bob", "Zoe"]


def marks_of(home, name):
    path = home / "marks.csv"
    path.write_text(MARKS.replace("Ada", name))
    return path


def test_a_batch_of_another_lesson_is_refused_before_anything_is_run(home, runs, late):
    graded(home)
    ledger = Ledger(home / "out")
    ledger.close(replace(ledger.last(), lesson="gelu"))
    with pytest.raises(CourseError, match="holds grades of the lesson gelu, not activations"):
        graded(home, late, lesson="activations")
    assert len(runs) == 3


def test_a_batch_is_refused_where_others_were_judged_by_other_checks(home, runs, late):
    graded(home)
    for path in (home / "out" / "results").iterdir():
        path.write_text(path.read_text().replace('"asked": "', '"asked": "0'))
    with pytest.raises(CourseError, match=r"2 learners of earlier runs.*--only"):
        graded(home, late)
    assert len(runs) == 3


def test_one_name_in_two_spellings_is_one_learner_with_the_marks(home, runs, lesson):
    one, two = "Zoe\u0308", "Zo\u00eb"
    hand_in(lesson, home, one, "Words.")
    graded(home)
    graded(home, None, reflections=marks_of(home, two))
    (home / "in" / f"{one}.ipynb").rename(home / "in" / f"{two}.ipynb")
    rows = graded(home)
    assert rows[two][ANSWER] == "7"
    assert len(rows) == 4


def test_the_attempt_that_counts_is_told_also_a_week_later(home, runs, lesson):
    for day in (1, 2):
        place = home / f"act_s1_attempt_2026-05-0{day}-10-00-00_a"
        hand_in(lesson, home, place.name, f"Words of day {day}.")
    told = "2 attempts: that of 2026-05-02 10:00:00 counts"
    assert told in graded(home)["s1"]["note"]
    assert told in marked(home)["s1"]["note"]
    assert told in (home / "out" / "feedback" / "s1.html").read_text()


def test_a_later_hand_in_that_cannot_be_graded_names_the_earlier(home, runs, late):
    graded(home)
    (home / late / "Bob.ipynb").write_text("oh")
    note = graded(home, late)["Bob"]["note"]
    assert "an earlier hand-in, Bob.ipynb, was graded before" in note


def test_without_a_sandbox_nobody_is_not_graded(home, monkeypatch):
    ended = Run(Ending.NOT_STARTED, "the process ended at the start (exit code 1)")
    monkeypatch.setattr(work, "run_notebook", lambda *given: ended)
    with pytest.raises(CourseError, match=r"no process can be started .* \(exit code 1\)"):
        graded(home)
    assert not (home / "out" / "grades.csv").exists()


def test_points_given_by_hand_stay(home, runs, lesson):
    graded(home)
    assert marked(home)["Ada"][ANSWER] == "7"
    hand_in(lesson, home, "Bob", "Other words.")
    rows = graded(home)
    assert (rows["Ada"][ANSWER], rows["Ada"]["score"]) == ("7", "52")


def test_an_answer_that_was_changed_after_marking_keeps_its_points_with_a_hint(home, runs, lesson):
    graded(home)
    (page,) = (home / "out").glob("reflections.html")
    digest = page.read_text().split(f'data-grade-id="{ANSWER}" data-answer="')[1][:12]
    (home / "reflections.csv").write_text(MARKS.replace("good,", f"good,{digest}"))
    rows = graded(home, None, reflections=home / "reflections.csv")
    assert "changed" not in rows["Ada"]["note"]
    hand_in(lesson, home, "Ada", "Quite other words.")
    rows = graded(home)
    assert rows["Ada"][ANSWER] == "7"
    assert f"the answer to {ANSWER} was changed after it was marked" in rows["Ada"]["note"]


def test_a_hand_in_that_cannot_be_graded_any_more_loses_its_score_and_not_its_marks(home, runs):
    graded(home)
    marked(home)
    before = (home / "in" / "Ada.ipynb").read_bytes()
    (home / "in" / "Ada.ipynb").write_text("oh")
    assert graded(home)["Ada"]["score"] == ""
    (home / "in" / "Ada.ipynb").write_bytes(before)
    assert graded(home)["Ada"]["score"] == "52"
    assert len(runs) == 3


def test_an_interruption_keeps_what_is_done(home, runs):
    def interrupt(line):
        if line.startswith("[2/3]"):
            raise KeyboardInterrupt

    with pytest.raises(CourseError, match=r"stopped after 2 of 3; the same command goes on"):
        graded(home, report=interrupt)
    assert not (home / "out" / "grades.csv").exists()
    assert len(graded(home)) == 3
    assert len(runs) == 3


def test_without_nbgrader_the_table_is_the_same(home, runs, monkeypatch):
    graded(home, seed="a")
    before = (home / "out" / "grades.csv").read_bytes()
    for name in [name for name in sys.modules if name.split(".")[0] == "nbgrader"]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "nbgrader", None)
    graded(home, seed="a")
    assert (home / "out" / "grades.csv").read_bytes() == before


def test_the_command_can_be_stopped_and_goes_on(lesson, tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("right", "short", "half"):
        (tmp_path / "in" / f"{name}.ipynb").write_bytes(notebook(lesson, HONEST[name], False))
    command = [sys.executable, "-m", "courseware", "grade", "in", "--out", "out", "--jobs", "1"]
    root = curriculum.CONTENT.parent
    given = {"cwd": tmp_path, "text": True, "env": {"PYTHONPATH": str(root)}}
    # Who runs the tests in the background has this signal ignored, in children too.
    given["preexec_fn"] = lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **given
    ) as running:
        for line in running.stdout:
            if line.startswith("[1/3]"):
                break
        children = psutil.Process(running.pid).children(recursive=True)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert "stopped after 1 of 3; the same command goes on" in said
    assert psutil.wait_procs(children, timeout=10)[1] == []
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "results").iterdir()}
    assert kept
    subprocess.run([*command[:-1], "3"], check=True, capture_output=True, **given)
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    rows = list(
        csv.DictReader((tmp_path / "out" / "grades.csv").read_text("utf-8-sig").splitlines())
    )
    assert [(row["student"], row["score"]) for row in rows] == [
        ("half", "10"), ("right", "45"), ("short", "45"),
    ]  # fmt: skip
