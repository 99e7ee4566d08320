"""A learner chooses the names of files and of folders: none makes them another learner's."""

import pytest

from tests.grading.intake.platforms.whose import learners

MOODLE = "Ada_12_assignsubmission_file_"
ACT = "Act/Byron, Ada(ada1)/Submission attachment(s)"
BRIGHT = "71-90 - {} - May 1, 2026 1000 AM"
BOARD = "Act_{}_attempt_2026-05-01-10-00-00"
LIST = b"submission_1: {':submitters': [{':name': Bob, ':sid': '2'}]}"

CASES = {
    "numbers, in a plain folder": (
        ["Ada/hw_1_2_final.ipynb", "Bob/activations.ipynb"],
        ["Ada", "Bob"],
    ),
    "numbers, in Sakai": ([f"{ACT}/hw_1_2_final.ipynb"], ["Byron, Ada(ada1)"]),
    "numbers, in Teams": (["Submitted files/Ada/Act/hw_1_2_final.ipynb"], ["Ada"]),
    "another's name before it": (
        ["Ada/Bob - activations.ipynb", "Bob/activations.ipynb"],
        ["Ada", "Bob"],
    ),
    "Moodle in Moodle": (
        [
            f"{MOODLE}/Bob_13_assignsubmission_file_/a.ipynb",
            f"{MOODLE}Bob_13_assignsubmission_x.ipynb",
        ],
        ["Ada_12"],
    ),
    "Blackboard in Canvas": (
        [f"ada_1_2_{BOARD.format('s2')}_a.ipynb", "bob_2_3_a.ipynb", "cy_3_4_a.ipynb"],
        ["ada_1", "bob_2", "cy_3"],
    ),
    "Moodle in Canvas": (
        [f"ada_1_2_{MOODLE}a.ipynb", "bob_2_3_a.ipynb", "cy_3_4_a.ipynb"],
        ["ada_1", "bob_2", "cy_3"],
    ),
    "Canvas in Canvas": (["ada_1_2_bob_3_4_a.ipynb"], ["ada_1"]),
    "Blackboard in Blackboard": ([f"{BOARD.format('s1')}_{BOARD.format('s2')}_a.ipynb"], ["s1"]),
    "Brightspace in Brightspace": (
        [f"{BRIGHT.format('Ada')}/{BRIGHT.format('Bob')}/a.ipynb"],
        ["Ada_71"],
    ),
    "Sakai in Sakai": (
        [f"{ACT}/a.ipynb", f"{ACT}/Eve(bob1)/Submission attachment(s)/a.ipynb"],
        ["Byron, Ada(ada1)"],
    ),
    "nbgrader in nbgrader": (
        ["ada+act+2026-05-01 10:00:00 UTC/bob+act+2026-05-02 10:00:00 UTC/a.ipynb"],
        ["ada"],
    ),
    "Teams in Teams": (["Submitted files/Ada/Submitted files/Bob/a.ipynb"], ["Ada"]),
    "a list of Gradescope's": (
        ["Ada/submission_metadata.yml", "Ada/submission_1/a.ipynb", "Bob/activations.ipynb"],
        ["Ada", "Bob"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_name_makes_nobody_another(name):
    paths, wanted = CASES[name]
    assert sorted(learners(*paths, submission_metadata_yml=LIST)) == wanted
