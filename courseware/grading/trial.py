"""Try a private check before anybody is graded by it: solutions pass it, and nothing does not."""

import importlib
import json
import random

from tinytorch.checks.check import Check
from tinytorch.checks.judge import judge
from tinytorch.checks.observe import observe
from tinytorch.checks.registry import activation

CHANCES = (1, 2, 3)


def as_check(private, cases, points):
    """The ``Check`` by which ``private`` is judged on ``cases``."""
    used = {step["uses"] for case in cases for step in case["steps"]}
    used |= {item.uses for item in private.properties}
    name, activations = private.grade_id, tuple(map(activation, sorted(used)))
    return Check(name, name, points, private.title, activations, {}, private.properties)


def faults(private, lesson):
    """What is wrong with a private check, found by trying it on the solutions of ``lesson``."""
    try:
        for chance in CHANCES:
            cases = private.chosen(random.Random(chance))
            json.dumps(cases, allow_nan=False)
            check = as_check(private, cases, 1)
            right, nothing = (
                judge(check, cases, observe(classes, cases)) for classes in (solutions(lesson), {})
            )
            if not right.passed:
                fault = next(verdict for verdict in right.verdicts if not verdict.passed)
                words = f"the solution fails at {fault.title!r}: {fault.got or 'nothing came out'}"
                return [f"private check {private.grade_id!r}: {words}"]
            if nothing.passed:
                return [f"private check {private.grade_id!r}: it passes where nothing is written"]
    except Exception as error:  # whatever the instructor's functions and rules raise
        words = f"trying it raised {type(error).__name__}: {error}"
        return [f"private check {private.grade_id!r}: {words}"]
    return []


def solutions(lesson):
    """The solutions of a lesson's exercises: class by lower-case name."""
    found = {}
    for cell in lesson.cells:
        if cell.kind == "exercise":
            module, _, name = cell.given["class"].rpartition(".")
            found[name.lower()] = getattr(importlib.import_module(module), name)
    return found
