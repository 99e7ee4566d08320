"""One handed-in notebook, read as data that anybody may have written."""

import json
from dataclasses import dataclass, field

from courseware.grading.intake.errors import UngradableError
from tinytorch.checks.result import MIME

LARGEST = 20 << 20  # bytes of a file
CELLS = 1000
SOURCE = 200_000  # characters of one cell
OUTPUTS = 100  # of one cell that are looked at
POINTS = 1000  # of a check, whatever an output shows


@dataclass(frozen=True)
class Cell:
    """One cell; ``number`` counts from 1, ``record`` is nbgrader's part of the metadata."""

    number: int
    kind: str
    source: str
    name: str = ""
    record: dict = field(default_factory=dict)

    @property
    def grade_id(self):
        """What the metadata, or else the id of the cell, say it is."""
        found = self.record.get("grade_id")
        return found if isinstance(found, str) else self.name


@dataclass(frozen=True)
class Notebook:
    """The cells of a notebook, and what it says of its lesson.

    ``claims`` are the points by grade id that its stored outputs show. Whoever wrote the file
    wrote these too: they are compared with what grading finds, and count for nothing.
    """

    cells: tuple
    lesson: dict
    claims: dict = field(default_factory=dict)


def read(data):
    """The notebook that the bytes ``data`` hold.

    Raises
    ------
    UngradableError
        When they are too many or hold none: not UTF-8, not JSON, another format, no cells.
    """
    if len(data) > LARGEST:
        raise UngradableError(f"larger than {LARGEST >> 20} MB")
    if not data.strip():
        raise UngradableError("the file is empty")
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UngradableError("not a text file in UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise UngradableError(f"not a notebook: {_looks_like(data)}") from error
    if not isinstance(content, dict) or not isinstance(content.get("cells"), list):
        raise UngradableError("not a notebook of format 4: it has no list of cells")
    if content.get("nbformat") != 4:
        raise UngradableError(f"notebook format {str(content.get('nbformat'))[:20]}; allowed: 4")
    if len(content["cells"]) > CELLS:
        raise UngradableError(f"{len(content['cells'])} cells; allowed: {CELLS}")
    cells = tuple(_cell(number, cell) for number, cell in enumerate(content["cells"], 1))
    claims = {name: points for cell in content["cells"] for name, points in _claims(cell)}
    return Notebook(cells, _entry(_entry(content, "metadata", dict), "tinytorch", dict), claims)


def _looks_like(data):
    start = data.lstrip()[:200].lower()
    if start.startswith((b"<!doctype", b"<html")):
        return "it is a web page"
    if data.startswith(b"PK"):
        return "it is a zip file"
    return "it is not JSON"


def _cell(number, data):
    kind = _entry(data, "cell_type", str)
    if kind not in ("code", "markdown", "raw"):
        raise UngradableError(f"cell {number} is of no known type")
    source = data.get("source", "")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise UngradableError(f"the source of cell {number} is no text")
    if len(source) > SOURCE:
        raise UngradableError(f"cell {number} has more than {SOURCE} characters")
    record = _entry(_entry(data, "metadata", dict), "nbgrader", dict)
    return Cell(number, kind, clean(source), clean(_entry(data, "id", str)), record)


def _claims(cell):
    """Grade id and points of each check for which a cell's outputs show any."""
    for output in _entry(cell, "outputs", list)[:OUTPUTS]:
        shown = _entry(_entry(output, "data", dict), MIME, dict)
        name, points = _entry(shown, "grade_id", str), shown.get("points")
        if name and type(points) in (int, float) and points > 0:
            yield clean(name), min(points, POINTS)


def clean(text):
    """The text with lone surrogates replaced, which no file could take."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _entry(data, key, kind):
    """``data[key]`` when it is of that type, else an empty one."""
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, kind) else kind()
