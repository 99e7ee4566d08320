"""Tables as spreadsheets save them, in the encodings and with the separators of many machines."""

import codecs
import csv
import io

import pytest

from courseware.grading.records import csv_file

NAMES = ("student", "points", "comment")
ROWS = [("Zoë Müller", "7", 'good, but; "short"\nand wrong'), ("José", "", "ну")]
LATIN = [("Zoë Müller", "7", 'good, but; "short"\nand wrong'), ("José", "", "nö")]


def table(rows, separator=",", end="\r\n", top=""):
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end).writerows([NAMES, *rows])
    return top + out.getvalue()


def read(data, rows):
    known = {row[0] for row in rows}
    found = csv_file.rows(data, NAMES, lambda row: row["student"] in known)
    return [tuple(row.values()) for _, row in found]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "coded",
    [
        lambda text: text.encode(),
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    ],
    ids=["utf-8", "with a mark", "utf-16", "utf-16 of others"],
)
def test_all_letters_come_back(coded, separator):
    assert read(coded(table(ROWS, separator)), ROWS) == ROWS


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["cp1252", "cp1250", "mac_roman", "cp850", "cp1254"])
def test_the_encoding_of_the_machine_is_found_by_the_names(encoding, separator):
    rows = [("Žofie" if encoding == "cp1250" else "Zoë", "7", "x"), ("Émile", "", "")]
    assert read(table(rows, separator).encode(encoding), rows) == rows


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1251", "Иван"),
        ("cp932", "山田"),
        ("cp936", "李小龙"),
        ("cp949", "김"),
        ("cp1253", "Νίκος"),
    ],
)
def test_names_of_other_scripts_tell_the_encoding(encoding, name):
    assert read(table([(name, "1", "")]).encode(encoding), [(name, "", "")]) == [(name, "1", "")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_end(end):
    rows = [("Ada", "1", "a"), ("Bob", "2", "b")]
    assert read(table(rows, end=end).encode(), rows) == rows


def test_the_line_that_names_the_separator_for_excel_is_passed_over():
    data = table(LATIN, ";", top="sep=;\r\n").encode()
    assert read(data, LATIN) == LATIN


def test_rows_have_the_number_of_their_first_line_and_empty_ones_are_left_out():
    data = b'student,points,comment\n"Ada",1,"two\nlines"\n,,\n  ,,\nBob,2\n'
    found = csv_file.rows(data, NAMES, lambda row: True)
    assert [(number, row["student"]) for number, row in found] == [(2, "Ada"), (6, "Bob")]
    assert found[1][1]["comment"] == ""


def test_columns_may_be_moved_added_and_written_with_capitals():
    data = b"Points ; x;Student;COMMENT\n7;;Ada;ok\n"
    ((_, row),) = csv_file.rows(data, NAMES, lambda row: True)
    assert (row["student"], row["points"], row["comment"]) == ("Ada", "7", "ok")


@pytest.mark.parametrize(
    "data", [b"", b"a,b\n1,2\n", b"student\n", b"PK\x03\x04", b"\xff\xfe", b"\0" * 9, b'"', b"\xff"]
)
def test_another_file_is_none(data):
    assert csv_file.rows(data, NAMES, lambda row: True) is None
