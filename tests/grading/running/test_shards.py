"""Parts of a class: each learner in one, and together the whole."""

import csv
import json

import pytest

from courseware.errors import CourseError
from courseware.grading import grade
from courseware.grading.intake.submissions import Submission
from courseware.grading.running import work
from courseware.grading.running.shards import Shard
from courseware.grading.sandbox.run import Ending, Run
from tests.grading.observations import observed
from tests.grading.submissions import Kind, notebook
from tinytorch.core.activations import ReLU, Softmax

NAMES = ("Ada", "Bob", "Eve", "Zoë")


@pytest.mark.parametrize("count", [1, 2, 7])
def test_each_learner_is_in_one_part(count):
    all_of_them = [Submission(str(number), []) for number in range(50)]
    parts = [Shard(number, count).part(all_of_them) for number in range(1, count + 1)]
    assert sorted(each.student for part in parts for each in part) == sorted(map(str, range(50)))


@pytest.mark.parametrize("text", ["", "3", "0/2", "3/2", "1/0", "-1/2", "1/2/3", "a/b"])
def test_another_text_names_no_part(text):
    with pytest.raises(CourseError, match="allowed: NUMBER/COUNT"):
        Shard.of(text)


@pytest.fixture
def home(lesson, tmp_path, monkeypatch):
    """A folder with the notebooks of four learners, and right observations for all."""

    def run(take, program, questions, *rest):
        seen = observed(questions, {"relu": ReLU, "softmax": Softmax})
        return Run(Ending.DONE, origins="{}", observations=seen)

    monkeypatch.setattr(work, "run_notebook", run)
    (tmp_path / "in").mkdir()
    data = notebook(lesson, Kind(None), False)
    for number, name in enumerate(NAMES):
        (tmp_path / "in" / f"{name}.ipynb").write_bytes(data[:-1] + b', "n": %d}' % number)
    return tmp_path


def graded(home, out, path="in", **given):
    grade.main(path and home / path, home / out, grade.Options(1, **given), [].append)
    return (home / out / "grades.csv").read_bytes()


def parts(home, *numbers, **given):
    for number in numbers:
        graded(home, f"part{number}", shard=f"{number}/2", **{"seed": "s", **given})
    return [home / f"part{number}" for number in numbers]


def test_parts_put_together_are_the_same_bytes(home):
    whole = graded(home, "whole", seed="s")
    assert graded(home, "merged", None, merge=parts(home, 2, 1)) == whole
    assert len(list(csv.reader(whole.decode().splitlines()))) == 1 + len(NAMES)
    kept = [
        {path.name for path in (home / out / "results").iterdir()} for out in ("whole", "merged")
    ]
    assert kept[0] == kept[1]


def test_marking_goes_on_from_parts_put_together(home):
    graded(home, "merged", None, merge=parts(home, 1, 2))
    lines = ["student,grade_id,points,comment,answer", "Ada,ml-systems-stability,7,,"]
    (home / "marks.csv").write_text("\n".join(lines) + "\n")
    assert b'"7"' in graded(home, "merged", None, reflections=home / "marks.csv")


def test_a_missing_part_is_named(home):
    with pytest.raises(CourseError, match=r"each of 2 parts once; missing: 2/2"):
        graded(home, "merged", None, merge=parts(home, 1))


def test_a_part_twice_is_refused(home):
    one = parts(home, 1, 2)
    with pytest.raises(CourseError, match="once"):
        graded(home, "merged", None, merge=[*one, one[0]])


def test_parts_of_other_seeds_are_refused(home):
    folders = [*parts(home, 1), *parts(home, 2, seed="t")]
    with pytest.raises(CourseError, match="another seed"):
        graded(home, "merged", None, merge=folders)


def test_what_is_no_part_is_refused(home):
    graded(home, "whole", seed="s")
    for folder in ("whole", "in"):
        with pytest.raises(CourseError, match="holds no part of a class"):
            graded(home, "merged", None, merge=[home / folder])


def test_a_part_needs_a_seed(home):
    with pytest.raises(CourseError, match="--shard needs --seed"):
        graded(home, "part", shard="1/2")


def test_a_run_knows_its_part(home):
    parts(home, 1)
    assert json.loads((home / "part1" / "run.json").read_text())["shard"] == "1/2"
