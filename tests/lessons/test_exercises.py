"""Exercises are cut out of a class: signature and docstring stay, the body goes."""

import ast
import importlib
import sys

import pytest

from courseware.lessons.diagnostics import Faults, LessonError
from courseware.lessons.exercises import cut

CLASS = '''\
class Double:
    """Twice x."""

    def __init__(self, times=2):
        self.times = times

    def forward(self, x):
        """Return a new one."""
        # the secret way
        return x * self.times
        # a trailing secret

    def forward_(self, x):
        """Change x.

        More words.
        """

        x *= self.times
        return x

    def __call__(self, x):
        """Return ``forward(x)``."""
        return self.forward(x)
'''
STUB = '''\
class Double:
    """Twice x."""

    def __init__(self, times=2):
        self.times = times

    def forward(self, x):
        """Return a new one."""
        # Your code here, in place of the next line.
        raise NotImplementedError("Double.forward is not written yet")

    def forward_(self, x):
        """Change x.

        More words.
        """
        # Your code here, in place of the next line.
        raise NotImplementedError("Double.forward_ is not written yet")

    def __call__(self, x):
        """Return ``forward(x)``."""
        return self.forward(x)'''


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Write a module ``double`` into a package that stands in for ``tinytorch``."""
    home = tmp_path / "standin"
    home.mkdir()
    (home / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("courseware.lessons.exercises.PACKAGE", "standin")
    importlib.invalidate_caches()
    yield home
    sys.modules.pop("standin", None)


def exercise(package, text, name="Double"):
    (package / "double.py").write_text(text)
    faults = Faults("lesson.py")
    made = cut(f"standin.double.{name}", 7, faults)
    faults.refuse()
    return made


def test_takes_out_bodies_and_comments(package):
    assert exercise(package, CLASS).stub == STUB


def test_puts_whole_bodies_between_marks(package):
    solution = exercise(package, CLASS).solution
    plain = [line for line in solution.splitlines() if "SOLUTION" not in line]
    assert [line for line in plain if line] == [line for line in CLASS.splitlines() if line]
    assert solution.count("        ### BEGIN SOLUTION\n") == 2
    assert solution.count("        ### END SOLUTION\n") == 2


def test_keeps_what_stands_round_the_class(package):
    text = f"import os\n\n\nclass Other:\n    pass\n\n\n{CLASS}\n\ndef after():\n    pass\n"
    assert exercise(package, text).stub == STUB


@pytest.mark.parametrize("name", ["ReLU", "Softmax"])
def test_cuts_the_exercises_of_the_course(name):
    faults = Faults("lesson.py")
    made = cut(f"tinytorch.core.activations.{name}", 1, faults)
    faults.refuse()
    ast.parse(made.solution)
    (node,) = ast.parse(made.stub).body
    methods = {item.name: item for item in node.body if isinstance(item, ast.FunctionDef)}
    raising = [m for m, item in methods.items() if isinstance(item.body[-1], ast.Raise)]
    assert raising == {"ReLU": ["forward", "forward_"], "Softmax": ["forward"]}[name]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('        """Return a new one."""\n', "", 7, "method forward needs a docstring"),
        ('one."""\n', 'one."""; x = 1\n', 8, "the body of forward must begin on a new line"),
        ("# the secret way", "### BEGIN SOLUTION", 9, "a solution mark in the package"),
        ("class Double", "class Triple", None, "no class 'Double'"),
        ("def forward", "def __forward", None, "no method for the learner to write"),
    ],
)
def test_refuses_a_class_that_would_leak_or_ask_nothing(package, old, new, line, said):
    text = CLASS.replace(old, new)
    assert text != CLASS
    with pytest.raises(LessonError, match=said) as caught:
        exercise(package, text)
    where = f"{package / 'double.py'}:{line}: " if line else "lesson.py:7: "
    assert any(fault.startswith(where) for fault in caught.value.faults)
