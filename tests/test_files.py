"""The course is found once: round its tool, or from the working folder upwards."""

import os
import shutil
import subprocess
import sys

import pytest

from courseware.errors import CourseError
from courseware.files import ROOT, course_folder, holds_course, require_course


def course(folder):
    for part in ("content", "book"):
        (folder / part).mkdir(parents=True)
    return folder


def test_checkout_is_the_course(tmp_path):
    assert holds_course(ROOT)
    around = course(tmp_path / "checkout")
    assert course_folder(around, course(tmp_path / "other")) == around


def test_installed_tool_finds_the_course_above_the_working_folder(tmp_path):
    top = course(tmp_path / "mine")
    (top / "content" / "added").mkdir()
    for working in (top, top / "content" / "added"):
        assert course_folder(tmp_path / "site-packages", working) == top


@pytest.mark.parametrize("part", ["content", "book"])
def test_folder_with_one_part_is_no_course(tmp_path, part):
    (tmp_path / part).mkdir()
    assert not holds_course(tmp_path)
    with pytest.raises(CourseError, match=r"neither .* holds content/ and book/; change into"):
        require_course(tmp_path)


def installed(tmp_path, working, *words):
    """Run the command in the folder ``working``, with the packages lying elsewhere."""
    packages = tmp_path / "site-packages"
    for name in ("courseware", "tinytorch"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, packages / name, ignore=ignored)
    return subprocess.run(
        [sys.executable, "-m", "courseware", *words], cwd=working, capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(packages), "PYTHONSAFEPATH": "1"}, check=False,
    )  # fmt: skip


def test_installed_command_works_on_the_course_it_stands_in(tmp_path):
    top = tmp_path / "mine"
    for part in ("content", "book"):
        shutil.copytree(ROOT / part, top / part)
    done = installed(tmp_path, top / "book", "release", str(tmp_path / "kit"))
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "kit" / "activations.ipynb").is_file()


def test_command_without_a_course_says_so_in_one_line(tmp_path):
    working = tmp_path / "empty"
    working.mkdir()
    done = installed(tmp_path, working, "release", "kit")
    assert done.returncode == 1
    assert done.stderr == (
        f"course release: no course here: neither {working} nor a folder above it holds "
        "content/ and book/; change into your copy of the course\n"
    )


@pytest.mark.parametrize("verb", ["verify", "doctor"])
def test_command_that_needs_no_course_does_without(tmp_path, verb):
    site = tmp_path / "site"
    site.mkdir()
    (site / "manifest.sha256").touch()
    done = installed(tmp_path, site, verb, ".")
    assert (done.returncode, done.stderr) == (0, "")
