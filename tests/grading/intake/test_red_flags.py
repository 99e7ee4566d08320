"""Code that reaches into Python is noted; code that learners write is not."""

import time

import pytest

from courseware.grading.intake import notebook as read_as_data
from courseware.grading.intake import red_flags
from tests.grading.submissions import HONEST, notebook


def notes(source):
    return red_flags.notes([{"number": 7, "source": source}], {})


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("shell.ast_transformers.append(x)", "ast_transformers"),
        ("sys.settrace(f); sys.settrace(g)", "settrace"),
        ("frame.f_back.f_locals", "f_back, f_locals"),
        ("x = builtins.len", "builtins"),
        ("np.allclose = lambda *a: True", "np.allclose ="),
        ("numpy.testing.assert_allclose=f", "numpy.testing.assert_allclose ="),
        ("tinytorch.checks.observe.observe = f", "tinytorch.checks.observe.observe ="),
        ("open('/etc/passwd')", "/etc/passwd"),
    ],
)
def test_a_sign_is_named_once(source, words):
    assert notes(source) == [f"cell 7 mentions {words}"]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import  js", "js"), ("from js import document", "js"), ("import os.path as p", "os.path"),
        ("%pip install x\nimport ctypes, gc", "ctypes, gc"), ("from . import a", "."),
        ("__import__('js').eval(x)", "js"), ("importlib.import_module(name)", "__import__"),
    ],
)  # fmt: skip
def test_an_import_that_no_exercise_needs_is_named(source, names):
    assert notes(source) == [f"cell 7 imports {names}"]


@pytest.mark.parametrize(
    "source",
    [
        "'import js'", "# import os", "import numpy.linalg as la, math",
        "x = np.maximum(a, 0, out=x.data)", "assert np.allclose(a, b) == True", "x.np.y = 3",
        "ok = np.float64 == x.dtype", "mysettrace = 1", "import json", "print(np.pi)",
    ],
)  # fmt: skip
def test_what_learners_write_is_no_sign(source):
    assert notes(source) == []


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_notebook_has_no_signs(lesson, name):
    found = read_as_data.read(notebook(lesson, HONEST[name])).cells
    code = [{"number": c.number, "source": c.source} for c in found if c.kind == "code"]
    assert red_flags.notes(code, {}) == []


def test_a_cell_is_called_by_its_grade_id():
    cells = [{"number": 7, "source": "import js"}]
    assert red_flags.notes(cells, {7: "relu-class"}) == ["cell relu-class imports js"]


@pytest.mark.parametrize(
    "part", ["np.a", "np.a ", "np.", "import ", "sys.", "import js ", "=", "np.a\t"]
)
def test_no_text_takes_long(part):
    began = time.process_time()
    notes(part * (200_000 // len(part)))
    assert time.process_time() - began < 2
