"""Each wrong idea is rejected, on fixed and on fresh cases, with a hint that fits it."""

import pytest

from tests.checks import relu_ideas, softmax_ideas
from tests.checks.ideas import IDEAS
from tinytorch.checks.cases import cases
from tinytorch.checks.judge import judge
from tinytorch.checks.observe import observe

NAMED = [idea.what for idea in IDEAS]


def result(idea, seed=None):
    chosen = cases(idea.check, seed)
    return judge(idea.check, chosen, observe(idea.classes, chosen))


def test_there_are_sixty_and_each_has_its_name():
    assert len({*NAMED}) == len(NAMED) >= 60
    assert {idea.what.split("-")[0] for idea in IDEAS} == {"relu", "softmax"}
    assert relu_ideas.wrong is not softmax_ideas.wrong


@pytest.mark.parametrize("idea", IDEAS, ids=NAMED)
def test_a_wrong_idea_earns_nothing_and_gets_its_hint(idea):
    for seed in (None, 3):
        found = result(idea, seed)
        assert (found.points, found.mistakes[:1]) == (0, (idea.mistake,)), str(found)
