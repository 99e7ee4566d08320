"""A lesson source is read whole, or refused with file, line and what is allowed."""

import sys
from dataclasses import FrozenInstanceError

import pytest

from courseware.errors import CourseError
from courseware.lessons.diagnostics import LessonError
from courseware.lessons.reader import read

LESSON = """\
# %% [markdown] lesson={"id": "small", "points": 20}
# # A small lesson

# %% setup={"grade_id": "setup"}
import numpy as np

from tinytorch.core.tensor import Tensor

# %% [markdown]
# ## Write ReLU

# %% exercise={"grade_id": "relu-class", "class": "tinytorch.core.activations.ReLU"}

# %%
print(ReLU()(Tensor([-1.0, 1.0])))

# %% check={"grade_id": "test-relu-immediate", "call": "test_unit_relu_activation", "points": 10}

# %% figure={"id": "relu-hinge", "uses": ["relu"]}

# %% [markdown] reflection={"grade_id": "speed", "title": "Fast", "points": 10, "words": [150, 300]}
# #### Context
# Some are faster.
# #### Question
# Which, and why?
# #### Rubric
# - 6 points: A measured time,
#   with its shape.
# - 4 points: The reason.
# ### BEGIN SOLUTION
# The one that allocates nothing.
# ### END SOLUTION
"""

FIRST = '# %% [markdown] lesson={"id": "small", "points": 20}\n'
CHECK = '"call": "test_unit_relu_activation", "points": 10'
NOTES = "# ### BEGIN SOLUTION\n# The one that allocates nothing.\n# ### END SOLUTION\n"
SECOND = f"{FIRST}# ## W"
NESTED = NOTES.replace("# The", "# ### BEGIN SOLUTION\n# The")


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


def faults_of(path, text):
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LessonError) as caught:
        read(path)
    return caught.value.faults


@pytest.fixture
def path(tmp_path):
    return tmp_path / "small.py"


def test_reads_a_sound_lesson(path):
    path.write_text(LESSON, encoding="utf-8")
    lesson = read(path)
    assert (lesson.name, lesson.points) == ("small", 20)
    assert list(lesson.exercises) == ["relu-class"]
    assert lesson.exercises["relu-class"].name == "ReLU"
    assert lesson.checks["test-relu-immediate"].name == "test_unit_relu_activation"
    assert [cell.kind for cell in lesson.cells] == [
        "lesson", "setup", "prose", "exercise", "code", "check", "figure", "reflection",
    ]  # fmt: skip


def test_reads_the_parts_of_a_reflection(path):
    path.write_text(LESSON, encoding="utf-8")
    task = read(path).reflections["speed"]
    assert (task.title, task.points, task.words) == ("Fast", 10, (150, 300))
    assert (task.context, task.question) == ("Some are faster.", "Which, and why?")
    assert task.rubric == ((6, "A measured time, with its shape."), (4, "The reason."))
    assert task.notes == "The one that allocates nothing."
    assert "150 to 300 words" in task.prompt


