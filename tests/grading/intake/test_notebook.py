"""Files that are notebooks, and files that only say so."""

import json

import pytest

from courseware.grading.intake import notebook
from courseware.grading.intake.errors import UngradableError


def book(*cells, **more):
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, **more}).encode()


def cell(source="x = 1", **more):
    return {"cell_type": "code", "source": source, "metadata": {}, **more}


def test_cells_are_read_with_their_numbers_and_names():
    found = notebook.read(book(cell(["a\n", "b"], id="relu-class"), cell(id="two")))
    assert [(each.number, each.source, each.grade_id) for each in found.cells] == [
        (1, "a\nb", "relu-class"),
        (2, "x = 1", "two"),
    ]


def test_the_grade_id_of_the_metadata_comes_first():
    tagged = cell(id="other", metadata={"nbgrader": {"grade_id": "relu-class"}})
    assert notebook.read(book(tagged)).cells[0].grade_id == "relu-class"


@pytest.mark.parametrize("minor", [0, 4, 5, 99])
def test_minor_formats_do_not_matter(minor):
    assert notebook.read(b"\xef\xbb\xbf" + book(cell(), nbformat_minor=minor)).cells


@pytest.mark.parametrize(
    "data",
    [
        b"", b"  \n", b"{", b"[]", b"null", b"\xff\xfe\x00", b"PK\x03\x04zip", b"class ReLU: pass",
        b"<html>", b"[" * 100_000, b'{"cells": 3}', b'{"cells": [], "nbformat": 3}',
        b'{"worksheets": [], "nbformat": 3}', b'{"nbformat": 4}', b"1" * 10_000,
        book("cell"), book({"cell_type": "code", "source": 3}), book({"cell_type": "spell"}),
        book({"cell_type": "code", "source": ["a", 3]}),
        book(*[cell()] * 1001), book(cell(), nbformat=5),
    ],
)  # fmt: skip
def test_what_is_no_notebook_has_a_reason_of_one_line(data):
    with pytest.raises(UngradableError) as caught:
        notebook.read(data)
    assert 5 < len(str(caught.value)) < 120
    assert "\n" not in str(caught.value)


def test_lone_surrogates_are_replaced():
    assert notebook.read(book(cell("a\ud800b"))).cells[0].source == "a?b"


def test_metadata_of_the_wrong_type_count_as_none():
    odd = cell(metadata=[], id=7)
    assert notebook.read(book(odd, metadata="x")).cells[0].grade_id == ""


def shown(**data):
    return cell(outputs=[{"output_type": "display_data", "data": {notebook.MIME: data}}])


def test_points_that_outputs_show_are_read_as_claims():
    found = notebook.read(
        book(shown(grade_id="a", points=10), shown(grade_id="b", points=0), cell(outputs=[]))
    )
    assert found.claims == {"a": 10}


@pytest.mark.parametrize(
    "data",
    [
        {}, {"grade_id": "a"}, {"grade_id": 1, "points": 1}, {"grade_id": "a", "points": "10"},
        {"grade_id": "a", "points": True}, {"grade_id": "a", "points": -1}, {"points": 3},
        {"grade_id": "a", "points": float("nan")},
    ],
)  # fmt: skip
def test_an_output_that_shows_no_points_claims_none(data):
    assert notebook.read(book(shown(**data))).claims == {}


@pytest.mark.parametrize("points", [10**400, float("inf")])
def test_a_claim_is_bounded(points):
    assert notebook.read(book(shown(grade_id="a", points=points))).claims == {"a": 1000}


@pytest.mark.parametrize(
    "outputs", [None, 3, "x", {}, [3], [{"data": 3}], [{"data": {"text/plain": 1}}]]
)
def test_odd_outputs_do_not_matter(outputs):
    assert notebook.read(book(cell(outputs=outputs))).claims == {}


def test_marks_of_a_git_merge_are_named():
    data = b'{"cells": [\n<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> mine\n]}'
    with pytest.raises(UngradableError, match="marks of a git merge"):
        notebook.read(data)


def test_a_cell_that_is_too_long_is_left_out_with_a_note():
    long = "x" * 250_000
    found = notebook.read(book(cell(long), cell("y = 3"), cell(long, cell_type="markdown")))
    assert [len(each.source) for each in found.cells] == [0, 5, 200_000]
    assert found.notes == [
        "cell 1 has more than 200000 characters and was left out",
        "cell 3 has more than 200000 characters; the rest was left out",
    ]


def test_a_long_picture_makes_no_long_cell():
    source = f"before ![](data:image/png;base64,{'A' * 250_000}) after"
    found = notebook.read(book(cell(source, cell_type="markdown")))
    assert found.cells[0].source == "before [picture 1] after"
    assert (found.notes, found.pictures) == ([], {"[picture 1]": ""})
