"""A class that is defined again after its checks does not take their points along."""

import pytest

from courseware.grading.intake.redefined import keep

TRY = "class Softmax:\n    def forward(self, x):\n        return x"
NAMES = {2: "relu-class", 4: "test-relu-immediate", 6: "softmax-class", 8: "test-softmax-immediate"}
NAMES |= {10: "test-activations-comprehensive"}
SAID = "defines Softmax again; graded is the class that the checks saw"


def cells(lesson, *more, **sources):
    """Cells as they are run: two exercises, and ``more`` pairs of a number and a source."""
    exercises = {"relu": "relu-class", "softmax": "softmax-class"}
    numbers = {name: number for number, name in NAMES.items()}
    given = [
        (numbers[name], sources.get(use, lesson.exercises[name].solution))
        for use, name in exercises.items()
    ]
    return [{"number": n, "source": s} for n, s in sorted([*given, *more])]


def left(lesson, found):
    """The class Softmax that is there after the cells."""
    space = {"np": None, "Tensor": object}
    for each in found:
        exec(each["source"], space)
    return space["Softmax"]


def test_nothing_happens_to_an_ordinary_notebook(lesson):
    given = cells(lesson, (12, "x = Softmax()\nprint(x)"))
    assert keep(given, NAMES, lesson.exercises) == (given, [])


@pytest.mark.parametrize(
    "source",
    [TRY, "Softmax = type('Softmax', (), {})", f"if True:\n    {TRY.splitlines()[0]} pass"],
)
def test_graded_is_the_class_that_the_checks_saw(lesson, source):
    found, notes = keep(cells(lesson, (12, source)), NAMES, lesson.exercises)
    assert "axis" in left(lesson, found).forward.__code__.co_varnames
    assert notes == [f"cell 12 {SAID}"]


def test_a_later_class_is_the_answer_where_the_first_is_as_handed_out(lesson):
    given = cells(lesson, (12, TRY), softmax=lesson.exercises["softmax-class"].stub)
    assert keep(given, NAMES, lesson.exercises) == (given, [])


def test_a_class_that_comes_only_after_its_checks_is_graded(lesson):
    given = cells(lesson, (12, TRY), softmax="")
    assert keep(given, NAMES, lesson.exercises) == (given, [])


def test_between_two_checks_a_note_says_so(lesson):
    given = cells(lesson, (9, TRY))
    words = "cell 9 defines Softmax again between its checks; graded is the last"
    assert keep(given, NAMES, lesson.exercises) == (given, [words])


@pytest.mark.parametrize(
    "source", ["def f():\n    Softmax = 3", "class A:\n    Softmax = 3", "Soft("]
)
def test_what_binds_it_elsewhere_is_nothing(lesson, source):
    given = cells(lesson, (12, source))
    assert keep(given, NAMES, lesson.exercises) == (given, [])
