"""Points given by hand: what a ``reflections.csv`` says."""

import hashlib
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from courseware.errors import CourseError
from courseware.grading import texts
from courseware.grading.intake.names import normal
from courseware.grading.records import csv_file
from courseware.grading.records.csv_text import raw

COLUMNS = ("student", "grade_id", "points", "comment", "answer")
NEEDED = COLUMNS[:3]  # a table that somebody made may have these only
TAKEN_BACK = "-"
SHOWN = 20  # faults that an error lists


@dataclass(frozen=True)
class Mark:
    """What a person gave for one answer.

    Attributes
    ----------
    points : float or None
        None where only a comment was written so far.
    comment : str
        For the learner.
    answer : str
        The ``digest`` of the answer that was read; empty when it is not known.
    """

    points: float | None = None
    comment: str = ""
    answer: str = ""


Marks = dict[str, dict[str, Mark]]  # by student, then by grade id


class Line(NamedTuple):
    """What one line of a ``reflections.csv`` says: texts, of which an empty one says nothing."""

    student: str
    grade_id: str
    points: str
    comment: str
    answer: str


def digest(answer: str) -> str:
    """Twelve characters for an answer, by which a mark is tied to what was read.

    Parameters
    ----------
    answer : str

    Notes
    -----
    The first is a letter that no number has, or spreadsheets would take some digests for numbers
    and save others in their place.
    """
    return "x" + hashlib.sha256(answer.encode()).hexdigest()[:11]


def is_of(mark: Mark, answer: str) -> bool:
    """Whether a mark was given for this text, as far as is known.

    Parameters
    ----------
    mark : Mark
    answer : str
    """
    # An earlier version had one more digit in the place of the letter.
    return mark.answer.removeprefix("x")[:11] in ("", digest(answer)[1:])


def merged(old: Mark | None, line: Line) -> Mark | None:
    """A mark after a line of a table: what is empty changes nothing, ``-`` takes back.

    Parameters
    ----------
    old : Mark or None
    line : Line

    Returns
    -------
    Mark or None
        None when nothing is left of it.
    """
    points, comment, answer = (old.points, old.comment, old.answer) if old else (None, "", "")
    if line.points:
        points = None if line.points == TAKEN_BACK else _number(line.points)
        answer = line.answer
    if line.comment:
        comment = "" if line.comment == TAKEN_BACK else line.comment
        answer = answer or line.answer
    return Mark(points, comment, answer) if points is not None or comment else None


def read(data: bytes, most: Mapping[str, float], students: Collection[str]) -> list[Line]:
    """The lines of a ``reflections.csv`` that say something.

    Parameters
    ----------
    data : bytes
        Values in columns, as any spreadsheet saves them.
    most : mapping of str to float
        The most points by grade id of the reflections.
    students : collection of str
        Those that were graded.

    Raises
    ------
    CourseError
        With one line for every fault.
    """
    known: dict[str, list[str]] = {}
    for student in students:
        known.setdefault(_in_a_line(student), []).append(student)
    rows = csv_file.rows(data, NEEDED, lambda row: bool(_named(raw(row["student"]), known)))
    if rows is None:
        raise CourseError(texts.NOT_A_REFLECTIONS_CSV.format(columns=", ".join(COLUMNS)))
    lines: list[Line] = []
    faults: list[str] = []
    for number, row in rows:
        line = Line(*(raw(row.get(name, "")) for name in COLUMNS))
        named = _named(line.student, known)
        fault = _fault(line, most, named)
        if fault:
            faults.append(texts.OF_LINE.format(number=number, fault=fault))
        elif line.points or line.comment:
            lines.append(line._replace(student=named[0]))
    if faults:
        raise CourseError(texts.NOT_MERGED.format(faults="\n".join(faults[:SHOWN])))
    return lines


def _named(student: str, known: Mapping[str, list[str]]) -> list[str]:
    """The students that a name in a table may mean."""
    plain = _in_a_line(student)
    if plain in known:
        return known[plain]
    number = _value(plain)  # a spreadsheet makes 7 of 007, and 100000 of 1E5
    if number is None:
        return []
    return [each for name, named in known.items() if _value(name) == number for each in named]


def _value(text: str) -> float | None:
    try:
        return _number(text)
    except ValueError:
        return None


def _in_a_line(name: str) -> str:
    """A student's name as a table can hold it, whoever wrote the table."""
    return " ".join("".join(c if c.isprintable() else " " for c in normal(name)).split())


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _fault(line: Line, most: Mapping[str, float], named: list[str]) -> str | None:
    """What is wrong with one line, or None; ``named`` are the students that it may mean."""
    if len(named) != 1:
        unknown = texts.NO_STUDENT_NUMBER if line.student[:1].isdigit() else texts.NO_STUDENT
        words = texts.TWO_STUDENTS if named else unknown
        return words.format(student=line.student)
    if line.grade_id not in most:
        return texts.NO_REFLECTION.format(name=line.grade_id, known=", ".join(most))
    if line.points in ("", TAKEN_BACK):
        return None
    points = _value(line.points)
    if 0 <= (math.nan if points is None else points) <= most[line.grade_id]:
        return None
    return texts.POINTS_NOT_ALLOWED.format(points=line.points, most=most[line.grade_id])
