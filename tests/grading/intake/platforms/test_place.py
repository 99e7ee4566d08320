"""What names of files have in common."""

import pytest

from courseware.grading.intake.platforms.place import is_called, place, stem, title


@pytest.mark.parametrize(
    "name",
    [
        "activations.ipynb", "Activations.ipynb", "activations (1).ipynb", "activations(17).ipynb",
        "activations-Copy1.ipynb", "activations - Copy.ipynb", "Copy of activations.ipynb",
        "activations copy 2.ipynb", "activations-1.ipynb", "activations_2.ipynb",
        "activations.ipynb.txt", "activations.tar.gz", "activations",
    ],
)  # fmt: skip
def test_a_copy_is_called_like_the_work(name):
    assert is_called(name, "activations")


@pytest.mark.parametrize(
    "name", ["Ada.ipynb", "activations ada.ipynb", "activations-2026.ipynb", "my activations"]
)
def test_other_names_are_other(name):
    assert not is_called(name, "activations")


def test_numbers_of_learners_are_no_copies():
    assert {title(f"student-{n}.ipynb") for n in range(3)} == {
        "student-0",
        "student-1",
        "student-2",
    }


def test_a_name_keeps_its_dots():
    assert stem("Ada B. Lovelace.ipynb") == "Ada B. Lovelace"


def test_two_spellings_are_one_learner():
    assert place("Zoe\u0308 ") == place("Zo\u00eb")
