"""Files and functions stay small enough to read in one sitting, and lie where one looks."""

import ast
import subprocess

import pytest

from courseware.files import ROOT

STATEMENTS, LINES, COLUMNS, ENTRIES = 40, 300, 88, 14
TRACKED = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()
    if (ROOT / name).is_file()
]  # fmt: skip
LESSONS = {ROOT / "content" / "activations.py"}  # prose more than code
PYTHON = sorted(path for path in TRACKED if path.suffix == ".py" and path not in LESSONS)
SCRIPTS = sorted(path for path in TRACKED if path.suffix in (".js", ".mjs"))
STYLES = sorted(path for path in TRACKED if path.suffix == ".css")
MARKING = ROOT / "courseware" / "grading" / "reports" / "templates" / "reflections.js"
IN_DENO = {  # these run in Deno, when the course is built, graded or measured
    ROOT / "benchmarks" / "browser.mjs",
    ROOT / "courseware" / "runtime" / "inside" / "bytecode.mjs",
    ROOT / "courseware" / "runtime" / "inside" / "snapshot.mjs",
    ROOT / "courseware" / "grading" / "reports" / "words.mjs",
    *(ROOT / "courseware" / "grading" / "sandbox" / "inside").glob("*.mjs"),
}


def name(path):
    return path.relative_to(ROOT).as_posix()


def lines(path):
    return path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", PYTHON + SCRIPTS + STYLES, ids=name)
def test_a_file_has_at_most_300_lines(path):
    assert len(lines(path)) <= LINES


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_a_function_has_at_most_40_statements(path):
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    sizes = {
        f"{node.name} in line {node.lineno}": sum(
            isinstance(part, ast.stmt) for part in ast.walk(node) if part is not node
        )
        for node in functions
    }
    assert {where: size for where, size in sizes.items() if size > STATEMENTS} == {}


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_line_of_a_script_has_at_most_88_columns(path):
    assert [n for n, line in enumerate(lines(path), 1) if len(line) > COLUMNS] == []


def test_scripts_of_the_browser_lie_in_web():
    outside = {path for path in SCRIPTS if not path.is_relative_to(ROOT / "web")}
    ours = {path for path in outside if not path.is_relative_to(ROOT / "tests")}
    assert ours == {MARKING, *IN_DENO}


def test_the_tool_has_few_rooms_on_a_small_ground_floor():
    folder = ROOT / "courseware"
    entries = {path.relative_to(folder).parts[0] for path in TRACKED if path.is_relative_to(folder)}
    assert len(entries) <= ENTRIES, sorted(entries)
