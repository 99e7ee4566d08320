"""nbgrader's exchange: what lies in its folder inbound."""

from tests.grading.intake.platforms.whose import learners


def test_each_time_is_an_attempt():
    folder = "inbound/ada+activations+2026-05-0{} 10:00:00.123456 UTC{}/activations.ipynb"
    assert learners(folder.format(2, "+kQ=="), folder.format(1, "")) == {
        "ada": ["2026-05-01 10:00:00", "2026-05-02 10:00:00"]
    }
