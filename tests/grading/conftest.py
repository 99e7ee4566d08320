"""Two classes of learners, each graded once for all tests that look at grades."""

import os
import socket

import pytest

from courseware.grading import grade
from courseware.grading.sandbox.limits import Limits
from tests.grading.submissions import CANARY, LATE, REACHED, files, notebook
from tests.grading.submissions.suite import SUITE


@pytest.fixture(scope="session")
def listener():
    """A port on this machine that nobody must call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


@pytest.fixture(scope="session")
def graded(lesson, listener, tmp_path_factory):
    """One submission of each kind, and everything that may be around a notebook."""
    home = tmp_path_factory.mktemp("class")
    for name in ("in", "mine"):
        (home / name).mkdir()
    canary = home / "mine" / "gradebook.db"
    canary.write_text(CANARY)
    given = {"file": canary, "home": canary.parent, "port": listener.getsockname()[1]}
    for name, kind in SUITE.items():
        data = notebook(lesson, kind, name == "right", **given)
        (home / "in" / f"{name}.ipynb").write_bytes(data)
    files.write(home / "in", notebook(lesson, SUITE["right"], False))
    os.environ["GRADING_CANARY"] = CANARY
    found = run(home, Limits(cell=15, total=120))
    del os.environ["GRADING_CANARY"]
    return found


@pytest.fixture(scope="session")
def late(lesson, tmp_path_factory):
    """Submissions that run until they are ended."""
    home = tmp_path_factory.mktemp("late")
    (home / "in").mkdir()
    for name, kind in LATE.items():
        (home / "in" / f"{name}.ipynb").write_bytes(notebook(lesson, kind, False))
    return run(home, Limits(cell=2))


@pytest.fixture(scope="session")
def reached(lesson, listener, tmp_path_factory):
    """Submissions that look for the grader from inside."""
    home = tmp_path_factory.mktemp("reached")
    (home / "in").mkdir()
    for name, kind in REACHED.items():
        data = notebook(lesson, kind, False, port=listener.getsockname()[1])
        (home / "in" / f"{name}.ipynb").write_bytes(data)
    return run(home, Limits(cell=15, total=120))


class Graded(dict):
    """Outcomes by student, and where everything lies."""


def run(home, limits):
    """Grade what is in the folder ``home / "in"``."""
    lines = []
    out, handed_in = home / "out", home / "in"
    outcomes = grade.main(handed_in, out, grade.Options(2, "seed", limits=limits), lines.append)
    found = Graded({each.student: each for each in outcomes})
    found.out, found.handed_in, found.lines, found.limits = out, handed_in, lines, limits
    return found
