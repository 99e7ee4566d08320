"""Which of a student's files is graded."""

import json

import pytest

from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.locked_cells import Released
from courseware.grading.intake.selection import choose
from courseware.grading.intake.submissions import Submission
from courseware.grading.intake.submitted_file import FileOnDisk, SubmittedFile
from tests.grading.submissions import NOTEBOOKS, notebook


@pytest.fixture
def right(lesson):
    return notebook(lesson, NOTEBOOKS["right"], False)


@pytest.fixture
def chosen(lesson, tmp_path):
    """Choose among files of these contents, which lie in folders 0, 1 ..."""

    def run(*contents, refused=()):
        files = list(refused)
        for number, content in enumerate(contents):
            path = f"{number}/work.ipynb"
            (tmp_path / path).parent.mkdir()
            (tmp_path / path).write_bytes(content)
            files.append(FileOnDisk(path, None, tmp_path / path))
        return choose(Submission("Ada", files), Released.of(lesson), lesson.version)

    return run


def test_the_one_notebook_is_chosen(chosen, right):
    found = chosen(right)
    assert (found.data, found.path, found.restored.notes) == (right, "0/work.ipynb", [])


def test_the_same_notebook_twice_is_one(chosen, right):
    assert chosen(right, right).path == "0/work.ipynb"


def test_what_cannot_be_read_is_passed_over(chosen, right):
    assert chosen(b"", right, refused=[SubmittedFile("x.ipynb", "it is a link")]).data == right


def test_two_different_ones_are_named(chosen, right):
    with pytest.raises(UngradableError, match=r"2 different .*: 0/work\.ipynb, 1/work\.ipynb"):
        chosen(right, right + b" ")


def test_the_reason_tells_of_three_files(chosen):
    refused = [SubmittedFile(f"{number}.ipynb", "it is a link") for number in range(5)]
    with pytest.raises(UngradableError) as caught:
        chosen(refused=refused)
    assert str(caught.value) == (
        "0.ipynb: it is a link; 1.ipynb: it is a link; 2.ipynb: it is a link"
    )


@pytest.mark.parametrize(
    ("version", "notes"),
    [
        ("0123abcd" * 9, ["made from version 0123abcd0123abcd0123 of the lesson"]),
        (7, []),
        (None, []),
    ],
)
def test_a_notebook_of_another_version_is_noted(chosen, right, version, notes):
    book = json.loads(right)
    book["metadata"]["tinytorch"]["version"] = version
    assert chosen(json.dumps(book).encode()).restored.notes == notes
