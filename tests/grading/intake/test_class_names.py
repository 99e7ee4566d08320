"""A class of another name is told of, or nobody would know why there are no points."""

import pytest

from courseware.grading.intake.class_names import notes
from courseware.grading.intake.locked_cells import Released, restore
from courseware.grading.intake.notebook import read
from tests.grading.submissions import Kind, notebook


@pytest.fixture
def noted(lesson):
    released = Released.of(lesson)

    def run(**given):
        restored = restore(released, read(notebook(lesson, Kind(None, **given), False)))
        return notes(released, restored)

    return run


@pytest.mark.parametrize(
    ("code", "others"),
    [
        ("class MyReLU:\n    pass", "MyReLU"),
        ("class Relu:\n    pass", "Relu"),
        ("class Rectifier:\n    pass", "Rectifier"),
        ("!ls\nclass Relu_2:\n    pass", "Relu_2"),
        ("class A:\n    pass\nclass B(A):\n    pass", "A, B"),
    ],
)
def test_the_class_found_is_named(noted, code, others):
    (note,) = noted(relu=lambda: code)
    assert note == f"no class ReLU in the notebook; relu-class makes {others}"


def test_a_near_name_in_another_cell_is_named(noted):
    (note,) = noted(relu=lambda: "pass", extra=("class my_relu:\n    pass",))
    assert note.endswith("makes my_relu")


@pytest.mark.parametrize(
    "code",
    [
        "class ReLU:\n    pass",
        "class MyReLU:\n    pass\nReLU = MyReLU",
        "from somewhere import MyReLU as ReLU",
        "if True:\n    class ReLU:\n        pass",
        "x = 3",
        "",
    ],
)
def test_nothing_is_said_of_other_code(noted, code):
    assert noted(relu=lambda: code) == []


def test_the_other_exercises_class_is_no_near_name(noted):
    assert (
        noted(relu=lambda: "", softmax=lambda: "class ReLU6:\n    pass\nclass Softmax: pass") != []
    )
    assert noted(relu=lambda: "class Softmax:\n    pass") == []
