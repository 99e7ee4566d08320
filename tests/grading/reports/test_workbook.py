"""``grades.xlsx``: texts stay texts, numbers numbers, and no cell is a formula."""

import zipfile
from xml.etree import ElementTree

import pytest

from courseware.grading.records.marks import Mark
from courseware.grading.records.outcome import Outcome
from courseware.grading.reports import grades_csv, workbook

POINTS = {"ml-systems-stability": 10}
NUMBERS = (*POINTS, "score", "max_score")
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def written(path, *outcomes):
    workbook.write(path, grades_csv.grades(outcomes, POINTS), NUMBERS)
    return path


def rows(path):
    """The cells of each row: a text, or a number."""
    with zipfile.ZipFile(path) as file:
        shared = ElementTree.fromstring(file.read("xl/sharedStrings.xml"))
        texts = ["".join(part.text or "" for part in each.iter(f"{SPACE}t")) for each in shared]
        sheet = ElementTree.fromstring(file.read("xl/worksheets/sheet1.xml"))
    assert not list(sheet.iter(f"{SPACE}f"))
    return [
        [texts[int(cell[0].text)] if cell.get("t") == "s" else float(cell[0].text) for cell in row]
        for row in sheet.iter(f"{SPACE}row")
    ]


@pytest.mark.parametrize(
    "name", ["007", "1E5", "1-2", "=1+1", "@SUM(A1)", "'a", "Zoë 木 🙂", "http://a.b", "a;b"]
)
def test_a_name_is_a_text_as_it_was(tmp_path, name):
    path = written(tmp_path / "x.xlsx", Outcome(name))
    assert rows(path)[1][0] == name


def test_points_are_numbers_and_no_points_are_no_cell(tmp_path):
    marks = {"ml-systems-stability": Mark(2.5)}
    outcomes = Outcome("Ada", status="graded", marks=marks), Outcome("Bob", reason="why")
    found = rows(written(tmp_path / "x.xlsx", *outcomes))
    assert found[1] == ["Ada", 2.5, 2.5, 10, "graded"]
    assert found[2] == ["Bob", 10, "not graded", "why"]


def test_the_same_grades_give_the_same_bytes(tmp_path):
    one, two = (written(tmp_path / name, Outcome("Ada")) for name in ("1.xlsx", "2.xlsx"))
    assert one.read_bytes() == two.read_bytes()
