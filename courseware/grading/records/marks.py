"""Points given by hand: what a ``reflections.csv`` says."""

import csv
import hashlib
import io
import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from courseware.errors import CourseError
from courseware.grading import texts
from courseware.grading.records.csv_text import raw

COLUMNS = ("student", "grade_id", "points", "comment", "answer")
SHOWN = 20  # faults that an error lists


@dataclass(frozen=True)
class Mark:
    """What a person gave for one answer.

    Attributes
    ----------
    points : float
    comment : str
        For the learner.
    answer : str
        The ``digest`` of the answer that was read; empty when it is not known.
    """

    points: float
    comment: str = ""
    answer: str = ""


Marks = dict[str, dict[str, Mark]]  # by student, then by grade id


def digest(answer: str) -> str:
    """Twelve hexadecimal digits of an answer, by which a mark is tied to what was read.

    Parameters
    ----------
    answer : str
    """
    return hashlib.sha256(answer.encode()).hexdigest()[:12]


def read(text: str, most: Mapping[str, float], students: Collection[str]) -> Marks:
    """The marks in the text of a ``reflections.csv``; lines without points are left out.

    Parameters
    ----------
    text : str
        Comma-separated values, with or without a byte order mark.
    most : mapping of str to float
        The most points by grade id of the reflections.
    students : collection of str
        Those that were graded.

    Raises
    ------
    CourseError
        With one line for every fault.
    """
    marks: Marks = {}
    faults: list[str] = []
    known: dict[str, list[str]] = {}
    for student in students:
        known.setdefault(_in_a_line(student), []).append(student)
    for number, row in enumerate(_rows(text), 2):
        named = known.get(_in_a_line(row["student"]), [])
        fault = _fault(row, most, named)
        if fault:
            faults.append(texts.OF_LINE.format(number=number, fault=fault))
        elif row["points"]:
            mark = Mark(_number(row["points"]), row["comment"], row["answer"])
            marks.setdefault(named[0], {})[row["grade_id"]] = mark
    if faults:
        raise CourseError(texts.NOT_MERGED.format(faults="\n".join(faults[:SHOWN])))
    return marks


def _rows(text: str) -> Iterator[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    if reader.fieldnames is None or not set(COLUMNS) <= set(reader.fieldnames):
        raise CourseError(texts.NOT_A_REFLECTIONS_CSV.format(columns=", ".join(COLUMNS)))
    for row in reader:
        yield {name: raw((row[name] or "").strip()) for name in COLUMNS}


def _in_a_line(name: str) -> str:
    """A student's name as a table can hold it, whoever wrote the table."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _fault(row: dict[str, str], most: Mapping[str, float], named: list[str]) -> str | None:
    """What is wrong with one line, or None; ``named`` are the students that it may mean."""
    if len(named) != 1:
        words = texts.TWO_STUDENTS if named else texts.NO_STUDENT
        return words.format(student=row["student"])
    if row["grade_id"] not in most:
        return texts.NO_REFLECTION.format(name=row["grade_id"], known=", ".join(most))
    if not row["points"]:
        return None
    try:
        points = _number(row["points"])
    except ValueError:
        points = math.nan
    if 0 <= points <= most[row["grade_id"]]:
        return None
    return texts.POINTS_NOT_ALLOWED.format(points=row["points"], most=most[row["grade_id"]])
