"""Brightspace's folders: times in several spellings, and one that nobody can order."""

import pytest

from tests.grading.intake.platforms.whose import learners


def test_attempts_are_one_learners_and_the_list_is_nobodys():
    folder = "71-90 - Ada Byron - May {}, 2026 1000 AM/a.ipynb"
    assert learners("index.html", folder.format(2), folder.format(1)) == {
        "Ada Byron_71": ["2026-05-01 10:00", "2026-05-02 10:00"]
    }


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("May 1, 2026 1205 AM", "2026-05-01 00:05"),
        ("May 1, 2026 1:05 PM", "2026-05-01 13:05"),
        ("Sept 12, 2026 110 PM", "2026-09-12 13:10"),
        ("1 May, 2026 1310", "2026-05-01 13:10"),
        ("2026-05-01 0910", "2026-05-01 09:10"),
        ("1 mai 2026 1000", ""),
    ],
)
def test_the_time_is_read(text, time):
    assert learners(f"71-90 - Ada - Byron - {text}/a.ipynb") == {"Ada - Byron_71": [time]}


def test_older_zips_have_no_folders():
    path = "71-90 - Ada Byron - May 1, 2026 1000 AM - my - work.ipynb"
    assert learners(path) == {"Ada Byron_71": ["2026-05-01 10:00"]}