# Each row: what is replaced, by what, the text on whose line the fault stands, what is said.
REFUSED = {
    "exercise unknown": ("activations.ReLU", "activations.Relu", "exercise=", "there are ReLU"),
    "module unknown": ("core.activations.", "core.nothing.", "exercise=", "not found; use a"),
    "module of others": ("tinytorch.core.activations.ReLU", "os.Path", "exercise=", "not found"),
    "check unknown": ("unit_relu", "unit_tanh", "check=", "checks are test_unit_relu_activation"),
    "figure unknown": ('"relu-hinge"', '"relu-bend"', "figure=", "there are relu-hinge"),
    "figure cannot use": ('["relu"]', '["softmax"]', "figure=", "allowed: relu"),
    "uses no list": ('["relu"]', '"relu"', "figure=", "a list of different names"),
    "word unknown": ("figure=", "picture=", "picture=", "allowed: lesson, setup, exercise"),
    "key unknown": ('"uses"', '"use"', "figure=", "unknown key 'use'; allowed: id, uses"),
    "grade_id missing": ('"grade_id": "relu-class", ', "", "exercise=", "no 'grade_id'"),
    "grade_id empty": ('"relu-class"', '""', "exercise=", "allowed: a text of at most"),
    "grade_id double": ('"speed"', '"relu-class"', "reflection=", "already the name"),
    "grade_id of the question": ('"setup"', '"speed-question"', "reflection=", "already the name"),
    "grade_id of another": ('"test-relu-immediate"', '"test-relu"', "check=", "is 'test-relu'"),
    "grade_id bad for nbgrader": ('"setup"', '"set up"', "setup=", "schema refuses the setup"),
    "id bad for Jupyter": ('"small"', '"a lesson"', "lesson=", "letters, digits"),
    "points of another": (CHECK, CHECK.replace("10", "9"), "check=", "points is 9; allowed: 10"),
    "points negative": (CHECK, CHECK.replace("10", "-10"), "check=", "points is -10"),
    "points not a number": (CHECK, CHECK.replace("10", "NaN"), "check=", "NaN is not a number"),
    "points absurd": (CHECK, CHECK.replace("10", "1e9"), "check=", "whole number from 1 to 1000"),
    "points infinite": (CHECK, CHECK.replace("10", "1e999"), "check=", "points is inf"),
    "points true": (CHECK, CHECK.replace("10", "true"), "check=", "points is True"),
    "points as text": (CHECK, CHECK.replace("10", '"10"'), "check=", "points is '10'"),
    "points missing": (CHECK, CHECK.replace(', "points": 10', ""), "check=", "no 'points'"),
    "points do not add up": ('"points": 20', '"points": 21', "lesson=", "add up to 20 points"),
    "rubric does not add up": ("# - 4", "# - 3", "reflection=", "adds up to 9 points"),
    "rubric unreadable": ("# - 4 points: ", "# - ", "The reason", "allowed: '- 3 points:"),
    "words swapped": ("[150, 300]", "[300, 150]", "reflection=", "least below most"),
    "words missing": (', "words": [150, 300]', "", "reflection=", "no 'words'"),
    "question missing": ("# #### Question\n", "", "#### Rubric", "expected #### Question"),
    "context empty": ("# Some are faster.\n", "", "reflection=", "nothing below '#### Context'"),
    "notes missing": (NOTES, "", "reflection=", "no 'BEGIN SOLUTION'"),
    "trusted": ('"uses"', '"trusted": true, "uses"', "figure=", "unknown key 'trusted'"),
    "trusted cell": ("# %%\n", "# %% trusted=true\n", "trusted", "not understood"),
    "metadata after metadata": ("# %%\n", "# %% a={} b={}\n", "a={}", "not valid JSON"),
    "lesson missing": (FIRST, "# %% [markdown]\n", "# %%", "0 lesson cells"),
    "lesson twice": ("# %% [markdown]\n# ## W", SECOND, SECOND, "2 lesson cells"),
    "directive": ("# ## Write", "# ```{note}\n# ## Write", "```{note}", "a MyST directive"),
    "colon directive": ("# ## Write", "# :::{tip}\n# ## Write", ":::{tip}", "a MyST directive"),
    "role": ("Which, and", "{ref}`which` and", "{ref}", "a MyST role"),
    "target": ("# ## Write", "# (write-relu)=\n# ## Write", "(write-relu)", "a MyST target"),
    "image": ("# ## Write ReLU", "# ![](x.png)", "![](x.png)", "an image"),
    "heading jump": ("# ## Write", "# ### Write", "### Write", "heading of level 3"),
    "not commented": ("# Some are", "Some are", "Some are", "each line starts with '# '"),
    "not Python": ("print(ReLU", "print(ReLU))(", "print(ReLU", "is not Python"),
    "magic": ("print(ReLU", "%timeit print(ReLU", "%timeit", "is not Python"),
    "exercise with a body": ("ReLU\"}\n", "ReLU\"}\nx = 1\n", "x = 1", "takes no body"),
    "empty cell": ("print(ReLU()(Tensor([-1.0, 1.0])))\n", "", "# %%\n", "an empty cell"),
    "mark in code": ("print(ReLU", "### BEGIN SOLUTION\nprint(ReLU", "### BEGIN", "solution mark"),
    "mark in a string": ("print(ReLU", "print('END SOLUTION', ReLU", "print('END", "solution mark"),
    "mark in prose": ("# ## Write", "# BEGIN SOLUTION\n# ## Write", "# BEGIN", "solution mark"),
    "BEGIN without END": ("# ### END SOLUTION\n", "", "### BEGIN", "BEGIN SOLUTION without an END"),
    "END first": ("# ### BEGIN SOLUTION\n", "", "### END", "END SOLUTION without a BEGIN"),
    "nested": (NOTES, NESTED, "### BEGIN SOLUTION\n# The", "inside the one of line"),
    "text after the notes": (NOTES, NOTES + "# more\n", "more", "outside the sections"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "where", "said"), REFUSED.values(), ids=REFUSED)
