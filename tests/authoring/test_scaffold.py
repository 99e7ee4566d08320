"""A laid lesson is sound as it is, and nothing is ever written over."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from courseware import cli
from courseware.authoring import scaffold
from courseware.errors import CourseError
from courseware.files import ROOT

ROOMS = ("book", "content", "courseware", "tinytorch")


def files(root):
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    """A copy of the course with a lesson laid by the command, and what the command said."""
    root = tmp_path_factory.mktemp("course")
    for room in ROOMS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / room, root / room, ignore=ignored)
    before = {name: (root / name).read_bytes() for name in files(root)}
    said = course(root, "new", "lesson", "softy", "--class", "SoftY")
    assert {name: (root / name).read_bytes() for name in before} == before
    return root, said


def course(root, *words):
    command = [sys.executable, "-m", "courseware", *words]
    environment = {"PYTHONPATH": str(root), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_file_is_named_and_nothing_of_the_skeleton_is_left(laid):
    root, said = laid
    for place, what in scaffold.PARTS.values():
        path = root / place.format("softy")
        assert f"{path.relative_to(root)}: {what}" in said
        assert "skeleton" not in path.read_text().lower()


def test_laid_lesson_is_sound_and_what_is_to_be_filled_in_is_told(laid):
    root, _ = laid
    said = course(root, "check")
    assert "lesson   softy: 10 cells, 10 points" in said
    assert "check    test-softy-immediate: the solution passes, the stub does not" in said
    assert "fill in  content/added/softy/lesson.py:4: say what" in said
    assert said.endswith("No faults found.\n")


def test_laid_class_keeps_its_docstring_true(laid):
    root, _ = laid
    path = root / "tinytorch" / "added" / "softy" / "activation.py"
    command = [sys.executable, "-m", "doctest", str(path)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False,
                          env={"PYTHONPATH": str(root)})  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "")


def test_hints_are_those_of_the_lesson(laid):
    root, _ = laid
    found = [line for line in course(root, "hints").splitlines() if "_softy_" in line]
    assert len(found) == 4
    assert "saturates-too-soon" in found[1]


def test_release_holds_the_laid_lesson(laid, tmp_path):
    root, _ = laid
    course(root, "release", str(tmp_path / "kit"), "--lesson", "softy")
    text = (tmp_path / "kit" / "softy.ipynb").read_text()
    assert "test_unit_softy_activation(SoftY)" in text
    assert "values / (1 + np.abs(values))" not in text
    assert "values / (1 + np.abs(values))" in (tmp_path / "kit" / "instructor.ipynb").read_text()


@pytest.mark.parametrize(
    ("name", "title", "words"),
    [
        ("Gelu", None, "'Gelu' cannot be the name of a lesson; allowed: a lower-case letter"),
        ("leaky_relu", None, "'leaky_relu' cannot be the name"),
        ("2x", None, "'2x' cannot be the name"),
        ("", None, "'' cannot be the name"),
        ("a" * 31, None, "cannot be the name"),
        ("é", None, "'é' cannot be the name"),
        ("../x", None, "'../x' cannot be the name"),
        ("lambda", None, "'lambda' is a keyword of Python"),
        ("match", None, "'match' is a keyword of Python"),
        ("none", None, "'none' is a keyword of Python"),
        ("relu", None, "the course already has 'relu'"),
        ("tensor", None, "the course already has 'tensor'"),
        ("activations", None, "the course already has 'activations'"),
        ("gelu", "Gaussian", "the class cannot be called 'Gaussian'; allowed: 'gelu' with"),
        ("gelu", "gELU", "the class cannot be called 'gELU'"),
        ("gelu", "", "the class cannot be called ''"),
    ],
)
def test_name_that_cannot_be_used_is_refused(tmp_path, name, title, words):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "activations.py").touch()
    with pytest.raises(CourseError) as refused:
        scaffold.create(name, title, tmp_path)
    assert words in str(refused.value)
    assert files(tmp_path) == {"content/activations.py"}


@pytest.mark.parametrize("there", [place for place, _ in scaffold.PARTS.values()])
def test_nothing_is_written_where_one_file_is_there(tmp_path, there):
    path = tmp_path / there.format("swish")
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    with pytest.raises(CourseError, match=r"already exists|already has 'swish'"):
        scaffold.create("swish", None, tmp_path)
    assert files(tmp_path) == {there.format("swish")}
    assert path.read_text() == "mine"


def test_disk_that_fills_up_leaves_no_part_of_a_lesson(tmp_path, monkeypatch):
    read = Path.read_text

    def failing(path, **options):
        if path.name == "page.md":
            raise OSError(28, "No space left on device", str(path))
        return read(path, **options)

    monkeypatch.setattr(Path, "read_text", failing)
    with pytest.raises(OSError, match="No space"):
        scaffold.create("swish", None, tmp_path)
    assert files(tmp_path) == set()


def test_verb_tells_what_is_wrong_with_a_name(capsys):
    assert cli.main(["new", "lesson", "class"]) == 1
    assert capsys.readouterr().err.startswith("course new: 'class' is a keyword of Python")
