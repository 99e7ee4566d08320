"""Private checks: a folder of the instructor's own, outside the course, that only grading uses.

The folder holds ``checks.py``, trusted Python with one or both of two names:

- ``POINTS``: other points for checks of the lesson, ``{"test-relu-immediate": 5}``;
- ``CHECKS``: a list of ``PrivateCheck``.

Of all that, a learner's code gets the plain inputs of the cases, after everything else is done.
"""

import importlib.util
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from courseware.errors import CourseError
from courseware.files import ROOT
from courseware.grading import texts, trial
from courseware.identifiers import ALLOWED, NAME
from courseware.lessons.lesson import Lesson
from tinytorch.checks.cases import Case, CaseStep
from tinytorch.checks.check import Check
from tinytorch.checks.properties import Property

FILE = "checks.py"
MOST = 1000  # points of one check

Steps = Callable[[random.Random], list[CaseStep]]


@dataclass(frozen=True)
class PrivateCheck:
    """One private check, or more inputs for a check of the lesson.

    Attributes
    ----------
    grade_id : str
        A new one; or that of a check of the lesson, which then gives its points only when its own
        properties hold for these cases too.
    cases : dict of str to callable
        Kind to a function that takes a ``random.Random`` and returns the steps of one case, as
        ``tinytorch.checks.cases`` describes them. For a check of the lesson the kinds are its own.
    points : int, optional
        What a new check is worth, all or nothing.
    title : str
        Its line in the table of points, which learners see.
    properties : tuple of tinytorch.checks.properties.Property
        What must hold; rules are in ``tinytorch.checks.rules``, or the instructor's own.
    shown : bool
        Whether learners see inputs, outputs and hints; else only the title and the points.
    """

    grade_id: str
    cases: Mapping[str, Steps]
    points: int | None = None
    title: str = ""
    properties: tuple[Property, ...] = ()
    shown: bool = False

    def chosen(self, rng: random.Random) -> list[Case]:
        """The cases for one notebook, in the form of ``tinytorch.checks.cases.cases``.

        Parameters
        ----------
        rng : random.Random
            All that is random in them is drawn from it.
        """
        return [{"id": kind, "kind": kind, "steps": make(rng)} for kind, make in self.cases.items()]


Private = PrivateCheck  # its name at first, in folders that instructors have already


@dataclass(frozen=True)
class Overlay:
    """What a private folder says: other points by grade id, and private checks."""

    points: dict[str, int] = field(default_factory=dict)
    checks: Sequence[PrivateCheck] = ()


def load(folder: Path, lesson: Lesson) -> Overlay:
    """The overlay in ``folder``.

    Parameters
    ----------
    folder : Path
        Outside the course's own.
    lesson : Lesson

    Raises
    ------
    CourseError
        With a line for each fault, when it does not fit the lesson.
    """
    path = folder / FILE
    if folder.resolve().is_relative_to(ROOT):
        raise CourseError(texts.PRIVATE_INSIDE.format(folder=folder))
    if not path.is_file():
        raise CourseError(texts.NOT_A_PRIVATE_FOLDER.format(folder=folder, file=FILE))
    space = _run(path)
    overlay = Overlay(getattr(space, "POINTS", {}), getattr(space, "CHECKS", ()))
    if not (hasattr(space, "POINTS") or hasattr(space, "CHECKS")):
        raise CourseError(texts.NEITHER_NAME.format(path=path))
    _refuse(path, _faults(overlay, lesson))
    whole = Overlay(dict(overlay.points), tuple(_whole(each, lesson) for each in overlay.checks))
    _refuse(path, [fault for each in whole.checks for fault in trial.faults(each, lesson)])
    return whole


def _refuse(path: Path, faults: list[str]) -> None:
    """Raise CourseError with a line for each fault, if there are any."""
    if faults:
        lines = (texts.OF_FILE.format(path=path, fault=fault) for fault in faults)
        raise CourseError("\n".join(lines))


def _run(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("private_checks", path)
    assert spec is not None  # the file exists and ends in .py
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        raise CourseError(texts.CANNOT_BE_RUN.format(path=path, error=said)) from error
    finally:
        sys.dont_write_bytecode = before
    return module


def _whole(each: PrivateCheck, lesson: Lesson) -> PrivateCheck:
    """A private check with what it takes over from the lesson's check of the same grade id."""
    check = lesson.checks.get(each.grade_id)
    if check is None:
        return each
    asked = tuple(item for item in check.properties if set(item.kinds) & set(each.cases))
    return PrivateCheck(each.grade_id, each.cases, title=check.title, properties=asked)


def _faults(overlay: Overlay, lesson: Lesson) -> list[str]:
    if not isinstance(overlay.points, dict):
        return [texts.POINTS_NOT_A_DICT.format()]
    if not isinstance(overlay.checks, list | tuple):
        return [texts.CHECKS_NOT_A_LIST]
    found = []
    for name, points in overlay.points.items():
        if name not in lesson.checks:
            known = ", ".join(lesson.checks)
            found.append(texts.POINTS_UNKNOWN_CHECK.format(name=name, known=known))
        elif not _counts(points):
            words = texts.POINTS_OUT_OF_RANGE.format(points=points, name=name, most=MOST)
            found.append(words)
    taken: set[str] = set()
    for number, each in enumerate(overlay.checks, 1):
        if not isinstance(each, PrivateCheck):
            kind = type(each).__name__
            found.append(texts.NOT_A_PRIVATE_CHECK.format(number=number, kind=kind))
            continue
        if each.grade_id in taken:
            found.append(texts.PRIVATE_CHECK_TWICE.format(name=each.grade_id))
        taken.add(each.grade_id)
        found += [
            texts.OF_PRIVATE_CHECK.format(name=each.grade_id, fault=fault)
            for fault in _wrong(each, lesson)
        ]
    return found


def _counts(points: object) -> bool:
    return type(points) is int and 0 <= points <= MOST


def _wrong(each: PrivateCheck, lesson: Lesson) -> list[str]:
    """What is wrong with one private check, by what it says of itself."""
    if not isinstance(each.cases, dict) or not each.cases:
        return [texts.CASES_EMPTY]
    if not all(callable(make) for make in each.cases.values()):
        return [texts.CASES_NOT_FUNCTIONS]
    if each.grade_id in lesson.checks:
        return _wrong_more(each, lesson.checks[each.grade_id])
    ids = {cell.given.get("grade_id") for cell in lesson.cells}
    found = []
    if not isinstance(each.grade_id, str) or not NAME.fullmatch(each.grade_id):
        found.append(texts.GRADE_ID_NOT_ALLOWED.format(allowed=ALLOWED))
    elif each.grade_id in ids:
        found.append(texts.GRADE_ID_TAKEN)
    if not _counts(each.points):
        found.append(texts.PRIVATE_POINTS.format(points=each.points, most=MOST))
    if not isinstance(each.title, str) or not each.title.strip():
        found.append(texts.NO_TITLE)
    if not each.properties:
        found.append(texts.NO_PROPERTIES)
    return found


def _wrong_more(each: PrivateCheck, check: Check) -> list[str]:
    """What is wrong with more inputs for a check of the lesson."""
    found = []
    if each.points is not None or each.properties or each.title or each.shown:
        found.append(texts.ONLY_CASES)
    known = dict.fromkeys(kind for item in check.properties for kind in item.kinds)
    for kind in each.cases:
        if kind not in known:
            found.append(texts.NO_SUCH_KIND.format(kind=kind, known=", ".join(known)))
    return found