def test_refuses_with_file_and_line(path, old, new, where, said):
    assert old in LESSON
    text = LESSON.replace(old, new, 1)
    faults = faults_of(path, text)
    line = line_of(text, where)
    assert any(f.startswith(f"{path}:{line}: ") and said in f for f in faults), faults


def test_refuses_a_check_before_its_exercise(path):
    cells = LESSON.split("\n\n# %%")
    text = "\n\n# %%".join([*cells[:3], cells[5], *cells[3:5], *cells[6:]])
    faults = faults_of(path, text)
    said = "check uses 'relu', but no exercise before it has that class"
    assert faults == [f"{path}:{line_of(text, 'check=')}: {said}"]


def test_reports_all_faults_in_the_order_of_lines(path):
    text = LESSON.replace("activations.ReLU", "activations.Relu").replace("# - 4", "# - 3")
    faults = faults_of(path, text.replace("print(ReLU", "print(ReLU))("))
    assert [fault.split(": ")[0] for fault in faults] == [
        f"{path}:{line_of(text, part)}" for part in ("exercise=", "print(", "reflection=")
    ]


@pytest.mark.parametrize("data", [b"\xff\xfe# %%\n", b"\xef\xbb\xbf# %%\nx = 1\n", b"x = 1\n", b""])
def test_refuses_what_is_no_lesson(path, data):
    path.write_bytes(data)
    with pytest.raises(LessonError, match=r"small\.py:1: "):
        read(path)


def test_refuses_a_missing_file(path):
    with pytest.raises(LessonError, match=r"small\.py:1: cannot be read"):
        read(path)


@pytest.fixture
def without_nbgrader(monkeypatch):
    for name in [name for name in sys.modules if name.split(".")[0] == "nbgrader"]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "nbgrader", None)


def test_says_what_to_install_where_nbgrader_is_missing(path, without_nbgrader):
    path.write_text(LESSON, encoding="utf-8")
    with pytest.raises(CourseError, match=r"nbgrader cannot be loaded .* pip install nbgrader"):
        read(path)


def test_reads_for_grading_without_nbgrader(path, without_nbgrader):
    path.write_text(LESSON, encoding="utf-8")
    assert read(path, for_nbgrader=False).points == 20


def test_cells_are_whole_and_stay_as_they_are(path):
    path.write_text(LESSON, encoding="utf-8")
    lesson = read(path)
    assert [cell.classes for cell in lesson.cells if cell.kind in ("check", "figure")] == [
        {"relu": "ReLU"},
        {"relu": "ReLU"},
    ]
    with pytest.raises(FrozenInstanceError):
        lesson.cells[0].made = None


def test_checks_and_figures_become_one_call(path):
    path.write_text(LESSON, encoding="utf-8")
    cells = {cell.id: cell.source for cell in read(path).notebook("student").cells}
    assert cells["test-relu-immediate"] == (
        "from tinytorch.checks import test_unit_relu_activation\n\n"
        "display(test_unit_relu_activation(ReLU))"
    )
    assert cells["figure-relu-hinge"] == (
        'from tinytorch.widgets import explore\n\nexplore("relu-hinge", relu=ReLU)'
    )
