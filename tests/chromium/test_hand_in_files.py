"""The file that is handed in, under a learner's name; and a notebook that is brought back."""

import json

import pytest
from playwright.sync_api import expect

from tests.chromium.answers import answered
from tests.chromium.test_exercises import RIGHT as RELU
from tests.chromium.test_hand_in import ANSWER, FILL, WORK, accepted, cell, handed_in


def test_a_notebook_can_be_brought_back(desk, course):
    """One that was downloaded, on another machine: with the same question, and a way back."""
    cell(course, "relu-class")["source"] = RELU
    cell(course, "ml-systems-stability")["source"] = ANSWER
    cell(course, "test-relu-immediate")["metadata"]["trusted"] = True
    desk.evaluate(FILL, {"exercise/relu-class": "# of this machine"})
    before = desk.evaluate(WORK)
    text = json.dumps(course)
    brought = {"name": "activations.ipynb", "mimeType": "", "buffer": text.encode()}
    desk.get_by_label("Import an exported file").set_input_files(brought)
    asked = "Replace your work with the imported file? You can undo this."
    expect(desk.get_by_role("dialog")).to_contain_text(asked)
    answered(desk, "Yes, do it")
    expect(desk.locator("course-hand-in [role=status]")).to_contain_text("Imported")
    notebook = handed_in(desk)
    assert cell(notebook, "relu-class").source == RELU
    assert cell(notebook, "ml-systems-stability").source == ANSWER
    assert "trusted" not in cell(notebook, "test-relu-immediate").metadata
    accepted(desk, "Restore what was replaced")
    expect(desk.locator("course-hand-in [role=status]")).to_contain_text("Restored")
    assert desk.evaluate(WORK) == before


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  ", "activations.ipynb"),
        (" Ada Byron ", "Ada Byron - activations.ipynb"),
        ("../Zoë: 木/", "Zoë 木 - activations.ipynb"),
    ],
)
def test_a_name_that_is_typed_stands_in_the_files_name(desk, typed, name):
    desk.get_by_label("Your name").fill(typed)
    with desk.expect_download() as offered:
        desk.get_by_role("button", name="Download activations.ipynb").click()
    assert offered.value.suggested_filename == name
    expect(desk.locator("course-hand-in [role=status]")).to_contain_text(f"asked to save {name}")
