"""Which of a student's files is graded, and of which attempt."""

import json

import pytest

from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.locked_cells import Released
from courseware.grading.intake.selection import choose
from courseware.grading.intake.submissions import Attempt, Submission
from courseware.grading.intake.submitted_file import FileInMemory, SubmittedFile
from tests.grading.submissions import NOTEBOOKS, Kind, edit, notebook
from tests.grading.submissions.kind import claim, several

ANSWER = "ml-systems-stability"
SAYS = edit(ANSWER, source="My words.")


@pytest.fixture(scope="module")
def right(lesson):
    return notebook(lesson, NOTEBOOKS["right"], False)


@pytest.fixture(scope="module")
def blank(lesson):
    return notebook(lesson, Kind(None, relu="stub", softmax="stub"), False)


@pytest.fixture
def chosen(lesson):
    """Choose among attempts, each a list of contents; a single list is one attempt."""

    def run(*attempts, refused=()):
        made = []
        for name, contents in enumerate(attempts, 1):
            files = [
                FileInMemory(f"{name}/{at}.ipynb", None, each) for at, each in enumerate(contents)
            ]
            made.append(Attempt(f"day {name}" if len(attempts) > 1 else "", [*refused, *files]))
        return choose(Submission("Ada", made), Released.of(lesson), lesson.version)

    return run


def test_the_one_notebook_is_chosen(chosen, right):
    found = chosen([right])
    assert (found.data, found.path, found.remarks) == (right, "1/0.ipynb", [])
    assert found.restored.notes == []


def test_the_same_notebook_twice_is_one(chosen, right):
    assert chosen([right, right]).path == "1/0.ipynb"


def test_what_cannot_be_read_is_passed_over_with_a_remark(chosen, right):
    found = chosen([b"", right], refused=[SubmittedFile("x.json", "it is a link")])
    assert found.data == right
    assert found.remarks == ["passed over: 1/0.ipynb: the file is empty"]


def test_a_copy_that_differs_in_outputs_or_space_is_one(chosen, lesson, right):
    shown = notebook(lesson, Kind(None, change=claim), False)
    found = chosen([right, shown, right + b" "])
    assert found.data == right
    assert found.remarks == [
        "graded from 1/0.ipynb; the same code and answers are in 1/1.ipynb, 1/2.ipynb"
    ]


def test_a_copy_in_which_nothing_is_written_does_not_count(chosen, blank, right):
    found = chosen([blank, right])
    assert found.data == right
    assert found.remarks == ["nothing is written in 1/0.ipynb"]


def test_where_nothing_is_written_anywhere_that_is_graded(chosen, blank):
    assert chosen([blank, blank + b" "]).path == "1/0.ipynb"


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"change": SAYS}, ANSWER),
        ({"relu": "stub"}, "relu-class"),
        ({"relu": "stub", "change": SAYS}, f"relu-class, {ANSWER}"),
        ({"extra": ("ReLU = 3",)}, "cells that have no points"),
    ],
)
def test_real_differences_are_named_and_need_a_person(chosen, lesson, right, change, what):
    other = notebook(lesson, Kind(None, **change), False)
    with pytest.raises(UngradableError) as caught:
        chosen([right, other])
    assert str(caught.value).startswith(
        f"2 different notebooks of this lesson: 1/0.ipynb, 1/1.ipynb; they differ in {what}; a"
    )


def test_the_reason_tells_of_three_files(chosen):
    refused = [SubmittedFile(f"{number}.ipynb", "it is a link") for number in range(5)]
    with pytest.raises(UngradableError) as caught:
        chosen([], refused=refused)
    assert str(caught.value) == (
        "0.ipynb: it is a link; 1.ipynb: it is a link; 2.ipynb: it is a link"
    )


def test_the_last_attempt_counts_and_the_remark_says_so(chosen, lesson, right):
    other = notebook(lesson, Kind(None, change=SAYS), False)
    found = chosen([right], [other])
    assert found.data == other
    assert found.remarks == ["2 attempts: that of day 2 counts"]


@pytest.mark.parametrize(
    ("last", "why"),
    [
        ("blank", "in attempt day 2 nothing is written"),
        (b"oh", "attempt day 2 cannot be graded: 2/0.ipynb: not a notebook: it is not JSON"),
        (None, "attempt day 2 cannot be graded: no notebook was handed in, only "),
    ],
)
def test_an_attempt_without_work_does_not_count(chosen, right, blank, last, why):
    contents = [] if last is None else [blank if last == "blank" else last]
    found = chosen([right], contents)
    assert found.data == right
    assert found.remarks == ["2 attempts: that of day 1 counts", why]


def test_of_attempts_in_which_nothing_is_written_the_last_counts(chosen, blank):
    found = chosen([blank], [blank + b" "], [b""])
    assert (found.path, found.remarks) == ("2/0.ipynb", ["3 attempts: that of day 2 counts"])


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
    assert chosen([json.dumps(book).encode()]).restored.notes == notes


def test_pictures_of_answers_are_kept_and_others_are_not(chosen, lesson):
    uri = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAAAAAA="
    change = several(
        edit(ANSWER, source=f"See ![it]({uri}) here."),
        lambda book: book["cells"].insert(
            1, {"cell_type": "markdown", "id": "mine", "metadata": {}, "source": f"![]({uri})"}
        ),
    )
    found = chosen([notebook(lesson, Kind(None, change=change), False)]).restored
    assert found.answers[ANSWER] == "See [picture 2] here."
    assert found.pictures == {"[picture 2]": uri}
