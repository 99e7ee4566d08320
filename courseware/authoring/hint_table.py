"""``course hints``: which hint each planned wrong answer gets."""

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from courseware.authoring import texts
from courseware.lessons import curriculum
from tinytorch.checks.cases import cases
from tinytorch.checks.judge import judge
from tinytorch.checks.observe import observe
from tinytorch.checks.registry import find
from tinytorch.checks.result import Result


class WrongAnswer(Protocol):
    """A wrong answer as the files of planned ones write it.

    Attributes
    ----------
    what : str
        What is wrong with it, in a few words.
    check : str
        The name of the check that must reject it.
    classes : dict of type
        The classes to check, by their words, such as ``relu``.
    mistake : str
        The mistake that it must be told first.
    """

    what: str
    check: str
    classes: dict[str, type]
    mistake: str


def wrong_answers(path: Path) -> Sequence[WrongAnswer]:
    """The wrong answers planned in a file.

    Parameters
    ----------
    path : Path
        A module, which is run; its ``WRONG`` has the answers.
    """
    spec = importlib.util.spec_from_file_location("wrong_answers", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.WRONG


def result(answer: WrongAnswer, seed: int | None = None, attempt: int = 1) -> Result:
    """What the check says to one wrong answer.

    Parameters
    ----------
    answer : WrongAnswer
    seed : int, optional
        Draws fresh cases besides the fixed ones.
    attempt : int, optional
        How often the learner has tried, counted from 1: hints say more each time.
    """
    check = find(answer.check)
    chosen = cases(check, seed)
    return judge(check, chosen, observe(answer.classes, chosen), attempt)


def row(answer: WrongAnswer) -> str:
    """The line of the table for one wrong answer.

    Parameters
    ----------
    answer : WrongAnswer
    """
    outcome = result(answer)
    hint = outcome.mistakes[0] if outcome.mistakes else texts.PASSES
    note = "" if hint == answer.mistake else texts.PLANNED.format(mistake=answer.mistake)
    words = outcome.help[hint][0] if hint in outcome.help else ""
    return texts.ROW.format(check=answer.check, what=answer.what, hint=hint, words=words, note=note)


def table() -> str:
    """One line per planned wrong answer: check, what is wrong, the hint's name and first words."""
    files = dict.fromkeys(entry.answers for entry in curriculum.entries())
    rows = (row(answer) for file in files for answer in wrong_answers(file))
    return "\n".join([texts.ROW.format(**texts.HEADINGS), *rows])
