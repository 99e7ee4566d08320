"""The golden transcript: all that the checks say, so that a change of words is a diff.

``python -m tests.checks.transcript`` writes it anew into ``transcript.md``.
"""

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

from courseware.authoring import hint_table
from courseware.lessons import curriculum
from tinytorch import page
from tinytorch.checks import attempts, plain
from tinytorch.checks.cases import cases
from tinytorch.checks.judge import judge
from tinytorch.checks.observe import observe
from tinytorch.checks.registry import CHECKS
from tinytorch.checks.texts import network, relu, shared, softmax
from tinytorch.core.activations import ReLU, Softmax

FILE = Path(__file__).with_name("transcript.md")
HEADING = """# What the checks say

Made by `python -m tests.checks.transcript`; a test compares.
"""
STOPPED = {  # what a page says before a check can start
    "a syntax error": ("x = 1\nclass ReLU(:\n", "test_unit_relu_activation"),
    "an error, after printing": ("print('here')\n1 / 0\n", "test_unit_relu_activation"),
    "an error in no line": ("raise SystemExit('gone')", "test_unit_relu_activation"),
    "a class with a near name": ("class Relu: pass", "test_unit_relu_activation"),
    "a class that is missing": ("", "test_unit_softmax_activation"),
    "two classes that are missing": ("", "test_unit_activations_comprehensive"),
}


def written():
    """The whole transcript as text."""
    parts = [HEADING, *tables(), *stops(), *passes(), *answers()]
    return "\n".join(parts)


def tables():
    """The tables of texts, entry by entry."""
    for module in (shared, relu, softmax, network):
        yield f"# Table `{module.__name__.rpartition('.')[2]}`\n"
        for name, value in vars(module).items():
            if name.isupper():
                yield from entry(name, value)
    yield "# In the sandbox\n"
    yield from entry("UNSHOWN", plain.UNSHOWN)


def entry(name, value):
    """A text, several, or a table of them."""
    if isinstance(value, str):
        yield f"## {name}\n\n{quoted(value)}\n"
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from entry(f"{name} {key}", inner)
    else:
        yield f"## {name}\n"
        yield from (f"{number}. {text}" for number, text in enumerate(value, 1))
        yield ""


def quoted(text):
    """Text as a block of code."""
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


def stable(result):
    """A result without what depends on the lines of another file or the depth of the stack."""
    verdicts = []
    for verdict in result.verdicts:
        got = re.sub(r"your line \d+", "your line N", verdict.got)
        got = re.sub(r"(maximum recursion depth exceeded).*", r"\1 ...", got, flags=re.DOTALL)
        verdicts.append(replace(verdict, got=got))
    return replace(result, verdicts=tuple(verdicts))


def bare(html):
    """The words of a piece of HTML, a line for each element that has some."""
    lines = re.sub(r"<[^>]*>", "\n", html.replace("</strong>: ", ": ")).splitlines()
    return unescape("\n".join(line for line in lines if line.strip()))


def stops():
    """What a page says when there is no result."""
    yield "# Checks that could not start\n"
    before = page.LEARNED.copy()
    for what, (source, check) in STOPPED.items():
        page.LEARNED.clear()
        answer = json.loads(page.run(source, check))
        yield f"## {what}\n\n{quoted(bare(answer['html']))}\n"
    page.LEARNED.update(before)


def passes():
    """What right answers are told, with the facts that are folded away."""
    yield "# Right answers\n"
    for name, check in CHECKS.items():
        chosen = cases(check)
        result = judge(check, chosen, observe({"relu": ReLU, "softmax": Softmax}, chosen))
        yield f"## {name}\n\n{quoted(bare(result._repr_html_()))}\n"


def answers():
    """What each planned wrong answer is told at first."""
    yield "# Planned wrong answers\n"
    for answer in hint_table.wrong_answers(curriculum.find().answers):
        result = stable(hint_table.result(answer))
        yield f"## {answer.check}: {answer.what}: {', '.join(result.mistakes)}\n"
        yield f"{quoted(str(result))}\n"
    yield "What a notebook shows below a result that failed:\n"
    yield quoted("\n".join(attempts.CheckFailed(result)._render_traceback_())) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
