"""nbgrader itself gives the same points; ten kinds are run by ``benchmarks.beside_nbgrader``."""

import pytest

from benchmarks.beside_nbgrader import compare
from tests.grading.submissions import NOTEBOOKS

KINDS = ("half", "warns", "deleted-check")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return compare(tmp_path_factory.mktemp("beside"), KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_nbgrader_gives_the_same_points(found, kind):
    theirs, ours = found[kind]
    assert theirs == ours
    assert tuple(theirs.values()) == NOTEBOOKS[kind].points
