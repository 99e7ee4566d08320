"""One class of learners, graded once for all tests that look at grades."""

import os
import socket
from pathlib import Path

import pytest

from benchmarks.submissions import CANARY, NOTEBOOKS, notebook
from courseware import lessons
from courseware.grading import grade, process

LESSON = Path(__file__).parents[2] / "content" / "activations.py"
LIMITS = process.Limits(cell=15, total=60)


@pytest.fixture(scope="session")
def lesson():
    """The lesson that is handed out."""
    return lessons.read(LESSON)


@pytest.fixture(scope="session")
def listener():
    """A port on this machine that nobody must call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


@pytest.fixture(scope="session")
def graded(lesson, listener, tmp_path_factory):
    """``{kind: Outcome}`` for one submission of each kind; ``.out`` is where the files are."""
    home = tmp_path_factory.mktemp("class")
    canary, out = home / "canary.txt", home / "out"
    canary.write_text(CANARY)
    os.environ["GRADING_CANARY"] = CANARY
    (home / "in").mkdir()
    for name, kind in NOTEBOOKS.items():
        port = listener.getsockname()[1]
        data = notebook(lesson, kind, name == "right", file=canary, port=port)
        (home / "in" / f"{name}.ipynb").write_bytes(data)
    lines = []
    outcomes = grade.main(home / "in", out, 2, "seed", limits=LIMITS, tell=lines.append)
    del os.environ["GRADING_CANARY"]
    return Graded(out, home / "in", {each.student: each for each in outcomes}, lines)


class Graded(dict):
    """Outcomes by student, and where everything lies."""

    def __init__(self, out, handed_in, outcomes, lines):
        super().__init__(outcomes)
        self.out, self.handed_in, self.lines, self.limits = out, handed_in, lines, LIMITS
