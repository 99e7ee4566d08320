"""The worked example of *For instructors*: its very commands, in a copy of the course."""

import json
import re
import subprocess
import sys

import pytest

from tests.chromium.example import RIGHT, ROOMS, ROOT, commands, copy, run

JUDGE = """
import json, sys
notebook, text = sys.argv[1:]
cells = {cell["id"]: "".join(cell["source"]) for cell in json.load(open(notebook))["cells"]}
space = {}
exec(cells["setup"], space)
exec(text or cells["gelu-class"], space)
try:
    shown = []
    exec(cells["test-gelu-immediate"], space | {"display": shown.append})
    (result,) = shown
except AssertionError as failed:
    result = failed.result
print(json.dumps(result.to_json()))
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    root = tmp_path_factory.mktemp("course")
    copy(root)
    return root


@pytest.fixture(scope="module")
def said(course):
    """What the commands of the chapter said; the site itself is built in the browser tests."""
    return {line: run(course, line) for line in commands() if not line.endswith("course site")}


def test_commands_are_those_that_are_tested(said):
    assert [line.split()[:2] for line in commands()] == [
        [".venv/bin/course", "new"],
        ["cp", "-r"],
        [".venv/bin/course", "check"],
        [".venv/bin/course", "site"],
    ]


def test_no_file_of_the_course_is_touched(course, said):
    for room in ROOMS:
        for path in (ROOT / room).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert (course / path.relative_to(ROOT)).read_bytes() == path.read_bytes()


def test_example_is_sound_and_nothing_is_left_to_fill_in(said):
    checked = said[".venv/bin/course check"]
    assert "lesson   gelu: 10 cells, 10 points" in checked
    assert "check    test-gelu-immediate: the solution passes, the stub does not" in checked
    assert len(re.findall(r"^answer   test_unit_gelu_activation: ", checked, re.MULTILINE)) == 15
    assert "fill in" not in checked
    assert checked.endswith("No faults found.\n")


@pytest.fixture(scope="module")
def judged(course, said, tmp_path_factory):
    """What the check in the released notebook says about a text of the class."""
    kit = tmp_path_factory.mktemp("kit") / "out"
    run(course, f".venv/bin/course release {kit} --lesson gelu")

    def judge(text):
        command = [sys.executable, "-c", JUDGE, str(kit / "gelu.ipynb"), text]
        done = subprocess.run(command, cwd=kit, env={"PYTHONPATH": str(course)}, check=True,
                              capture_output=True, text=True)  # fmt: skip
        return json.loads(done.stdout)

    return judge


def test_check_in_the_notebook_gives_the_right_class_its_points(judged):
    assert judged(RIGHT)["points"] == 10


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        (RIGHT, "", "This part is not written yet."),
        ("Tensor(0.5 * ", "Tensor(", "Everything is twice as large"),
        ("x.data + 0.044715 * x.data**3", "x.data", "something inside tanh is missing"),
        ("return Tensor(0", "return (0", "A bare NumPy array came back"),
    ],
)
def test_check_in_the_notebook_gives_a_wrong_class_its_hint(judged, old, new, hint):
    result = judged(RIGHT.replace(old, new))
    assert result["points"] == 0
    first = next(verdict for verdict in result["verdicts"] if not verdict["passed"])
    assert hint in first["hint"]
