"""On a system without POSIX, such as Windows, grading says in one line what it needs."""

import subprocess
import sys

import pytest

from courseware.files import ROOT

# What is put before a program so that it has lost what only POSIX has. ``subprocess`` and
# ``psutil`` come first: when they are imported they choose a way of their own for each system.
TAKEN = """
import os, signal, subprocess, sys
import psutil
for name in ("fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"):
    sys.modules[name] = None
for name in ("killpg", "fork", "setsid", "set_blocking"):
    delattr(os, name)
del signal.SIGKILL
"""
SOFT = "ignore:only soft file lock is available"  # filelock, of a POSIX system without fcntl
IMPORTS = """
import importlib, pkgutil
import courseware.grading
for each in pkgutil.walk_packages(courseware.grading.__path__, "courseware.grading."):
    if ".inside" not in each.name:  # that runs in Pyodide
        importlib.import_module(each.name)
"""
GRADE = """
from courseware.cli import main
sys.exit(main(["grade", "in", "--out", "out"]))
"""


@pytest.fixture
def without_posix(tmp_path):
    """Run a program without POSIX; what came of it."""

    def run(program):
        return subprocess.run(
            [sys.executable, "-W", SOFT, "-c", TAKEN + program], cwd=tmp_path, text=True,
            env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
        )  # fmt: skip

    return run


def test_every_module_can_be_imported(without_posix):
    done = without_posix(IMPORTS + "print('all')")
    assert (done.returncode, done.stdout) == (0, "all\n"), done.stderr


def test_the_command_says_what_it_needs_and_writes_nothing(without_posix, tmp_path):
    (tmp_path / "in").mkdir()
    done = without_posix(GRADE)
    assert done.returncode == 1
    assert done.stderr == (
        "course grade: grading needs Linux or macOS: process groups missing on this machine\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_marking_by_hand_goes_on(without_posix, tmp_path):
    (tmp_path / "reflections.csv").write_text("student,grade_id,points,comment,answer\n")
    done = without_posix(GRADE.replace('"in"', '"--reflections", "reflections.csv"'))
    assert done.stderr == "course grade: out holds no run; grade SUBMISSIONS first\n"
