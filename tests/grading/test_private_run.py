"""Private checks in the real sandbox, on learners' code that tells all it sees."""

import csv
import json

import pytest

from courseware.errors import CourseError
from courseware.grading import grade
from courseware.grading.sandbox.limits import Limits
from tests.grading.submissions import SHORT_RELU, Kind, notebook

SECRET = "31.4375"
FOLDER = f"""
from courseware.grading.private import PrivateCheck
from tinytorch.checks import rules
from tinytorch.checks.cases import array, step
from tinytorch.checks.properties import Property

POINTS = {{"test-relu-immediate": 4}}
SECRET = lambda rng: [step("relu", x=array([-1.0, {SECRET}]))]
VALUES = Property("values", "The secret is kept", rules.values, ("secret",), "relu")
CHECKS = [
    PrivateCheck("private-relu", {{"secret": SECRET}}, 6, "Something more", (VALUES,)),
    PrivateCheck("test-activations-integration", {{"pass": lambda rng: [
        step("relu", "call", array([0.0]), w=array([[{SECRET}]]), b=array([1.0])),
        step("softmax", "call", w=array([[1.0, -1.0]]), b=array([0.0, 0.0])),
    ]}}),
]
"""
TELLS = "        import os, sys\n        print(x)\n        os.write(2, str(x).encode())\n"
SPY = SHORT_RELU.replace("        return Tensor(", f"{TELLS}        return Tensor(")
QUITS = f"        if {SECRET} in x.data: os._exit(77)\n"
FLEES = SHORT_RELU.replace("        return Tensor(", f"{TELLS}{QUITS}        return Tensor(")
STAYS = FLEES.replace("os._exit(77)", "sys._exit if False else [0 for _ in iter(int, 1)]")


@pytest.fixture(scope="module")
def run(lesson, tmp_path_factory):
    """Grade the three; return where the grades, the notebooks and the private folder are."""
    home = tmp_path_factory.mktemp("private")
    for name in ("in", "mine"):
        (home / name).mkdir()
    (home / "mine" / "checks.py").write_text(FOLDER)
    for name, relu in (("spy", SPY), ("flees", FLEES), ("stays", STAYS)):
        (home / "in" / f"{name}.ipynb").write_bytes(notebook(lesson, Kind(None, relu=relu), False))
    limits = Limits(cell=3)
    chosen = grade.Options(jobs=2, seed="seed", private=home / "mine", limits=limits)
    grade.main(home / "in", home / "out", chosen, [].append)
    return home


def rows(home):
    with (home / "out" / "grades.csv").open(newline="", encoding="utf-8-sig") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def test_private_checks_have_columns_and_points(run):
    row = rows(run)["spy"]
    assert (row["test-relu-immediate"], row["private-relu"]) == ("4", "6")
    assert row["test-activations-integration"] == "10"
    assert (row["score"], row["max_score"]) == ("45", "75")


def test_a_learner_reads_no_private_input(run):
    kept = [json.loads(path.read_text()) for path in (run / "out" / "results").iterdir()]
    assert any(SECRET in each["observations"].get("private 1", "") for each in kept)
    pages = list((run / "out" / "feedback").iterdir())
    assert len(pages) == 3
    assert [page for page in pages if "31.4" in page.read_text()] == []


@pytest.mark.parametrize("name", ["flees", "stays"])
def test_however_a_private_check_ends_it_says_only_that_it_is_not_passed(run, name):
    row = rows(run)[name]
    assert (row["test-relu-immediate"], row["private-relu"]) == ("4", "0")
    assert row["test-activations-integration"] == "10"
    page = (run / "out" / "feedback" / f"{name}.html").read_text()
    assert [word for word in ("code 77", "private 1", "exit code", "ran for") if word in page] == []
    assert row["status"] == "flagged"  # for what it imports


def test_the_private_folder_of_the_last_run_is_taken_again(run, monkeypatch):
    monkeypatch.setattr("courseware.grading.running.work.run_notebook", None)
    before = (run / "out" / "grades.csv").read_bytes()
    grade.main(run / "in", run / "out", grade.Options(limits=Limits(cell=3)), [].append)
    assert (run / "out" / "grades.csv").read_bytes() == before


def test_marking_by_hand_goes_on_only_while_the_checks_ask_the_same(run, tmp_path):
    (tmp_path / "checks.py").write_text(FOLDER.replace("-1.0", "-2.0"))
    marks = tmp_path / "reflections.csv"
    marks.write_text("student,grade_id,points,comment,answer\n")
    with pytest.raises(CourseError, match="grade SUBMISSIONS again"):
        grade.main(None, run / "out", grade.Options(reflections=marks, private=tmp_path))
    grade.main(None, run / "out", grade.Options(reflections=marks))
    assert "private-relu" in rows(run)["spy"]
