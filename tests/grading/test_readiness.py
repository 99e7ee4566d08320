"""A machine that cannot start the process says so once, before the first learner."""

import resource
import subprocess
import sys

import pytest

from courseware.errors import CourseError
from courseware.grading import readiness
from courseware.grading.running.work import Place
from courseware.grading.sandbox.limits import Limits
from courseware.grading.sandbox.run import Ending, Run
from courseware.lessons import curriculum
from tests.grading.submissions import NOTEBOOKS, notebook


@pytest.fixture
def ended(monkeypatch):
    """Let the process end at the start, under these limits of the shell."""

    def set_to(**limits):
        run = Run(Ending.NOT_STARTED, "the process ended at the start (signal 5)")
        monkeypatch.setattr(Place, "digest", "0123abcd")
        monkeypatch.setattr(Place, "do", lambda place, work: run)
        known = {getattr(resource, name): (soft, soft) for name, soft in limits.items()}
        free = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        monkeypatch.setattr(resource, "getrlimit", lambda which: known.get(which, free))

    return set_to


def test_the_limits_that_are_set_are_named(ended):
    ended(RLIMIT_AS=4_096_000, RLIMIT_STACK=8 << 20, RLIMIT_CPU=60)
    with pytest.raises(CourseError) as caught:
        readiness.require(Place(), Limits())
    assert str(caught.value) == (
        "no process can be started to run notebooks in: the process ended at the start (signal 5)"
        "; limits set here: ulimit -v 4000, ulimit -t 60"
    )


def test_without_limits_the_reason_stands_alone(ended):
    ended()
    with pytest.raises(CourseError, match=r"\(signal 5\)$"):
        readiness.require(Place(), Limits())


def test_with_little_address_space_the_command_ends_with_one_line(lesson, tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("Ada", "Bob", "Eve"):
        (tmp_path / "in" / f"{name}.ipynb").write_bytes(notebook(lesson, NOTEBOOKS["right"]))
    script = 'ulimit -v 8000000; exec "$@"'
    command = [sys.executable, "-m", "courseware", "grade", "in", "--out", "out"]
    ran = subprocess.run(
        ["/bin/sh", "-c", script, "sh", *command], cwd=tmp_path, capture_output=True, text=True,
        env={"PYTHONPATH": str(curriculum.CONTENT.parent)}, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert "ulimit -v 8000000" in ran.stderr
    assert not (tmp_path / "out" / "grades.csv").exists()
