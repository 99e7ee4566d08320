"""Try a private check before anybody is graded by it: solutions pass it, and nothing does not."""

import importlib
import json
import random
from typing import TYPE_CHECKING

from courseware.grading import texts
from courseware.lessons.lesson import Lesson
from tinytorch.checks.cases import Case
from tinytorch.checks.check import Check
from tinytorch.checks.judge import judge
from tinytorch.checks.observe import observe
from tinytorch.checks.registry import activation

if TYPE_CHECKING:  # that module imports this one
    from courseware.grading.private import PrivateCheck

SEEDS = (1, 2, 3)


def as_check(private: "PrivateCheck", cases: list[Case], points: int) -> Check:
    """The ``Check`` that observing and judging ``private`` on ``cases`` takes.

    Parameters
    ----------
    private : PrivateCheck
    cases : list of dict
    points : int
        What it is worth, all or nothing.
    """
    used = {step["uses"] for case in cases for step in case["steps"]}
    used |= {item.uses for item in private.properties}
    name, activations = private.grade_id, tuple(map(activation, sorted(used)))
    return Check(name, name, points, private.title, activations, {}, private.properties)


def faults(private: "PrivateCheck", lesson: Lesson) -> list[str]:
    """What is wrong with a private check, found by trying it on the solutions of ``lesson``.

    Parameters
    ----------
    private : PrivateCheck
    lesson : Lesson
    """
    try:
        for seed in SEEDS:
            cases = private.chosen(random.Random(seed))
            json.dumps(cases, allow_nan=False)
            check = as_check(private, cases, 1)
            right, nothing = (
                judge(check, cases, observe(classes, cases)) for classes in (solutions(lesson), {})
            )
            if not right.passed:
                fault = next(verdict for verdict in right.verdicts if not verdict.passed)
                got = fault.got or texts.NOTHING_CAME_OUT
                words = texts.SOLUTION_FAILS.format(title=fault.title, got=got)
                return [texts.OF_PRIVATE_CHECK.format(name=private.grade_id, fault=words)]
            if nothing.passed:
                words = texts.EMPTY_PASSES
                return [texts.OF_PRIVATE_CHECK.format(name=private.grade_id, fault=words)]
    except Exception as error:  # whatever the instructor's functions and rules raise
        words = texts.TRIAL_RAISED.format(error=f"{type(error).__name__}: {error}")
        return [texts.OF_PRIVATE_CHECK.format(name=private.grade_id, fault=words)]
    return []


def solutions(lesson: Lesson) -> dict[str, type]:
    """The solutions of a lesson's exercises: class by lower-case name.

    Parameters
    ----------
    lesson : Lesson
    """
    found: dict[str, type] = {}
    for cell in lesson.cells:
        if cell.kind == "exercise":
            module, _, name = cell.given["class"].rpartition(".")
            found[name.lower()] = getattr(importlib.import_module(module), name)
    return found
