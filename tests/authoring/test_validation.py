"""Lessons that are sound pass; each unsound one is named with its file and line."""

import pytest

from courseware import cli
from courseware.authoring import validation
from courseware.lessons import curriculum, exercises
from courseware.lessons.diagnostics import LessonError
from courseware.lessons.exercises import Exercise
from tinytorch.core.activations import ReLU

LESSON = """\
# %% [markdown] lesson={"id": "small", "points": 10}
# # A small lesson

# %% setup={"grade_id": "setup"}
import numpy as np

from tinytorch.core.tensor import Tensor

# %% exercise={"grade_id": "relu-class", "class": "tinytorch.core.activations.ReLU"}

# %%
print(ReLU()(Tensor([-1.0, 1.0])))

# %% check={"grade_id": "test-relu-immediate", "call": "test_unit_relu_activation", "points": 10}
"""
ANSWERS = """\
from typing import NamedTuple

from tinytorch.core.activations import ReLU
from tinytorch.core.tensor import Tensor


class WrongAnswer(NamedTuple):
    what: str
    check: str
    classes: dict
    mistake: str


class Absolute(ReLU):
    def forward(self, x):
        return Tensor(abs(x.data))


WRONG = (
    WrongAnswer("absolute value", "test_unit_relu_activation", {"relu": Absolute}, "absolute"),
)
"""
UNWRITTEN = "class ReLU:\n    def forward(self, x):\n        raise NotImplementedError"


@pytest.fixture
def content(tmp_path):
    content = tmp_path / "content"
    content.mkdir()
    (content / "small.py").write_text(LESSON)
    (content / "wrong_answers.py").write_text(ANSWERS)
    return content


def faults(content, said=None):
    tell = [].append if said is None else said.append
    found = validation.main(content, content.parent / "_site", tell)
    return [line.removeprefix(f"{content}/") for line in found]


def change(content, name, old, new):
    text = (content / name).read_text()
    assert old in text
    (content / name).write_text(text.replace(old, new))


def test_sound_content_has_no_faults_and_a_line_for_each_thing(content):
    said = []
    assert faults(content, said) == []
    assert said == [
        "lesson   small: 5 cells, 10 points (10 by checks, 0 by hand)",
        "check    test-relu-immediate: the solution passes, the stub does not",
        "answer   test_unit_relu_activation: absolute value: absolute",
        f"links    not checked: there is no {content.parent / '_site'}; `course site` builds it",
    ]


def test_lesson_that_is_refused_does_not_hide_the_others(content):
    (content / "first.py").write_text("# %% nonsense")
    (content / "zoo.py").write_bytes(b"\xff")
    found = faults(content)
    assert list(dict.fromkeys(line.split(" ")[0] for line in found)) == ["first.py:1:", "zoo.py:1:"]


def test_points_that_do_not_add_up_are_told(content):
    change(content, "small.py", '"small", "points": 10', '"small", "points": 11')
    found = faults(content)
    assert found[0] == "small.py:1: the cells add up to 10 points, the lesson says 11"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("other.py", "other.py:1: the lesson is 'small'; allowed here: 'other'"),
        ("a#b é.py", "a#b é.py:1: file name 'a#b é'; allowed: 1 to 64 letters"),
    ],
)
def test_file_name_that_no_link_can_use_is_told(content, name, told):
    (content / "small.py").rename(content / name)
    assert faults(content)[0].startswith(told)


@pytest.mark.parametrize(
    ("stub", "solution", "told"),
    [
        (UNWRITTEN, UNWRITTEN, "the solution fails at "),
        (UNWRITTEN, "1 / 0", "this cell fails with ZeroDivisionError"),
        ("{right}", "{right}", "the stub passes; it must fail"),
        ("class ReLU:\n    pass", "{right}", "the stub gets the hint 'no-method"),
    ],
)
def test_solution_that_fails_and_stub_that_passes_are_told(
    content, monkeypatch, stub, solution, told
):
    right = f"from {ReLU.__module__} import ReLU"
    made = Exercise("ReLU", stub.format(right=right), solution.format(right=right))
    monkeypatch.setattr(exercises, "cut", lambda *given: made)
    found = faults(content)
    assert [line for line in found if told in line and line.startswith("small.py:")], found


