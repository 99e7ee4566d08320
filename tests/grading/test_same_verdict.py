"""What the check tells a learner is what grading finds: the planned wrong answers, both ways.

All of them are observed in one sandbox, each under names of its own.
"""

import pytest

from courseware.authoring import hint_table
from courseware.grading.records.outcome import parsed
from courseware.grading.sandbox import process, workspace
from courseware.grading.sandbox.limits import Limits
from courseware.lessons import curriculum
from tinytorch.checks.attempts import run
from tinytorch.checks.cases import cases
from tinytorch.checks.judge import judge
from tinytorch.checks.registry import find

FILE = curriculum.find().answers
ANSWERS = hint_table.wrong_answers(FILE)
RIGHT = ("test_unit_relu_activation", "test_unit_softmax_activation")
NAMES = """
for number, answer in enumerate(WRONG):
    for use, learner in answer.classes.items():
        globals()[f"{use}_{number}"] = learner
relu_right, softmax_right = RightReLU, RightSoftmax
"""


def asked(check, label, seed):
    uses = {use: f"{use}_{label}" for use in find(check).uses}
    return {"uses": uses, "cases": cases(find(check), seed)}


@pytest.fixture(scope="module")
def graded():
    """What grading finds for each answer by number, and for right ones by the check."""
    cells = [FILE.read_text(), NAMES]
    told = {"cells": [{"number": n, "source": s} for n, s in enumerate(cells)], "classes": []}
    wanted = {n: asked(answer.check, n, n) for n, answer in enumerate(ANSWERS)}
    wanted |= {check: asked(check, "right", 1) for check in RIGHT}
    limits = Limits(cell=60, total=300)
    done = process.run_sandbox(
        process.begin(workspace.ready(report=[].append), limits), told,
        {str(n): each for n, each in wanted.items()}, limits,
    )  # fmt: skip
    assert done.ending == "done", done.reason
    checks = {n: answer.check for n, answer in enumerate(ANSWERS)} | {name: name for name in RIGHT}
    return {
        n: judge(find(checks[n]), wanted[n]["cases"], parsed(done.observations[str(n)]))
        for n in wanted
    }


@pytest.mark.parametrize("number", range(len(ANSWERS)))
def test_grading_gives_a_wrong_answer_what_its_check_gives(graded, number):
    answer = ANSWERS[number]
    check = find(answer.check)
    shown = run(check, *(answer.classes[use] for use in check.uses))
    assert graded[number].points == shown.points
    assert shown.points == 0 or answer.mistake == "wraps-around"  # it is told, and costs nothing
    assert graded[number].mistakes[0] == shown.mistakes[0] == answer.mistake


@pytest.mark.parametrize("check", RIGHT)
def test_grading_gives_a_right_answer_all_points(graded, check):
    assert graded[check].points == 10
