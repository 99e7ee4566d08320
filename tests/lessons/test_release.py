"""The instructor's kit; nbgrader itself takes its course folder."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from courseware.errors import CourseError
from courseware.lessons import release


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    return release.main(tmp_path_factory.mktemp("kit") / "out")


def test_the_student_notebook_has_no_solution(kit, lesson):
    text = (kit / "activations.ipynb").read_text()
    assert "SOLUTION" not in text
    assert "SOLUTION" in (kit / "instructor.ipynb").read_text()


def test_the_manifest_tells_the_digest_of_every_locked_cell(kit, lesson):
    manifest = json.loads((kit / "manifest.json").read_text())
    data = (kit / "activations.ipynb").read_bytes()
    assert manifest["notebook_sha256"] == hashlib.sha256(data).hexdigest()
    assert manifest["lesson_version"] == lesson.version
    assert sum(manifest["points"].values()) == 75
    cells = {cell.id: cell.source for cell in nbformat.reads(data.decode(), 4).cells}
    assert {name: hashlib.sha256(cells[name].encode()).hexdigest() for name in manifest["locked"]} \
        == manifest["locked"]  # fmt: skip
    assert {"setup", *lesson.checks} <= manifest["locked"].keys()


def test_the_rubric_has_question_criteria_and_notes(kit, lesson):
    text = (kit / "rubric.md").read_text()
    for reflection in lesson.reflections.values():
        assert reflection.question in text
        assert reflection.notes in text
        assert all(words in text for _, words in reflection.rubric)


def test_the_same_lesson_gives_the_same_bytes(kit, tmp_path):
    other = release.main(tmp_path / "again")
    names = [path.relative_to(kit) for path in kit.rglob("*") if path.is_file()]
    assert len(names) == 7
    assert all((kit / name).read_bytes() == (other / name).read_bytes() for name in names)


def test_a_folder_with_something_in_it_is_refused(tmp_path):
    (tmp_path / "mine.txt").touch()
    with pytest.raises(CourseError, match="not empty"):
        release.main(tmp_path)


def test_nbgrader_makes_the_release_from_the_source(kit, lesson):
    course = kit / "nbgrader"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", "activations", "--force"],
        cwd=course, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    made = nbformat.read(course / "release" / "activations" / "activations.ipynb", 4)
    ours = lesson.notebook("student")
    assert [cell.id for cell in made.cells] == [cell.id for cell in ours.cells]
    for cell, own in zip(made.cells, ours.cells, strict=True):
        if own.metadata.get("nbgrader", {}).get("solution"):
            assert "SOLUTION" not in cell.source
        else:
            assert cell.source == own.source
