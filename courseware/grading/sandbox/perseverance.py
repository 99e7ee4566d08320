"""One notebook to its end: what ends a process costs itself, and nothing that stands beside it."""

import subprocess
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from courseware.grading.sandbox.limits import Limits
from courseware.grading.sandbox.messages import Program, Questions
from courseware.grading.sandbox.process import run_sandbox
from courseware.grading.sandbox.run import Ending, Run

PROCESSES = 6  # at most for one notebook


def run_notebook(
    take: Callable[[], subprocess.Popen[bytes]],
    program: Program,
    questions: Questions,
    limits: Limits,
    classes: Mapping[int, str],
    hidden: Collection[str] = frozenset(),
    stopping: Callable[[], bool] = lambda: False,
) -> Run:
    """Run the cells and observe what is asked, in as many fresh processes as that takes.

    Parameters
    ----------
    take : callable
        Gives a process to which nothing has been sent.
    program : Program
    questions : Questions
    limits : Limits
        ``total`` is for all processes together.
    classes : mapping of int to str
        The name of the class that a cell is there for, by its number.
    hidden : collection of str
        The questions of which nobody is told how they ended: that is the learner's own choice, and
        might tell of their inputs.
    stopping : callable
        Asked several times a second; when it returns True all is ended.

    Returns
    -------
    Run
        Its ending is ``DONE`` when no observation is missing, hidden ones aside. Else it is the
        first one that kept an observation away, with its reason.

    Notes
    -----
    A cell that ends its process, or uses up its time, is left out the next time; so is a question.
    Where the cell is there for a class, nothing is asked of that class any more.
    """
    begun = time.monotonic()
    whole = _whole(take, program, questions, limits, classes, hidden, stopping)
    whole.seconds = round(time.monotonic() - begun, 2)
    return whole


def _whole(
    take: Callable[[], subprocess.Popen[bytes]],
    program: Program,
    questions: Questions,
    limits: Limits,
    classes: Mapping[int, str],
    hidden: Collection[str],
    stopping: Callable[[], bool],
) -> Run:
    begun, cells, asked = time.monotonic(), list(program["cells"]), dict(questions)
    whole, public = Run(Ending.DONE), set(questions) - set(hidden)
    for _ in range(PROCESSES):
        given = Program(cells=cells, classes=program["classes"])
        spent = time.monotonic() - begun
        run = run_sandbox(take(), given, asked, limits, stopping, spent)
        whole.observations |= run.observations
        whole.ran, whole.origins = run.ran, run.origins or whole.origins
        if not run.ending.is_the_notebooks_own:
            return replace(whole, ending=run.ending, reason=run.reason)
        if run.at is None:
            break
        gone = _lost(run.at, asked, classes)
        if isinstance(run.at, int):
            cells = [cell for cell in cells if cell["number"] != run.at]
            whole.left_out[run.at] = run.reason
        if gone & public and whole.ending is Ending.DONE:
            whole.ending, whole.reason = run.ending, run.reason
        kept_away = gone | set(whole.observations)
        asked = {name: each for name, each in asked.items() if name not in kept_away}
        if not asked or time.monotonic() - begun > limits.total:
            break
    if (set(asked) - set(whole.observations)) & public and whole.ending is Ending.DONE:
        whole.ending, whole.reason = run.ending, run.reason
    return whole


def _lost(at: int | str, asked: Questions, classes: Mapping[int, str]) -> set[str]:
    """The questions that the end of a process at a cell, or at one of them, costs."""
    if isinstance(at, str):
        return {at}
    return {name for name, each in asked.items() if classes.get(at) in each["uses"].values()}
