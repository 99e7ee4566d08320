"""``grades.xlsx``: the table of grades for Excel and its kin.

What Excel makes of a CSV file depends on the language of the machine: a comma may not separate, 2.5
may be the second of May, and 007 is 7 everywhere. In a workbook a text is a text and a number a
number.
"""

import csv
import io
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

import xlsxwriter

from courseware.grading.records.csv_text import raw

# The same grades give the same bytes.
MADE = datetime(2000, 1, 1)
WIDE = 30  # characters of the columns of text


def write(path: Path, table: str, numbers: Collection[str]) -> None:
    """Write a table as a workbook, so that there is never half of it.

    Parameters
    ----------
    path : Path
    table : str
        As ``grades_csv.grades`` makes it.
    numbers : collection of str
        The columns whose cells are numbers; all others are texts, whatever they look like.
    """
    rows = list(csv.reader(io.StringIO(table)))
    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(data, options) as book:
        book.set_properties({"created": MADE})
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        for at, name in enumerate(rows[0]):
            sheet.write_string(0, at, name, bold)
            if name not in numbers:
                sheet.set_column(at, at, WIDE)
        for number, row in enumerate(rows[1:], 1):
            for at, (name, cell) in enumerate(zip(rows[0], row, strict=True)):
                if cell and name in numbers:
                    sheet.write_number(number, at, float(cell))
                elif cell:
                    sheet.write_string(number, at, raw(cell))
        sheet.freeze_panes(1, 1)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(data.getvalue())
    part.replace(path)
