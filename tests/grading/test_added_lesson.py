"""A lesson that was added to the course is graded as the course's own is."""

import csv
import json
import shutil
import subprocess
import sys
import zipfile

import pytest

from courseware.files import ROOT
from courseware.grading.sandbox import workspace

ROOMS = ("book", "content", "courseware", "tinytorch", "web")
SOLVE = """
import json, sys
from courseware.lessons import curriculum, reader
lesson = reader.read(curriculum.find("gelu").source)
for name in ("solution", "stub"):
    book = json.loads(json.dumps(lesson.notebook("student")))
    for cell in book["cells"]:
        if cell["id"] in lesson.exercises:
            cell["source"] = getattr(lesson.exercises[cell["id"]], name)
    open(f"in/{name}.ipynb", "w").write(json.dumps(book))
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A copy of the course with the example in it, and with the sandbox's runtime."""
    root = tmp_path_factory.mktemp("added")
    workspace.ready(report=[].append)
    ignored = shutil.ignore_patterns("__pycache__")
    for room in ROOMS:
        shutil.copytree(ROOT / room, root / room, ignore=ignored)
    shutil.copytree(ROOT / "runtime", root / "runtime")
    shutil.copytree(ROOT / "examples" / "gelu", root, dirs_exist_ok=True)
    (root / "tinytorch" / "added" / "gelu" / "__init__.py").touch()
    shutil.copytree(ROOT / "_build" / "sandbox-core", root / "_build" / "sandbox-core")
    shutil.copy(ROOT / "_build" / "sandbox-core.stamp", root / "_build")
    (root / "in").mkdir()
    return root


def run(course, *words):
    done = subprocess.run(
        [sys.executable, *words], cwd=course, env={"PYTHONPATH": str(course)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_added_lesson_is_graded(course):
    run(course, "-c", SOLVE)
    said = run(course, "-m", "courseware", "grade", "in", "--out", "out", "--lesson", "gelu")
    assert "sandbox-core as before" in said
    rows = list(csv.DictReader((course / "out" / "grades.csv").read_text("utf-8-sig").splitlines()))
    assert [
        (r["student"], r["test-gelu-immediate"], r["max_score"], r["status"]) for r in rows
    ] == [
        ("solution", "10", "10", "graded"),
        ("stub", "0", "10", "graded"),
    ]
    assert "GELU" in (course / "out" / "feedback" / "stub.html").read_text()
    assert json.loads((course / "out" / "run.json").read_text())["lesson"] == "gelu"
    wheel = course / "_build" / "sandbox" / "tinytorch.whl"
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if "gelu" in name]
