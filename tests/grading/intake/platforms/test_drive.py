"""Names before the work's name, as Google Drive and the hand-in page write them."""

import pytest

from tests.grading.intake.platforms.whose import learners


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["Ada - a.ipynb", "Ada - Copy of a.ipynb"], ["Ada"]),
        (["Ada - a.ipynb", "Bob - a (1).ipynb"], ["Ada", "Bob"]),
        (["Ada - activations.ipynb"], ["Ada"]),
        (["Ada Smith - Jones.ipynb"], ["Ada Smith - Jones"]),
        (["x/Smith - Jones - activations.ipynb"], ["Smith - Jones"]),
    ],
)
def test_the_part_after_the_mark_must_be_the_works(paths, names):
    assert sorted(learners(*paths)) == names