def test_grade_id_of_another_lesson_is_told(content):
    (content / "twice.py").write_text(LESSON.replace('"small"', '"twice"'))
    assert faults(content) == [
        "twice.py:9: 'relu-class' is also in the lesson 'small'",
        "twice.py:14: 'test-relu-immediate' is also in the lesson 'small'",
    ]


NOTEBOOKS = {
    "bad": b"{",
    "old": b'{"nbformat": 3, "worksheets": []}',
    "future": b'{"nbformat": 4, "nbformat_minor": 99, "cells": [], "metadata": {}}',
    "empty": b"",
    "bom": b"\xef\xbb\xbf{}",
    "large": b" " * 5_000_000,
}


def test_notebooks_are_no_lessons_and_do_not_hide_the_others(content):
    for name, data in NOTEBOOKS.items():
        (content / f"{name}.ipynb").write_bytes(data)
    change(content, "small.py", "print(ReLU()", "print(RelU()")
    found = faults(content)
    told = "a notebook; lessons are .py files, notebooks are made from them"
    assert found[:-1] == [f"{name}.ipynb:1: {told}" for name in sorted(NOTEBOOKS)]
    assert "NameError" in found[-1]


@pytest.mark.parametrize("name", ["a b", "a#b", "100%", "é", "\N{GRINNING FACE}", "x" * 200])
def test_lesson_whose_name_no_link_can_use_is_refused_before_it_is_built(content, name):
    (content / "small.py").rename(content / f"{name}.py")
    with pytest.raises(LessonError, match=r"file name .*allowed: 1 to 64 letters"):
        curriculum.read(content)


def test_lessons_whose_names_differ_in_capitals_only_are_told(content):
    folder = content / "added" / "Small"
    folder.mkdir(parents=True)
    (folder / "lesson.py").write_text(LESSON)
    told = f"apart from capital letters this is the name of {content / 'small.py'}"
    assert curriculum.faults(content) == [f"{folder / 'lesson.py'}:1: {told}"]


def test_cell_that_fails_is_told_with_its_line(content):
    change(content, "small.py", "print(ReLU()", "y = 1\nprint(RelU()")
    assert faults(content) == [
        "small.py:13: this cell fails with NameError: name 'RelU' is not defined"
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"absolute")', '"leaky")', "20: 'absolute value' gets the hint 'absolute'; planned: "),
        ("abs(x.data)", "x.data.clip(0)", "20: 'absolute value' passes; planned: 'absolute'"),
        ("test_unit_relu", "test_relu", "20: 'absolute value': no check 'test_relu_activation'"),
        ("Absolute}", "Other}", "20: cannot be run: NameError: name 'Other'"),
        ("WRONG = (", "WRONG = ((", "19: cannot be read: '(' was never closed"),
        ("WRONG =", "RIGHT =", "1: cannot be run: AttributeError"),
    ],
)
def test_wrong_answer_without_its_hint_is_told(content, old, new, told):
    change(content, "wrong_answers.py", old, new)
    found = faults(content)
    assert [line for line in found if line.startswith(f"wrong_answers.py:{told}")], found


def test_check_without_a_wrong_answer_is_told(content):
    (content / "wrong_answers.py").write_text("WRONG = ()\n")
    told = "wrong_answers.py:1: no wrong answer is planned for the check test_unit_relu_activation"
    assert faults(content) == [told]


@pytest.mark.parametrize(("fault", "code"), [([], 0), (["a.py:1: wrong"], 1)])
def test_verb_ends_with_1_when_there_are_faults(monkeypatch, capsys, fault, code):
    monkeypatch.setattr(validation, "main", lambda content, site: fault)
    assert cli.main(["check"]) == code
    assert capsys.readouterr().out == ("a.py:1: wrong\n" if fault else "No faults found.\n")
