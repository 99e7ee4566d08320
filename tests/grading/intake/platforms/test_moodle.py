"""Moodle's names, with its worksheet and with texts typed into it."""

import pytest

from tests.grading.intake.platforms.whose import learners, whose


def test_worksheet_and_typed_text_make_no_learner():
    assert whose(
        "Grades-ML-Act-12.csv",
        "Ada_12_assignsubmission_file/a.ipynb",
        "Ada_12_assignsubmission_onlinetext/onlinetext.html",
    ) == (
        {
            "Ada_12": {
                "": [
                    "Ada_12_assignsubmission_file/a.ipynb",
                    "Ada_12_assignsubmission_onlinetext/onlinetext.html",
                ]
            }
        },
        ["Moodle"],
    )


@pytest.mark.parametrize(
    "path",
    [
        "Ada_12_assignsubmission_file_/a.ipynb",
        "Ada_12_assignsubmission_file_a.ipynb",
        "all/of them/Ada_12_assignsubmission_file_/work/a.ipynb",
    ],
)
def test_folders_around_and_below_do_not_count(path):
    assert learners(path) == {"Ada_12": [""]}


def test_what_was_mailed_and_laid_beside_is_a_learners_too():
    found = learners("Ada_12_assignsubmission_file_/a.ipynb", "Zoe.ipynb", "Bob/activations.ipynb")
    assert list(found) == ["Ada_12", "Bob", "Zoe"]
