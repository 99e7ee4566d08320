"""A page and the notebook open side by side: nothing is lost, the newer wins, the older is told."""

import pytest
from playwright.sync_api import expect

from tests.chromium.notebook import Notebook
from tests.chromium.test_exercises import RIGHT, Exercise
from tests.chromium.test_hand_in import cell, handed_in
from tests.chromium.test_progress import Answer

LITE = "lite/notebooks/index.html?path=activations.ipynb"
NEVER_WRITES = "indexedDB.open = () => ({})"  # as in a tab that is closed before it is done
DEAF = "BroadcastChannel.prototype.postMessage = () => {}"
FIRST, SECOND, THIRD = (f"# version {n}\n{RIGHT}" for n in (1, 2, 3))


@pytest.fixture
def context(later):
    """A browser that keeps the course, as on every visit but the first."""
    return later


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
    return exercise.root.locator("[data-part=other]")


def test_the_newer_text_wins_and_the_older_place_is_told(notebook, page_tab, context, site_url):
    notebook.write("relu-class", FIRST)
    notebook.saved()
    expect(shown(page_tab)).to_contain_text("The notebook has a newer version.")

    page_tab.write(SECOND)
    expect(shown(page_tab)).to_contain_text("The notebook has an older version.")
    desk = context.new_page()
    desk.goto(f"{site_url}hand-in.html")
    assert cell(handed_in(desk), "relu-class").source.startswith("# version 2")

    notebook.page.bring_to_front()
    notebook.write("relu-class", THIRD)
    notebook.saved()
    expect(shown(page_tab)).to_contain_text("The notebook has a newer version.")
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
    shown(page_tab).get_by_role("button", name="Use it now").click()
    expect(page_tab.editor).to_contain_text("# version 1")
    expect(shown(page_tab)).to_be_hidden()
    page_tab.root.get_by_role("button", name="Restore my code").click()
    expect(page_tab.editor).to_contain_text("# version 2")


@pytest.fixture
def tabs(context, site_url):
    """Two tabs with the same answer box."""
    return [Answer(context.new_page(), site_url) for _ in range(2)]


def close_too_soon(tab, text):
    """Type ``text`` and close the tab before it is written."""
    tab.box.page.evaluate(NEVER_WRITES)
    tab.box.fill(text)
    tab.box.page.close()


def texts(context, site_url):
    """What a new tab shows, and then each text that it can bring back."""
    tab = Answer(context.new_page(), site_url)
    back = tab.root.get_by_role("button", name="Restore")
    found = [tab.box.input_value()]
    while back.is_visible():
        back.click()
        expect(tab.box).not_to_have_value(found[-1])
        tab.saved()
        if tab.box.input_value() in found:
            break
        found.append(tab.box.input_value())
    return found


def test_text_of_a_tab_closed_too_soon_can_be_brought_back_when_another_wrote_later(
    tabs, context, site_url
):
    close_too_soon(tabs[1], "left")
    tabs[0].write("later")
    assert texts(context, site_url) == ["later", "left"]


def test_text_of_a_tab_closed_too_soon_does_not_replace_what_it_never_saw(tabs, context, site_url):
    tabs[1].box.page.evaluate(NEVER_WRITES)
    tabs[0].write("not seen")
    close_too_soon(tabs[1], "left")
    assert texts(context, site_url) == ["left", "not seen"]


def test_of_two_tabs_that_are_closed_too_soon_both_texts_are_there(tabs, context, site_url):
    close_too_soon(tabs[0], "one")
    close_too_soon(tabs[1], "two")
    assert texts(context, site_url) == ["two", "one"]


def test_a_text_that_a_tab_had_kept_itself_is_not_offered_again(tabs, context, site_url):
    tabs[0].write("half")
    close_too_soon(tabs[0], "half and half")
    assert texts(context, site_url) == ["half and half"]


def test_each_text_of_a_quarrel_can_be_brought_back(tabs, context, site_url):
    for tab in tabs:
        tab.box.page.evaluate(DEAF)
    for number, word in enumerate(("one", "two", "three", "four")):
        tabs[number % 2].write(word)
    assert texts(context, site_url) == ["four", "three", "two", "one"]
