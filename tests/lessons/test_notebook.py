"""The notebooks that learners and instructors get: valid, sealed, the same bytes every time."""

import json
import os
import shutil
import subprocess
import sys

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator

from courseware.files import ROOT
from courseware.lessons import curriculum
from courseware.lessons.diagnostics import LessonError
from courseware.lessons.reader import read

LESSON = ROOT / "content" / "activations.py"
KINDS = ("student", "instructor")
POINTS = {
    "test-relu-immediate": 10,
    "test-softmax-immediate": 10,
    "test-activations-comprehensive": 15,
    "test-activations-integration": 10,
    "ml-systems-performance": 10,
    "ml-systems-stability": 10,
    "ml-systems-evolution": 10,
}


@pytest.fixture(scope="module", params=KINDS)
def notebook(request, lesson):
    return lesson.notebook(request.param)


def graded(notebook):
    return {
        cell.metadata.nbgrader.grade_id: cell
        for cell in notebook.cells
        if "nbgrader" in cell.metadata
    }


def code_of(notebook):
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def run(sources):
    """Run cells in order in a fresh Python that treats warnings as errors, as one program."""
    program = "import sys, json\nspace = {'__name__': '__main__', 'display': str}\n"
    program += "for source in json.load(sys.stdin): exec(compile(source, 'cell', 'exec'), space)\n"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        input=json.dumps(sources), capture_output=True, text=True, timeout=120, check=False,
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_is_valid_for_nbformat_and_nbgrader(notebook):
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)


def test_points_are_those_of_the_records(notebook):
    cells = graded(notebook)
    points = {name: c.metadata.nbgrader.get("points") for name, c in cells.items()}
    assert {name: worth for name, worth in points.items() if worth is not None} == POINTS
    assert sum(POINTS.values()) == notebook.metadata.tinytorch.points == 75


def test_ids_are_grade_ids_and_unique(notebook):
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert all(cell.id == name for name, cell in graded(notebook).items())


def test_kinds_of_cells_have_nbgraders_flags(notebook):
    def flags(name):
        meta = graded(notebook)[name].metadata
        record = meta.nbgrader
        return record.grade, record.solution, record.locked, meta.editable, meta.deletable

    assert flags("relu-class") == (False, True, False, True, False)
    assert flags("softmax-class") == (False, True, False, True, False)
    assert flags("setup") == (False, False, True, False, False)
    assert flags("test-relu-immediate") == (True, False, True, False, False)
    assert flags("ml-systems-stability") == (True, True, False, True, False)
    assert flags("ml-systems-stability-question") == (False, False, True, False, False)


def test_holds_no_outputs_and_no_trust(notebook):
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in cells)
    assert "trusted" not in nbformat.writes(notebook)


def test_names_the_kernel_of_jupyterlite(notebook):
    assert notebook.metadata.kernelspec == {
        "name": "python",
        "display_name": "Python (Pyodide)",
        "language": "python",
    }


def test_same_bytes_in_every_process(tmp_path):
    program = "import sys; from courseware.lessons.reader import read\n"
    program += "for kind in sys.argv[2:]: open(kind, 'w').write(read(sys.argv[1]).text(kind))"
    subprocess.run(
        [sys.executable, "-c", program, LESSON, *KINDS],
        cwd=tmp_path, env=os.environ | {"PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT)}, check=True,
    )  # fmt: skip
    for kind in KINDS:
        text = read(LESSON).text(kind)
        assert text == (tmp_path / kind).read_text(encoding="utf-8")
        assert text.endswith("}\n")


def test_the_student_notebook_holds_no_solution(lesson):
    text = lesson.text("student")
    whole = "\n".join(s for cell in json.loads(text)["cells"] for s in cell["source"])
    secret = [line for e in lesson.exercises.values() for line in hidden(e.solution)]
    secret += [line for task in lesson.reflections.values() for line in task.notes.splitlines()]
    secret = [line.strip() for line in secret if len(line.strip()) > len("return x")]
    assert len(secret) > 20
    assert [line for line in secret if line in whole] == []
    assert "SOLUTION" not in whole


def hidden(solution):
    inside = False
    for line in solution.splitlines():
        if "SOLUTION" in line:
            inside = "BEGIN" in line
        elif inside:
            yield line


def test_the_instructor_notebook_runs_and_passes(lesson):
    done = run(code_of(lesson.notebook("instructor")))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


def test_the_stub_says_what_is_not_written_yet(lesson):
    cells = graded(lesson.notebook("student"))
    for check in lesson.checks:
        names = ("setup", "relu-class", "softmax-class", check)
        done = run([cells[name].source for name in names])
        assert done.returncode != 0
        assert "not written yet" in done.stderr


def test_version_follows_what_a_learner_sees(tmp_path, lesson):
    text = LESSON.read_text(encoding="utf-8")
    path = tmp_path / "activations.py"
    path.write_text(text.replace("You need about two hours", "You need about three hours"), "utf-8")
    assert read(path).version != lesson.version
    path.write_text(text, "utf-8")
    assert read(path).version == lesson.version


def test_refuses_another_kind(lesson):
    with pytest.raises(ValueError, match="allowed: student, instructor"):
        lesson.notebook("teacher")


def test_writes_nothing_when_the_lesson_is_refused(tmp_path):
    content = tmp_path / "content"
    content.mkdir()
    shutil.copy(LESSON, content)
    (content / "bad.py").write_text("# %%\nx = 1\n")
    with pytest.raises(LessonError, match="0 lesson cells"):
        curriculum.write(tmp_path, content)
    assert list(tmp_path.glob("*.ipynb")) == []
