"""Two tabs with one notebook: whichever text loses is kept."""

import pytest
from playwright.sync_api import expect

from tests.chromium.notebook import Notebook
from tests.chromium.stored import TYPED, said

pytestmark = pytest.mark.usefixtures("held_python")  # nothing is run


@pytest.fixture
def context(later):
    """A browser that keeps the course, as on every visit but the first."""
    return later


@pytest.mark.parametrize(("answer", "kept"), [("Overwrite", "second"), ("Revert", "first")])
def test_of_two_tabs_the_text_that_loses_is_kept(context, address, answer, kept):
    tabs = [Notebook(context.new_page(), address) for _ in range(2)]
    tabs[0].write("relu-class", "who = 'first'")
    tabs[0].saved()
    page = tabs[1].page
    page.bring_to_front()
    tabs[1].write("relu-class", "who = 'second'")
    page.get_by_role("dialog").get_by_role("button", name=answer).click(timeout=30_000)
    notice = said(page, "also changed in another tab")
    tabs[1].expect_text("relu-class", f"who = '{kept}'")
    with context.expect_page() as opened:
        notice.get_by_role("button", name="Open the copy").click()
    other = Notebook(opened.value)
    lost = "first" if kept == "second" else "second"
    other.expect_text("relu-class", f"who = '{lost}'")


def test_texts_of_two_tabs_closed_too_soon_are_both_kept(context, address):
    tabs = [Notebook(context.new_page(), address) for _ in range(2)]
    for tab in tabs:
        tab.page.wait_for_selector("body[data-course-ready]", state="attached")
    for number, tab in enumerate(tabs):
        tab.write("relu-class", f"closed = {number}")
        tab.page.on("dialog", lambda dialog: dialog.accept())
        with tab.page.expect_event("close"):
            tab.page.close(run_before_unload=True)
    again = Notebook(context.new_page(), address)
    again.expect_text("relu-class", "closed = 1")
    notice = said(again.page, "The replaced version was saved as a copy")
    with context.expect_page() as opened:
        notice.get_by_role("button", name="Open the copy").click()
    Notebook(opened.value).expect_text("relu-class", "closed = 0")


def test_conflict_asks_once_however_often_it_is_met(context, address):
    tabs = [Notebook(context.new_page(), address) for _ in range(2)]
    for tab in tabs:
        tab.write("relu-class", TYPED + " # again")
        tab.page.evaluate("jupyterapp.shell.currentWidget.context.save()") if tab is tabs[0] else 0
    for _ in range(10):
        tabs[1].page.evaluate("void jupyterapp.shell.currentWidget.context.save().catch(() => 1)")
    expect(tabs[1].page.get_by_role("dialog")).to_have_count(1)
