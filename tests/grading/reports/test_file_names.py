"""File names for students."""

import re

import pytest

from courseware.grading.reports.file_names import file_names

ODD = [
    "../x", "/etc/passwd", "..", ".", "", "con", "NUL.txt", "a/b", "a\\b", "=cmd", "木", "🙂",
    "x" * 300, "a\0b", "a\nb", "<b>", 'O"Neil', ".hidden", "ada", "Ada", "a b", "a-b",
]  # fmt: skip


def test_a_plain_name_stays():
    assert file_names(["Ada", "bob_2"]) == {"Ada": "Ada", "bob_2": "bob_2"}


def test_no_two_names_are_alike_even_where_case_does_not_count():
    names = file_names(ODD).values()
    assert len({name.casefold() for name in names}) == len(ODD)


@pytest.mark.parametrize("student", ODD)
def test_every_name_is_safe(student):
    name = file_names(ODD)[student]
    assert re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}", name)
    assert not re.match(r"(?i)(con|nul)(\.|$)", name)
