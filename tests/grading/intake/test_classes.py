"""Two hundred generated classes in the shapes of all platforms: nobody lost, doubled or made up."""

import pytest

from courseware.grading.intake import submissions
from tests.grading.intake.classes import SHAPES, handed_in

EACH = 11  # classes of each shape


@pytest.mark.parametrize("seed", range(EACH))
@pytest.mark.parametrize("shape", SHAPES)
def test_each_learner_is_there_once_with_the_last_work(shape, seed, tmp_path):
    path, wanted = handed_in(shape, seed, tmp_path)
    found = submissions.collect(path)
    assert sorted(each.student for each in found) == sorted(wanted)
    last = {each.student: {f.read() for f in each.attempts[-1].notebooks()} for each in found}
    assert last == {learner: {work} for learner, work in wanted.items()}


def test_there_are_two_hundred_of_them():
    assert len(SHAPES) * EACH >= 200
