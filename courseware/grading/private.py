"""Private checks: a folder of the instructor's own, outside the course, that only grading uses.

The folder holds ``checks.py``, trusted Python with one or both of two names:

- ``POINTS``: other points for checks of the lesson, ``{"test-relu-immediate": 5}``;
- ``CHECKS``: a list of ``Private``.

Of all that, a learner's code gets the plain inputs of the cases, after everything else is done.
"""

import importlib.util
import sys
from dataclasses import dataclass, field

from courseware.errors import CourseError
from courseware.files import ROOT
from courseware.grading import trial
from courseware.identifiers import ALLOWED, NAME

FILE = "checks.py"
MOST = 1000


@dataclass(frozen=True)
class Private:
    """One private check, or more inputs for a check of the lesson.

    Attributes
    ----------
    grade_id : str
        A new one; or that of a check of the lesson, which then gives its points only when its own
        properties hold for these cases too.
    cases : dict
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
    cases: dict
    points: int | None = None
    title: str = ""
    properties: tuple = ()
    shown: bool = False

    def chosen(self, chance):
        """The cases for one notebook, in the form of ``tinytorch.checks.cases.cases``."""
        return [
            {"id": kind, "kind": kind, "steps": make(chance)} for kind, make in self.cases.items()
        ]


@dataclass(frozen=True)
class Overlay:
    """What a private folder says: other points by grade id, and private checks."""

    points: dict = field(default_factory=dict)
    checks: tuple = ()


def load(folder, lesson):
    """The overlay in ``folder``.

    Raises
    ------
    CourseError
        With a line for each fault, when it does not fit the lesson.
    """
    path = folder / FILE
    if folder.resolve().is_relative_to(ROOT):
        raise CourseError(f"{folder} lies in the course's own folder; keep private checks outside")
    if not path.is_file():
        raise CourseError(f"{folder} is no private folder: there is no {FILE} in it")
    space = _run(path)
    overlay = Overlay(getattr(space, "POINTS", {}), getattr(space, "CHECKS", ()))
    if not (hasattr(space, "POINTS") or hasattr(space, "CHECKS")):
        raise CourseError(f"{path}: neither POINTS nor CHECKS is in it")
    faults = [f"{path}: {fault}" for fault in _faults(overlay, lesson)]
    if faults:
        raise CourseError("\n".join(faults))
    whole = Overlay(dict(overlay.points), tuple(_whole(each, lesson) for each in overlay.checks))
    faults = [f"{path}: {fault}" for each in whole.checks for fault in trial.faults(each, lesson)]
    if faults:
        raise CourseError("\n".join(faults))
    return whole


def _run(path):
    spec = importlib.util.spec_from_file_location("private_checks", path)
    module = importlib.util.module_from_spec(spec)
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise CourseError(f"{path} cannot be run: {type(error).__name__}: {error}") from error
    finally:
        sys.dont_write_bytecode = before
    return module


def _whole(each, lesson):
    """A private check with what it takes over from the lesson's check of the same grade id."""
    check = lesson.checks.get(each.grade_id)
    if check is None:
        return each
    asked = tuple(item for item in check.properties if set(item.kinds) & set(each.cases))
    return Private(each.grade_id, each.cases, title=check.title, properties=asked)


def _faults(overlay, lesson):
    if not isinstance(overlay.points, dict):
        return ["POINTS is no dict; allowed: {grade id: points}"]
    if not isinstance(overlay.checks, list | tuple):
        return ["CHECKS is no list; allowed: a list of Private"]
    found = []
    for name, points in overlay.points.items():
        if name not in lesson.checks:
            known = ", ".join(lesson.checks)
            found.append(f"POINTS: no check {name!r}; the checks of the lesson are {known}")
        elif not _counts(points):
            found.append(f"POINTS: {points!r} for {name}; allowed: a whole number, 0 to {MOST}")
    taken = set()
    for number, each in enumerate(overlay.checks, 1):
        if not isinstance(each, Private):
            found.append(f"CHECKS: entry {number} is {type(each).__name__}; allowed: Private")
            continue
        if each.grade_id in taken:
            found.append(f"private check {each.grade_id!r} is there twice")
        taken.add(each.grade_id)
        found += [f"private check {each.grade_id!r}: {fault}" for fault in _wrong(each, lesson)]
    return found


def _counts(points):
    return type(points) is int and 0 <= points <= MOST


def _wrong(each, lesson):
    """What is wrong with one private check, by what it says of itself."""
    if not isinstance(each.cases, dict) or not each.cases:
        return ["cases is no dict with at least one entry"]
    if not all(callable(make) for make in each.cases.values()):
        return ["each entry of cases is a function that takes a random.Random"]
    if each.grade_id in lesson.checks:
        return _wrong_more(each, lesson.checks[each.grade_id])
    ids = {cell.given.get("grade_id") for cell in lesson.cells}
    found = []
    if not isinstance(each.grade_id, str) or not NAME.fullmatch(each.grade_id):
        found.append(f"a grade_id has {ALLOWED}")
    elif each.grade_id in ids:
        found.append("its grade_id is that of another cell of the lesson")
    if not _counts(each.points):
        found.append(f"points is {each.points!r}; allowed: a whole number, 0 to {MOST}")
    if not isinstance(each.title, str) or not each.title.strip():
        found.append("it has no title")
    if not each.properties:
        found.append("it has no properties")
    return found


def _wrong_more(each, check):
    """What is wrong with more inputs for a check of the lesson."""
    found = []
    if each.points is not None or each.properties or each.title or each.shown:
        found.append(
            "it adds inputs to a check of the lesson: only cases may be given; POINTS has points"
        )
    known = dict.fromkeys(kind for item in check.properties for kind in item.kinds)
    for kind in each.cases:
        if kind not in known:
            found.append(f"the check has no cases of kind {kind!r}; there are {', '.join(known)}")
    return found
