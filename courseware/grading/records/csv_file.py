"""CSV files as spreadsheets save them: in many encodings, with many separators.

Excel saves what it calls CSV in the encoding and with the separator of the machine's language, *CSV
UTF-8* with a byte order mark, and *Unicode text* as UTF-16 with tabs. None of it says which.
"""

import codecs
import csv
import io
from collections.abc import Callable, Collection, Iterator

MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# Where no mark tells: UTF-8, unless it cannot be; then the encodings of Windows by how many use
# them, of macOS, of DOS. What is in the table tells which one it is.
ENCODINGS = (
    "utf-8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp932", "cp936", "cp949", "cp950",
    "mac_roman", "cp850",
)  # fmt: skip
SEPARATORS = (",", ";", "\t", "|")

Row = dict[str, str]


def rows(
    data: bytes, columns: Collection[str], is_right: Callable[[Row], bool]
) -> list[tuple[int, Row]] | None:
    """The rows of a table with their numbers, in the encoding that fits best.

    Parameters
    ----------
    data : bytes
    columns : collection of str
        Names that must stand in the first line.
    is_right : callable
        Whether a row reads as one of this table: of all encodings the first is taken in which
        most rows do.

    Returns
    -------
    list of tuple of int and dict of str to str, or None
        The number of the line that a row begins in, and its cells by the name of the column,
        without space around them. Empty rows are left out. None when it is another table.
    """
    best: list[tuple[int, Row]] | None = None
    most = -1
    for text in _texts(data):
        found = _read(text, columns)
        if found is None:
            continue
        right = sum(is_right(row) for _, row in found)
        if right > most:
            best, most = found, right
        if right == len(found):
            break
    return best


def _texts(data: bytes) -> Iterator[str]:
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            yield data.decode(encoding, "replace")
            return
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        yield text
        if encoding == "utf-8":  # other bytes are hardly ever valid in it by accident
            return


def _read(text: str, columns: Collection[str]) -> list[tuple[int, Row]] | None:
    first, _, rest = text.partition("\n")
    skipped = 0
    if first.lower().startswith(("sep=", '"sep=')):  # written for Excel
        text, skipped = rest, 1
    for separator in SEPARATORS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        try:
            names = [name.strip().lower() for name in next(reader, [])]
            if not set(columns) <= set(names):
                continue
            found, before = [], reader.line_num
            for cells in reader:
                number, before = before + 1 + skipped, reader.line_num
                if any(cell.strip() for cell in cells):
                    row = dict.fromkeys(names, "") | dict(zip(names, cells, strict=False))
                    found.append((number, {name: row[name].strip() for name in names}))
            return found
        except csv.Error:
            return None
    return None
