"""Folders below ``tinytorch/added`` are found by themselves; a broken one is named."""

import importlib
import sys

import pytest

from tinytorch import added, figures
from tinytorch.checks import registry
from tinytorch.checks.asked import elementwise
from tinytorch.checks.attempts import run
from tinytorch.core.tensor import Tensor

CHECK = """
from tinytorch.checks.asked import elementwise

CHECK = elementwise(
    "Double",
    lambda value: 2 * value,
    check={{"name": "{name}", "module": __name__, "grade_id": "test-double",
            "points": 3, "title": "Double on its own"}},
    mistakes=[("half", lambda value: value / 2)],
    hints={{"half": ("Half.", "Twice.")}},
    solution="def forward(self, x): ...",
)
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Lays the folder ``double`` with the given files where added activations are looked for."""

    def lay(**parts):
        home = tmp_path / "tinytorch" / "added" / "double"
        home.mkdir(parents=True)
        for name, text in {"__init__": "", **parts}.items():
            (home / f"{name}.py").write_text(text)
        importlib.invalidate_caches()

    monkeypatch.setattr(added, "__path__", [str(tmp_path / "tinytorch" / "added")])
    forget()
    yield lay
    forget()


def forget():
    added.checks.cache_clear()
    added.figures.cache_clear()
    for name in [name for name in sys.modules if name.startswith("tinytorch.added.")]:
        del sys.modules[name]


def double(forward):
    body = {"forward": forward, "__call__": lambda self, x: self.forward(x)}
    return type("Double", (), body)


def test_without_folders_there_is_what_the_course_has(folder):
    assert added.names() == []
    assert registry.every() == registry.CHECKS
    assert figures.every() == figures.FIGURES


def test_folder_is_found_and_its_check_judges(folder):
    folder(check=CHECK.format(name="test_unit_double"))
    assert added.names() == ["double"]
    assert registry.find("test_unit_double").module == "tinytorch.added.double.check"
    right = run(registry.find("test_unit_double"), double(lambda self, x: Tensor(2.0 * x.data)))
    assert (right.passed, right.points) == (True, 3)
    wrong = run(registry.find("test_unit_double"), double(lambda self, x: Tensor(x.data / 2)))
    assert wrong.mistakes[0] == "half"
    assert wrong.help["half"] == ("Half.",)


def test_what_was_added_cannot_take_the_place_of_a_check_of_the_course(folder):
    folder(check=CHECK.format(name="test_unit_relu_activation"))
    assert registry.every()["test_unit_relu_activation"].points == 10


def test_folder_without_a_figure_is_no_fault(folder):
    folder(check=CHECK.format(name="test_unit_double"))
    assert figures.every() == figures.FIGURES


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = 1\ny = = 2", "tinytorch/added/double/check.py:2: SyntaxError: invalid syntax"),
        ("import nowhere", "ModuleNotFoundError: No module named 'nowhere'"),
        ("1 / 0", "tinytorch/added/double/check.py:1: ZeroDivisionError"),
        ("ASKED = 1", "has no attribute 'CHECK'"),
    ],
)
def test_folder_that_cannot_be_read_is_named(folder, text, words):
    folder(check=text)
    with pytest.raises(ImportError) as told:
        registry.find("test_unit_double")
    assert words in str(told.value)
    assert registry.find("test_unit_relu_activation").points == 10


NAMED = {
    "half": lambda self, x: Tensor(x.data / 2),
    "unchanged": lambda self, x: Tensor(x.data * 1.0),
    "all-zero": lambda self, x: Tensor(x.data * 0.0),
    "truncated": lambda self, x: Tensor((2 * x.data).astype(int)),
    "not-finite": lambda self, x: Tensor(x.data / 0.0),
    "flattened": lambda self, x: Tensor((2.0 * x.data).ravel()),
    "one-number": lambda self, x: Tensor(x.data.sum()),
    "dropped": lambda self, x: Tensor(x.data[x.data > 0]),
    "values": lambda self, x: Tensor(x.data * 3.0),
    "dtype-changed": lambda self, x: Tensor(2 * x.data.astype("float64")),
}


@pytest.mark.parametrize("mistake", NAMED)
def test_mistake_is_named(folder, mistake):
    folder(check=CHECK.format(name="test_unit_double"))
    assert run(registry.find("test_unit_double"), double(NAMED[mistake])).mistakes[0] == mistake


def test_formula_of_a_mistake_may_have_no_answer(folder):
    text = CHECK.format(name="test_unit_double").replace("value / 2", "value / 0")
    folder(check=text)
    assert run(
        registry.find("test_unit_double"), double(lambda self, x: Tensor(2.0 * x.data))
    ).passed


def test_random_inputs_reach_far_from_zero():
    words = {"name": "n", "module": "m", "grade_id": "g", "points": 1, "title": "t"}
    check = elementwise("Double", lambda v: 2 * v, check=words, mistakes=[], hints={}, solution="")
    import random

    steps = check.kinds["large"][1](random.Random(1))
    assert max(map(abs, steps[0]["x"]["values"])) > 100
