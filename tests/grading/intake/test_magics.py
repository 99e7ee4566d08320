"""Cells with magics and commands: the class in them counts."""

import pytest

from courseware.grading import texts
from courseware.grading.intake.magics import make_plain

CLASS = "class ReLU:\n    def forward(self, x):\n        return x\n"
LEFT = "pass\n" + CLASS


def made(source):
    """What is run for a cell, and the notes on it."""
    cells = [{"number": 1, "source": source}]
    notes = make_plain(cells, {1: "relu-class"})
    return cells[0]["source"], notes


class Shell:
    """Does nothing, as the sandbox's."""

    def getoutput(self, command):
        return []

    def __getattr__(self, name):
        return lambda *given: None


@pytest.mark.parametrize(
    "source",
    [
        f"%%time\n{CLASS}",
        f"\n%%timeit -n 1\n{CLASS}",
        f"%%capture out\n%matplotlib inline\n{CLASS}",
        f"%matplotlib inline\n{CLASS}",
        f"files = !ls\nprint(len(files))\n{CLASS}",
        f"!pip install numpy\n{CLASS}",
        f"%pip install numpy\n{CLASS}",
        f"x = %time 3\n{CLASS}",
        f"{CLASS}\nReLU?",
        f"?ReLU\n{CLASS}",
        f"{CLASS}\nReLU.forward??",
        f"get_ipython().system('ls')\n{CLASS}",
    ],
)
def test_the_class_is_there(source):
    plain, notes = made(source)
    names = {"get_ipython": Shell}
    exec(plain, names)
    assert names["ReLU"]().forward(3) == 3
    assert notes == []


@pytest.mark.parametrize("command", ["pip install numpy", "conda install x", "cat a.txt", "cd .."])
def test_a_bare_command_is_left_out_and_told(command):
    assert made(f"{command}\n{CLASS}") == (LEFT, [texts.CELL_COMMAND.format(name="relu-class")])


@pytest.mark.parametrize("magic", ["%%writefile relu.py", "%%bash", "%%html"])
def test_what_the_browser_does_not_run_as_python_is_told(magic):
    words = texts.CELL_MAGIC.format(name="relu-class", magic=magic)
    assert made(f"{magic}\n{CLASS}") == ("pass\n", [words])


@pytest.mark.parametrize(
    "source",
    [
        CLASS,
        "ls = [1]\nprint(ls[0] % 2)",
        'class A:\n    """\n    %d of\n!x\n    """\n',
        "def f(:\n",
        "await g()",
        "",
    ],
)
def test_what_is_python_or_cannot_be_stays(source):
    assert made(source) == (source, [])


def test_a_docstring_stays_as_it_is_beside_a_magic():
    plain, _ = made('class A:\n    """\n    %d of\n!x\n    """\n%time 3')
    assert plain.startswith('class A:\n    """\n    %d of\n!x\n    """\n')
