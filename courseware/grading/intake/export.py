"""The whole work of a learner in one file, as the hand-in page exports it, becomes a notebook.

It holds the notebook, and beside it what was written in the chapters. As on that page, the newer
text of each exercise and answer is taken; unlike there, nobody can be asked, so it is told.
"""

import json
import re
from datetime import datetime
from typing import Any, NamedTuple

from courseware.grading import texts
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.locked_cells import Released

FORMAT, VERSION = "activations-course", 1  # of web/pages/course-hand-in.js
NO_WORK = re.compile(r'"""[\s\S]*?"""|#.*|\s')


class Opened(NamedTuple):
    """The bytes of a notebook, and what is to be said of where they are from."""

    data: bytes
    remarks: list[str]


def opened(data: bytes, released: Released) -> Opened:
    """The notebook in an export; bytes that are no export as they are.

    Parameters
    ----------
    data : bytes
    released : Released

    Raises
    ------
    UngradableError
        When it is an export of another version, or there is no work in it.
    """
    content = _content(data)
    if content is None:
        return Opened(data, [])
    if content.get("version") != VERSION:
        version = str(content.get("version"))[:20]
        raise UngradableError(texts.EXPORT_VERSION.format(version=version, known=VERSION))
    file = content.get("notebook")
    state = content.get("state")
    book = file.get("content") if isinstance(file, dict) else None
    if not isinstance(book, dict) or not isinstance(book.get("cells"), list):
        book = _released(released)
    remarks = [texts.EXPORT]
    written = state if isinstance(state, dict) else {}
    saved = _time(file.get("last_modified")) if isinstance(file, dict) else 0.0
    for grade_id in (*released.exercises, *released.reflections):
        entry = written.get(f"exercise/{grade_id}", written.get(f"reflection/{grade_id}"))
        remarks += _put(book, released, grade_id, entry, saved)
    return Opened(json.dumps(book).encode(), remarks)


def _content(data: bytes) -> dict[str, Any] | None:
    if FORMAT.encode() not in data:
        return None
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if isinstance(content, dict) and content.get("format") == FORMAT:
        return content
    return None


def _put(
    book: dict[str, Any], released: Released, grade_id: str, entry: Any, saved: float
) -> list[str]:
    """Put what was written in a chapter into the notebook, if it is the newer; say so."""
    text = entry.get("text") if isinstance(entry, dict) else None
    blank = released.cells[grade_id].source
    if not isinstance(text, str) or not is_work(text, blank):
        return []
    cells = [cell for cell in book["cells"] if isinstance(cell, dict) and _id(cell) == grade_id]
    there = "\n\n".join(_source(cell) for cell in cells)
    if text.strip() == there.strip():
        return []
    updated = entry.get("updated")
    newer = not isinstance(updated, (int, float)) or updated >= saved
    both = bool(cells) and is_work(there, blank)
    if newer or not both:
        if not cells:
            cells = [_cell(released, grade_id)]
            book["cells"].append(cells[0])
        cells[0]["source"] = text
        for each in cells[1:]:
            each["source"] = ""
    if not both:
        return []
    words = texts.EXPORT_CHAPTER if newer else texts.EXPORT_NOTEBOOK
    return [words.format(name=grade_id)]


def is_work(text: str, blank: str) -> bool:
    """Whether a learner wrote this, and did not leave what stood there.

    Parameters
    ----------
    text : str
    blank : str
        The cell as it was handed out.
    """
    return text.strip() != "" and bare(text) != bare(blank)


def bare(text: str) -> str:
    """Code without what an edition may say in other words: docstrings, comments, space.

    Parameters
    ----------
    text : str
    """
    return NO_WORK.sub("", text)


def _released(released: Released) -> dict[str, Any]:
    """The notebook as it was handed out, as far as it is graded."""
    return {
        "cells": [_cell(released, name) for name in released.cells],
        "metadata": {}, "nbformat": 4, "nbformat_minor": 5,
    }  # fmt: skip


def _cell(released: Released, grade_id: str) -> dict[str, Any]:
    cell = released.cells[grade_id]
    metadata = {"nbgrader": dict(cell.record)}
    return {
        "id": cell.name,
        "cell_type": cell.kind,
        "source": cell.source,
        "metadata": metadata,
    }


def _id(cell: dict[str, Any]) -> Any:
    metadata = cell.get("metadata")
    record = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return record.get("grade_id") if isinstance(record, dict) else cell.get("id")


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def _time(text: Any) -> float:
    """Milliseconds since 1970, as the browser writes them; 0 where there is no time."""
    try:
        return datetime.fromisoformat(text).timestamp() * 1000
    except (TypeError, ValueError, OverflowError):
        return 0.0
