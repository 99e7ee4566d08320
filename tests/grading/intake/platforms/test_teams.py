"""Teams' folders: versions, and what was not turned in."""

from tests.grading.intake.platforms.whose import learners


def test_the_newest_version_comes_last_and_drafts_are_nobodys():
    top = "Student Work/Submitted files/Ada/Act"
    paths = [f"{top}/a.ipynb", f"{top}/Version 10/a.ipynb", f"{top}/Version 2/a.ipynb"]
    drafts = ["Student Work/Working files/Ada/Act/a.ipynb", "Working files/Bob/Act/a.ipynb"]
    assert learners(*paths, *drafts) == {"Ada": ["", "2", "10"]}
