"""Gradescope's list of submissions: names, groups, and lists that are none."""

import pytest

from tests.grading.intake.platforms.whose import learners

TOP = "assignment_9_export/"
LIST = b"""---
submission_11:
  :submitters:
  - :name: Ada Byron
    :sid: '007'
    :email: ada@example.org
  - :name: Bob
    :sid:
    :email: bob@example.org
  :created_at: 2026-05-01 10:00:00.000000000 Z
  :score: 1.0
"""


def test_all_of_a_group_have_its_submission():
    paths = (f"{TOP}submission_metadata.yml", f"{TOP}submission_11/a.ipynb")
    found = learners(*paths, submission_metadata_yml=LIST)
    assert found == {"Ada Byron_007": [""], "Bob_bob@example.org": [""]}


@pytest.mark.parametrize("text", [b"", b"[", b"a: b", b"- 1", b"\xff", b"submission_11: {}"])
def test_without_a_list_folders_are_learners(text):
    paths = [f"{TOP}submission_{n}/activations.ipynb" for n in (11, 12)]
    found = learners(f"{TOP}submission_metadata.yml", *paths, submission_metadata_yml=text)
    assert list(found) == ["submission_11", "submission_12"]
