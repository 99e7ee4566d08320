"""Scores for nbgrader: they are written into a ``gradebook.db``, by nbgrader's own interface.

nbgrader need not be installed unless this is asked for.
"""

import contextlib
import os
import sys
import warnings
from importlib.util import find_spec
from pathlib import Path

from courseware.errors import CourseError
from courseware.grading.records.csv_text import safe
from courseware.grading.records.outcome import earned_by
from courseware.grading.reports import file_names

LONGEST = 128  # characters of a student's id in nbgrader's tables
MISSING = "--gradebook needs nbgrader, which is not installed here: pip install nbgrader"


def require():
    """Raise CourseError when nbgrader is not installed."""
    if find_spec("nbgrader") is None:
        raise CourseError(MISSING)


def write(path, outcomes, scheme, tell=print):
    """Write the points of all that were graded into the gradebook ``path``, made when need be.

    Parameters
    ----------
    path : Path
    outcomes : list of Outcome
    scheme : courseware.grading.scheme.Scheme
    tell : callable
        Called with one line in the end.

    Raises
    ------
    CourseError
        When nbgrader is missing, or the file is no gradebook of its version.

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
        raise CourseError(f"{path.parent} is no folder; wanted: a file in a folder that is there")
    place = URL.create("sqlite", database=str(path))
    known = ids([each.student for each in outcomes])
    try:
        with _put_up_with(), Gradebook(place, scheme.lesson.name) as book:
            _lay_out(book, scheme)
            for each in outcomes:
                if each.has_points:
                    _enter(book, known[each.student], each, scheme)
                    continue
                with contextlib.suppress(MissingEntry):
                    book.remove_submission(scheme.lesson.name, known[each.student])
    except (SQLAlchemyError, InvalidEntry) as error:
        raise CourseError(f"{path} is no gradebook that nbgrader can write: {error}") from error
    left = sum(not each.has_points for each in outcomes)
    tell(f"gradebook  {path}: {len(outcomes) - left} submissions, {left} left out as not graded")


@contextlib.contextmanager
def _put_up_with():
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


def ids(students):
    """``{student: id}``: the name as in ``grades.csv``, or a plain one where it is no fit id.

    nbgrader's own export puts no quotes around an id, so a comma in it would move the columns.
    """
    plain = file_names.file_names(students)
    return {name: name if _fits(name) else plain[name] for name in students}


def _fits(name):
    return safe(name) == name and not {",", '"'} & set(name) and 0 < len(name) <= LONGEST


def _lay_out(book, scheme):
    """The assignment and its cells, as nbgrader itself would make them of the release."""
    lesson = scheme.lesson
    place = (lesson.name, lesson.name)
    book.update_or_create_assignment(lesson.name)
    book.update_or_create_notebook(*place)
    for name, most in scheme.points.items():
        kind = "markdown" if name in lesson.reflections else "code"
        book.update_or_create_grade_cell(name, *place, max_score=most, cell_type=kind)
    for name in (*lesson.exercises, *lesson.reflections):
        book.update_or_create_solution_cell(name, *place)


def _enter(book, student, outcome, scheme):
    """One learner's points and comments."""
    lesson = scheme.lesson
    place = (lesson.name, lesson.name, student)
    book.update_or_create_student(student)
    book.update_or_create_submission(lesson.name, student)
    for name, points in earned_by(outcome, scheme.points).items():
        grade = book.find_grade(name, *place)
        if name not in lesson.reflections:
            grade.auto_score, grade.needs_manual_grade = points, False
            continue
        if points is not None:
            grade.manual_score = points
        grade.needs_manual_grade = grade.manual_score is None
        if comment := outcome.marks.get(name, {}).get("comment"):
            book.find_comment(name, *place).manual_comment = comment
    book.db.commit()
