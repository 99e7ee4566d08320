"""What a notebook leaves for another day: its name, its drawings, points that still hold, paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.chromium.notebook import Notebook
from tests.chromium.profiles import NOTEBOOK
from tests.chromium.stored import said
from tests.chromium.test_exercises import ABSOLUTE, RIGHT

FIGURE = "figure-relu-hinge"
CONTENTS = "window.jupyterapp.serviceManager.contents"
CONTEXT = "window.jupyterapp.shell.currentWidget.context"
PAGES = re.compile(rb"/Type\s*/Page[^s]")


@pytest.fixture(scope="module")
def notebook(profiles, site_url):
    """One notebook for all of these, one after the other."""
    with profiles.kept(site_url) as context:
        context.set_default_timeout(60_000)
        opened = Notebook(context.new_page(), site_url + NOTEBOOK)
        opened.run("setup")
        opened.write("relu-class", RIGHT)
        opened.run("relu-class")
        yield opened


def test_points_hold_while_the_class_is_the_one_that_was_checked(notebook, site_url):
    notebook.run("test-relu-immediate")
    notebook.expect_output("test-relu-immediate", "10 of 10 points")
    notebook.saved()
    chapter = notebook.page.context.new_page()
    chapter.goto(f"{site_url}relu.html")
    progress = chapter.locator("course-progress[small]")
    expect(progress).to_contain_text("10 of 45 points")
    notebook.write("relu-class", ABSOLUTE)
    notebook.saved()
    chapter.reload()
    expect(progress).to_contain_text("0 of 45 points")
    notebook.write("relu-class", RIGHT)
    notebook.saved()
    chapter.reload()
    expect(progress).to_contain_text("10 of 45 points")
    chapter.close()


def test_name_by_which_the_course_finds_it_stays(notebook):
    refused = f"{CONTEXT}.rename('mine.ipynb').then(() => '', (error) => error.message)"
    assert "finds your notebook by this name" in notebook.page.evaluate(refused)
    assert notebook.page.evaluate(f"{CONTEXT}.path") == "activations.ipynb"
    notebook.page.get_by_role("menuitem", name="File").click()
    menu = notebook.page.get_by_role("menu")
    expect(menu.get_by_text("Download", exact=True)).to_be_visible()
    expect(menu.get_by_text("Rename")).to_have_count(0)
    notebook.page.keyboard.press("Escape")


def test_track_of_a_slider_is_seen_in_forced_colours(notebook):
    notebook.run(FIGURE)
    track = notebook.cell(FIGURE).locator(".noUi-target").first
    track.wait_for()
    notebook.page.emulate_media(forced_colors="active")
    expect(track).to_have_css("border-top-style", "solid")
    expect(track).to_have_css("border-top-width", "1px")
    notebook.page.emulate_media(forced_colors="none")


def test_figure_leaves_its_last_drawing(notebook):
    notebook.saved()
    cell = notebook.cell(FIGURE)
    before = cell.locator(".tt-figure p").first.inner_text()
    cell.locator(".noUi-handle").first.focus()
    notebook.page.keyboard.press("ArrowRight")
    words = cell.locator(".tt-figure p").first
    expect(words).not_to_have_text(before)
    last = words.inner_text()
    notebook.saved()
    notebook.page.reload()
    Notebook(notebook.page).page.wait_for_selector("body[data-course-ready]", state="attached")
    cell = notebook.cell(FIGURE)
    cell.scroll_into_view_if_needed()
    expect(cell.locator("img")).to_have_attribute("alt", last)
    expect(cell.locator(".jp-OutputArea").first).to_contain_text("run the cells above")
    assert not notebook.page.evaluate(f"{CONTEXT}.model.dirty")


def test_all_of_it_is_printed(notebook):
    notebook.page.evaluate("window.jupyterapp.shell.currentWidget.content.scrollToItem(40)")
    assert len(PAGES.findall(notebook.page.pdf())) > 5


def test_notebook_that_is_deleted_is_kept_as_a_copy(notebook):
    notebook.page.evaluate(f"{CONTENTS}.delete('activations.ipynb')")
    told = said(notebook.page, "It was saved as a copy before")
    expect(told.get_by_role("button", name="Open the copy")).to_be_visible()
