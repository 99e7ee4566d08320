"""A page and the notebook open side by side: nothing is lost, the newer wins, the older is told."""

import pytest
from notebook import Notebook
from playwright.sync_api import expect
from test_exercises import RIGHT, Exercise
from test_hand_in import cell, handed_in

LITE = "lite/notebooks/index.html?path=activations.ipynb"
FIRST, SECOND, THIRD = (f"# version {n}\n{RIGHT}" for n in (1, 2, 3))


@pytest.fixture
def notebook(context, site_url):
    """The notebook in a tab of its own."""
    return Notebook(context.new_page(), f"{site_url}{LITE}")


@pytest.fixture
def page_tab(notebook, page, site_url):
    """The page with the same exercise, opened while the notebook is open."""
    return Exercise(page, f"{site_url}relu.html")


def shown(exercise):
    """Come back to the page; what it says of the notebook."""
    exercise.page.bring_to_front()
    exercise.page.evaluate("dispatchEvent(new Event('focus'))")
    return exercise.root.locator(".cw-other")


def test_the_newer_text_wins_and_the_older_place_is_told(notebook, page_tab, context, site_url):
    notebook.write("relu-class", FIRST)
    notebook.saved()
    expect(shown(page_tab)).to_contain_text("The notebook has a newer text of this.")

    page_tab.write(SECOND)
    expect(shown(page_tab)).to_contain_text("The notebook has an older text of this.")
    desk = context.new_page()
    desk.goto(f"{site_url}hand-in.html")
    assert cell(handed_in(desk), "relu-class").source.startswith("# version 2")

    notebook.page.bring_to_front()
    notebook.write("relu-class", THIRD)
    notebook.saved()
    expect(shown(page_tab)).to_contain_text("The notebook has a newer text of this.")
    assert page_tab.text() == SECOND
    desk.reload()
    expect(desk.locator("course-hand-in[data-ready]")).to_be_visible()
    assert cell(handed_in(desk), "relu-class").source.startswith("# version 3")
    desk.get_by_role("radio", name="Older, in the book").check()
    assert cell(handed_in(desk), "relu-class").source.startswith("# version 2")


def test_the_text_of_the_notebook_can_be_taken_over_and_given_back(notebook, page_tab):
    page_tab.write(SECOND)
    notebook.page.bring_to_front()
    notebook.write("relu-class", FIRST)
    notebook.saved()
    shown(page_tab).get_by_role("button", name="take it over").click()
    expect(page_tab.editor).to_contain_text("# version 1")
    expect(shown(page_tab)).to_be_hidden()
    page_tab.root.get_by_role("button", name="Bring back my text").click()
    expect(page_tab.editor).to_contain_text("# version 2")
