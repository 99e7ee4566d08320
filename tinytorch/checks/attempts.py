"""Run a check here and now: count the attempts, return the result, raise when it fails."""

import builtins
import sys
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from tinytorch.checks.cases import cases
from tinytorch.checks.check import Check
from tinytorch.checks.judge import judge, mistake_met
from tinytorch.checks.observe import observe
from tinytorch.checks.result import Result

NAMES = ("abs", "all", "any", "float", "len", "map", "max", "min", "sorted", "sum", "type", "zip")
TRUSTED = {name: getattr(builtins, name) for name in NAMES}  # as they are at import
UNWRITTEN = frozenset({"not-written", "not-reached", "step-before"})
RUNS = ""  # among the mistakes of a check: how many runs have failed
FAILED: dict[str, Counter[str]] = {}  # since the last pass, by the name of the check
SECTIONS = """

Parameters
----------
{classes} : type
    What the learner wrote.

Returns
-------
Result
    Passed: its ``points``, its ``verdicts``, and how to show it in a notebook.

Raises
------
CheckFailed
    An AssertionError, when a property does not hold yet.
"""
Function = TypeVar("Function", bound=Callable[..., Result])


class CheckFailed(AssertionError):  # noqa: N818 - the word learners read
    """A check that is not passed yet; ``result`` has the verdicts.

    An ``AssertionError``, so that graders count it. Its text is the result in plain words.
    """

    def __init__(self, result: Result) -> None:
        super().__init__(str(result))
        self.result = result

    def _render_traceback_(self) -> list[str]:
        """What a notebook prints below the result: one line instead of a traceback."""
        return [f"CheckFailed: {self.args[0].splitlines()[0]}"]


def documented(function: Function) -> Function:
    """The public function of a check, with what holds for each of them added to its docstring.

    Parameters
    ----------
    function : callable
        Its parameters are the learner's classes; it ends in ``require``.
    """
    code = function.__code__
    classes = ", ".join(code.co_varnames[: code.co_argcount])
    function.__doc__ = f"{function.__doc__}{SECTIONS.format(classes=classes)}"
    return function


def run(check: Check, *classes: object) -> Result:
    """Observe and judge the classes in this process.

    Parameters
    ----------
    check : Check
    *classes : type
        The learner's classes in the order of the check's ``activations``.

    Returns
    -------
    Result
        Judged with the number of this attempt, which grows with every failure in this process
        and starts again after a pass. A try in which nothing was written yet is not counted.
        The help grows with the runs in which the same mistake was met: a new one starts anew.
    """
    chosen = cases(check)
    seen = observe(dict(zip(check.uses, classes, strict=True)), chosen)
    vars(builtins).update(TRUSTED)  # against what the learner's code has put there
    met = FAILED.get(check.name, Counter())
    result = judge(check, chosen, seen, met[RUNS] + 1, met)
    if result.passed:
        FAILED.pop(check.name, None)
    elif not UNWRITTEN.issuperset(result.mistakes):
        found = {mistake_met(v.mistake, v.got) for v in result.verdicts if v.mistake}
        FAILED[check.name] = met + Counter({RUNS, *found})
    return result


def require(check: Check, *classes: object) -> Result:
    """Run a check and return its result, or show it and raise ``CheckFailed``.

    A notebook displays what a cell's last line returns, so a pass shows itself.

    Parameters
    ----------
    check : Check
    *classes : type
        The learner's classes in the order of the check's ``activations``.

    Raises
    ------
    CheckFailed
        When a property does not hold.
    """
    result = run(check, *classes)
    if not result.passed:
        show(result)
        raise CheckFailed(result)
    return result


def show(result: Result) -> None:
    """Display the result where there is a notebook; elsewhere the exception has the text.

    Parameters
    ----------
    result : Result
    """
    ipython = sys.modules.get("IPython")
    if ipython is not None and ipython.get_ipython() is not None:
        ipython.display.display(result)
