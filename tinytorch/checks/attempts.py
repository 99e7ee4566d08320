"""Run a check here and now: count the attempts, return the result, raise when it fails."""

import builtins
import sys

from tinytorch.checks.check import find
from tinytorch.checks.observe import observe

NAMES = ("abs", "all", "any", "float", "len", "map", "max", "min", "sorted", "sum", "type", "zip")
TRUSTED = {name: getattr(builtins, name) for name in NAMES}  # as they are at import
UNWRITTEN = frozenset({"not-written", "not-reached", "step-before"})
FAILED = {}  # attempts that failed since the last pass, by the name of the check


class CheckFailed(AssertionError):  # noqa: N818 - the word learners read
    """A check that is not passed yet; ``result`` has the verdicts.

    An ``AssertionError``, so that graders count it. Its text is the result in plain words.
    """

    def __init__(self, result):
        super().__init__(str(result))
        self.result = result

    def _render_traceback_(self):
        """What a notebook prints below the result: one line instead of a traceback."""
        return [f"CheckFailed: {self.args[0].splitlines()[0]}"]


def run(check, *classes):
    """Observe and judge the classes in this process.

    Parameters
    ----------
    check : Check or str
    *classes : type
        The learner's classes in the order of the check's ``uses``.

    Returns
    -------
    Result
        Judged with the number of this attempt, which grows with every failure in this process
        and starts again after a pass. A try in which nothing was written yet is not counted.
    """
    # Here, so that grading can observe where neither cases nor judge are shipped.
    from tinytorch.checks.cases import cases
    from tinytorch.checks.judge import judge

    check = find(check)
    chosen = cases(check)
    seen = observe(check, dict(zip(check.uses, classes, strict=True)), chosen)
    vars(builtins).update(TRUSTED)  # whatever the learner's code has put in their place
    attempt = FAILED.get(check.name, 0) + 1
    result = judge(check, chosen, seen, attempt)
    if result.passed:
        FAILED.pop(check.name, None)
    elif not UNWRITTEN.issuperset(result.misconceptions):
        FAILED[check.name] = attempt
    return result


def require(check, *classes):
    """Run a check and return its result, or show it and raise ``CheckFailed``.

    A notebook displays what a cell's last line returns, so a pass shows itself.
    """
    result = run(check, *classes)
    if not result.passed:
        show(result)
        raise CheckFailed(result)
    return result


def show(result):
    """Display the result where there is a notebook; elsewhere the exception has the text."""
    ipython = sys.modules.get("IPython")
    if ipython is not None and ipython.get_ipython() is not None:
        ipython.display.display(result)
