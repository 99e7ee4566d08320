"""One handed-in notebook, read as data that anybody may have written."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from courseware.grading import texts
from courseware.grading.intake import pictures
from courseware.grading.intake.errors import UngradableError
from tinytorch.checks.result import MIME

LARGEST = 20 << 20  # bytes of a file
CELLS = 1000
SOURCE = 200_000  # characters of one cell
CODE = 1_000_000  # characters of all code cells
OUTPUTS = 100  # of one cell that are looked at
POINTS = 1000  # of a check, whatever an output shows

Kind = TypeVar("Kind", str, list[Any], dict[str, Any])


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes
    ----------
    number : int
        Counts from 1.
    kind : str
        ``code``, ``markdown`` or ``raw``.
    source : str
    name : str
        The cell's id; empty in formats without.
    record : dict
        nbgrader's part of the metadata.
    prompt : str
        The line that stood there before anything was written, as the metadata have it.
    is_fixed : bool
        Whether the metadata say that it cannot be edited.
    aside : bool
        Whether the learner has chosen another cell in its place.
    """

    number: int
    kind: str
    source: str
    name: str = ""
    record: dict[str, Any] = field(default_factory=dict)
    prompt: str = ""
    is_fixed: bool = False
    aside: bool = False

    @property
    def grade_id(self) -> str:
        """What the metadata, or else the id of the cell, say it is."""
        grade_id = self.record.get("grade_id")
        return grade_id if isinstance(grade_id, str) else self.name


@dataclass(frozen=True)
class Notebook:
    """The cells of a notebook, and what it says of its lesson.

    Attributes
    ----------
    cells : tuple of Cell
    lesson : dict
        The course's part of the metadata.
    claims : dict of str to float
        Points by grade id that its stored outputs show. They are written by whoever wrote the
        file: they are compared with what grading finds, and count for nothing.
    notes : list of str
        What was left out.
    pictures : dict of str to str
        By the mark that stands for it in a Markdown cell: its ``data:`` address, empty where it
        is not shown.
    """

    cells: tuple[Cell, ...]
    lesson: dict[str, Any]
    claims: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)


def read(data: bytes) -> Notebook:
    """The notebook that the bytes ``data`` hold.

    Parameters
    ----------
    data : bytes
        JSON in UTF-8, of nbformat 4.

    Raises
    ------
    UngradableError
        When they are too many or hold none: not UTF-8, not JSON, another format, no cells.
    """
    if len(data) > LARGEST:
        raise UngradableError(texts.FILE_TOO_LARGE.format(megabytes=LARGEST >> 20))
    if not data.strip():
        raise UngradableError(texts.FILE_EMPTY)
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UngradableError(texts.NOT_UTF8) from error
    except (ValueError, RecursionError) as error:
        raise UngradableError(texts.NOT_A_NOTEBOOK.format(kind=_looks_like(data))) from error
    if not isinstance(content, dict) or not isinstance(content.get("cells"), list):
        raise UngradableError(texts.NO_CELLS)
    if content.get("nbformat") != 4:
        words = texts.OTHER_FORMAT.format(format=str(content.get("nbformat"))[:20])
        raise UngradableError(words)
    if len(content["cells"]) > CELLS:
        words = texts.TOO_MANY_CELLS.format(count=len(content["cells"]), most=CELLS)
        raise UngradableError(words)
    notes: list[str] = []
    shown: dict[str, str] = {}
    numbered = enumerate(content["cells"], 1)
    cells = tuple(_cell(number, cell, notes, shown) for number, cell in numbered)
    if sum(len(cell.source) for cell in cells if cell.kind == "code") > CODE:
        raise UngradableError(texts.TOO_MUCH_CODE.format(most=CODE))
    claims = {name: points for cell in content["cells"] for name, points in _claims(cell)}
    lesson = _entry(_entry(content, "metadata", dict), "tinytorch", dict)
    return Notebook(cells, lesson, claims, notes, shown)


def _looks_like(data: bytes) -> str:
    start = data.lstrip()[:200].lower()
    if start.startswith((b"<!doctype", b"<html")):
        return texts.IS_WEB_PAGE
    if data.startswith(b"PK"):
        return texts.IS_ZIP
    if all(mark in data for mark in (b"<<<<<<< ", b"=======", b">>>>>>> ")):
        return texts.IS_MERGE
    return texts.NOT_JSON


def _cell(number: int, data: Any, notes: list[str], shown: dict[str, str]) -> Cell:
    """One cell; what is left out of it goes into ``notes``, its pictures into ``shown``."""
    kind = _entry(data, "cell_type", str)
    if kind not in ("code", "markdown", "raw"):
        raise UngradableError(texts.CELL_OF_NO_TYPE.format(number=number))
    source = data.get("source", "")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise UngradableError(texts.SOURCE_NOT_TEXT.format(number=number))
    if kind == "markdown":
        source = pictures.taken_out(source, _entry(data, "attachments", dict), shown)
    if len(source) > SOURCE:
        words = texts.CELL_CUT if kind == "markdown" else texts.CELL_LEFT_OUT
        notes.append(words.format(number=number, most=SOURCE))
        source = source[:SOURCE] if kind == "markdown" else ""
    return cell_of(data, number, kind, clean(source))


def cell_of(data: Any, number: int, kind: str, source: str) -> Cell:
    """The cell with what its metadata say.

    Parameters
    ----------
    data : dict
        As JSON has it.
    number : int
    kind, source : str
    """
    metadata = _entry(data, "metadata", dict)
    ours = _entry(metadata, "tinytorch", dict)
    return Cell(
        number, kind, source, clean(_entry(data, "id", str)),
        record=_entry(metadata, "nbgrader", dict),
        prompt=_entry(ours, "prompt", str),
        is_fixed=metadata.get("editable") is False,
        aside="aside" in ours,
    )  # fmt: skip


def _claims(cell: Any) -> Iterator[tuple[str, float]]:
    """Grade id and points of each check for which a cell's outputs show any."""
    for output in _entry(cell, "outputs", list)[:OUTPUTS]:
        shown = _entry(_entry(output, "data", dict), MIME, dict)
        name: str = _entry(shown, "grade_id", str)
        points: Any = shown.get("points")
        if name and type(points) in (int, float) and points > 0:
            yield clean(name), min(points, POINTS)


def clean(text: str) -> str:
    """The text with lone surrogates replaced, which no file could take.

    Parameters
    ----------
    text : str
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def _entry(data: Any, key: str, kind: type[Kind]) -> Kind:
    """``data[key]`` when it is of that type, else an empty one."""
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, kind) else kind()
