"""``course hints``: which hint each planned wrong answer gets."""

import importlib.util

from courseware.lessons import curriculum
from tinytorch.checks.cases import cases
from tinytorch.checks.judge import judge
from tinytorch.checks.observe import observe
from tinytorch.checks.registry import find


def wrong_answers(path):
    """The wrong answers planned in a file: with ``what``, ``check``, ``classes``, ``mistake``."""
    spec = importlib.util.spec_from_file_location("wrong_answers", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.WRONG


def result(answer, seed=None, attempt=1):
    """What the check says to one wrong answer."""
    check = find(answer.check)
    chosen = cases(check, seed)
    return judge(check, chosen, observe(answer.classes, chosen), attempt)


def row(answer):
    """The line of the table for one wrong answer."""
    outcome = result(answer)
    found = outcome.mistakes[0] if outcome.mistakes else "(passes)"
    note = "" if found == answer.mistake else f"   planned: {answer.mistake}"
    words = outcome.help[found][0] if found in outcome.help else ""
    return f"{answer.check:<36} {answer.what:<32} {found:<18} {words}{note}"


def table():
    """One line per planned wrong answer: check, what is wrong, the hint's name and first words."""
    heading = f"{'check':<36} {'wrong answer':<32} {'hint':<18} first words"
    files = dict.fromkeys(entry.answers for entry in curriculum.entries())
    return "\n".join([heading, *(row(answer) for file in files for answer in wrong_answers(file))])


def main(argv=None):
    """Print the table; 1 when an answer gets another hint than planned."""
    lines = table()
    print(lines)
    return int("   planned: " in lines)
