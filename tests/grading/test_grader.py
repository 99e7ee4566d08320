"""Right, wrong and hostile notebooks, graded in the real sandbox."""

import pytest

from benchmarks.submissions import CANARY, NOTEBOOKS


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_kind_gets_its_status_and_points(graded, name):
    kind, outcome = NOTEBOOKS[name], graded[name]
    assert outcome.status == kind.status, outcome.reason or outcome.notes
    points = tuple(result.points for result in outcome.results.values()) or None
    assert points == kind.points


def printed(outcome):
    return "\n".join(words for _, _, words in outcome.cells)
