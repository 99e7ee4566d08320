"""Cells of a table: no formula, one line, and back again."""

import pytest

from courseware.grading.records import csv_text


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (0, "0"), (7.0, "7"), (2.5, "2.5"), (52.25, "52.25")]
)
def test_a_number_is_written_as_people_do(value, text):
    assert csv_text.number(value) == text


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", " =1", "＝1", "＋1", "－1", "＠1", "'a"])
def test_a_formula_becomes_text_and_comes_back(text):
    assert csv_text.safe(text) == f"'{text}"
    assert csv_text.raw(csv_text.safe(text)) == text


@pytest.mark.parametrize("text", ["", "a", "a=1", "1-1", "Zoë 木 🙂"])
def test_other_text_stays(text):
    assert csv_text.safe(text) == text == csv_text.raw(text)


def test_what_cannot_be_printed_is_a_blank_and_length_has_a_limit():
    assert csv_text.safe("a\nb\0c\u200bd") == "a b c d"
    assert csv_text.safe("x" * 5000) == "x" * csv_text.LONGEST
