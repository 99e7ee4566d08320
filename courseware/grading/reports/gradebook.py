"""Scores for nbgrader: they are written into a ``gradebook.db``, by nbgrader's own interface.

nbgrader need not be installed unless this is asked for.
"""

import contextlib
import os
import sys
import warnings
from collections.abc import Callable, Collection, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from courseware.errors import CourseError
from courseware.grading import texts
from courseware.grading.records.csv_text import safe
from courseware.grading.records.outcome import Outcome, earned_by
from courseware.grading.reports import file_names
from courseware.grading.scheme import Scheme

if TYPE_CHECKING:  # it need not be installed
    from nbgrader.api import Gradebook

LONGEST = 128  # characters of a student's id in nbgrader's tables


def require() -> None:
    """Make sure that nbgrader is there.

    Raises
    ------
    CourseError
        When it is not installed.
    """
    if find_spec("nbgrader") is None:
        raise CourseError(texts.NO_NBGRADER)


def write(
    path: Path,
    outcomes: Sequence[Outcome],
    scheme: Scheme,
    report: Callable[[str], object] = print,
) -> None:
    """Write the points of all that were graded into the gradebook ``path``, made when need be.

    Parameters
    ----------
    path : Path
    outcomes : sequence of Outcome
    scheme : Scheme
    report : callable
        Called with one line in the end.

    Raises
    ------
    CourseError
        When nbgrader is missing, or the file is not a gradebook of its version.

    Notes
    -----
    nbgrader has no words for *not graded*: its scores are 0 until somebody enters one. So what has
    no points has no submission in the gradebook, and one from an earlier run is taken out.
    Reflections that nobody has read are marked as in need of a manual grade. Points given in
    nbgrader itself stay, unless ``reflections.csv`` gave others.
    """
    require()
    from nbgrader.api import Gradebook, InvalidEntry, MissingEntry
    from sqlalchemy import URL
    from sqlalchemy.exc import SQLAlchemyError

    if not path.parent.is_dir():
        raise CourseError(texts.NO_GRADEBOOK_FOLDER.format(path=path.parent))
    address = URL.create("sqlite", database=str(path))
    known = ids([each.student for each in outcomes])
    try:
        with _nbgrader_environment(), Gradebook(address, scheme.lesson.name) as book:
            _write_assignment(book, scheme)
            for each in outcomes:
                if each.has_points:
                    _write_grades(book, known[each.student], each, scheme)
                    continue
                with contextlib.suppress(MissingEntry):
                    book.remove_submission(scheme.lesson.name, known[each.student])
    except (SQLAlchemyError, InvalidEntry) as error:
        raise CourseError(texts.NOT_A_GRADEBOOK.format(path=path, error=error)) from error
    left = sum(not each.has_points for each in outcomes)
    written = len(outcomes) - left
    report(texts.GRADEBOOK_WRITTEN.format(path=path, written=written, left=left))


@contextlib.contextmanager
def _nbgrader_environment() -> Iterator[None]:
    """What nbgrader needs around it.

    It starts ``alembic`` by its bare name, which lies beside this Python; and newer SQLAlchemy
    warns of the order in which it makes its rows, which come out right.
    """
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", ".*not in session")
            yield
    finally:
        os.environ["PATH"] = before


def ids(students: Collection[str]) -> dict[str, str]:
    """``{student: id}``: the name as in ``grades.csv``, or a plain one where that is not fit.

    Parameters
    ----------
    students : collection of str
        Each once.

    Notes
    -----
    nbgrader's own export puts no quotes around an id, so a comma in it would move the columns.
    """
    plain = file_names.file_names(students)
    return {name: name if _fits(name) else plain[name] for name in students}


def _fits(name: str) -> bool:
    return safe(name) == name and not {",", '"'} & set(name) and 0 < len(name) <= LONGEST


def _write_assignment(book: "Gradebook", scheme: Scheme) -> None:
    """The assignment and its cells, as nbgrader itself would make them of the release."""
    lesson = scheme.lesson
    names = (lesson.name, lesson.name)  # of the notebook and of its assignment
    book.update_or_create_assignment(lesson.name)
    book.update_or_create_notebook(*names)
    for name, most in scheme.points.items():
        kind = "markdown" if name in lesson.reflections else "code"
        book.update_or_create_grade_cell(name, *names, max_score=most, cell_type=kind)
    for name in (*lesson.exercises, *lesson.reflections):
        book.update_or_create_solution_cell(name, *names)


def _write_grades(book: "Gradebook", student: str, outcome: Outcome, scheme: Scheme) -> None:
    """One learner's points and comments."""
    lesson = scheme.lesson
    names = (lesson.name, lesson.name, student)
    book.update_or_create_student(student)
    book.update_or_create_submission(lesson.name, student)
    for name, points in earned_by(outcome, scheme.points).items():
        grade = book.find_grade(name, *names)
        if name not in lesson.reflections:
            grade.auto_score, grade.needs_manual_grade = points, points is None
            continue
        if points is not None:
            grade.manual_score = points
        grade.needs_manual_grade = grade.manual_score is None
        mark = outcome.marks.get(name)
        if mark is not None and mark.comment:
            book.find_comment(name, *names).manual_comment = mark.comment
    book.db.commit()
