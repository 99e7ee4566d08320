"""A lesson that changed, or cannot be read, while the learner has a notebook of the former one."""

import json

import pytest
from playwright.sync_api import expect

from tests.chromium.notebook import Notebook

NOTEBOOK = "lite/notebooks/index.html?path=activations.ipynb"
FILE = "lite/files/activations.ipynb"
MINE = "answer = 'mine'"
CHANGED = "This lesson has changed"
UNREADABLE = "The site's lesson could not be loaded."
BROKEN = ["<html>login</html>", "", '{"cells": [', "[]"]


HELD = pytest.mark.usefixtures("held_python")  # nothing is run


@pytest.fixture
def notebook(copy, context):
    """A notebook with an answer, kept in the browser."""
    opened = Notebook(context.new_page(), copy.address + NOTEBOOK)
    opened.write("relu-class", MINE)
    opened.saved()
    return opened


def publish(copy):
    """A new edition: another sentence in the first cell, another version."""
    lesson = json.loads((copy.folder / FILE).read_text(encoding="utf-8"))
    lesson["cells"][0]["source"] = "# The second edition"
    lesson["metadata"]["tinytorch"]["version"] = "0123456789ab"
    copy.write(FILE, json.dumps(lesson))


def notice(page, words):
    found = page.locator(".course-notice").filter(has_text=words)
    expect(found).to_be_visible(timeout=30_000)
    return found


def first_cell(page):
    return page.locator(".jp-Notebook .jp-Cell").first


def test_nothing_is_asked_while_the_lesson_is_the_same(notebook, copy):
    again = Notebook(notebook.page, copy.address + NOTEBOOK)
    again.run("setup")
    expect(again.page.locator(".course-notice")).to_have_count(0)


@HELD
def test_learner_who_wrote_nothing_gets_the_new_edition(copy, context):
    page = Notebook(context.new_page(), copy.address + NOTEBOOK).page
    publish(copy)
    Notebook(page, copy.address + NOTEBOOK)
    expect(first_cell(page)).to_contain_text("The second edition")
    expect(page.locator(".course-notice")).to_have_count(0)


def test_learner_may_keep_the_own_notebook_and_is_not_asked_again(notebook, copy):
    publish(copy)
    page = Notebook(notebook.page, copy.address + NOTEBOOK).page
    notice(page, CHANGED).get_by_role("button", name="Keep my notebook").click()
    expect(first_cell(page)).not_to_contain_text("The second edition")
    again = Notebook(page, copy.address + NOTEBOOK)
    again.expect_text("relu-class", MINE)
    again.run("setup")
    expect(page.locator(".course-notice")).to_have_count(0)


def test_learner_may_take_the_new_edition_with_the_own_answers(notebook, copy, context):
    publish(copy)
    page = Notebook(notebook.page, copy.address + NOTEBOOK).page
    notice(page, CHANGED).get_by_role("button", name="Use the new one with my answers").click()
    expect(first_cell(page)).to_contain_text("The second edition")
    kept = notice(page, "Your old notebook was saved as a copy")
    taken = Notebook(page)
    taken.expect_text("relu-class", MINE)
    taken.expect_text("softmax-class", "class Softmax")
    with context.expect_page() as opened:
        kept.get_by_role("button", name="Open the copy").click()
    before = Notebook(opened.value)
    before.expect_text("relu-class", MINE)
    expect(first_cell(opened.value)).not_to_contain_text("The second edition")

    again = Notebook(page, copy.address + NOTEBOOK)
    again.expect_text("relu-class", MINE)
    expect(first_cell(page)).to_contain_text("The second edition")
    again.run("setup")
    expect(page.locator(".course-notice")).to_have_count(0)


@HELD
def test_learner_may_look_at_both_and_choose_later(notebook, copy, context):
    publish(copy)
    page = Notebook(notebook.page, copy.address + NOTEBOOK).page
    with context.expect_page() as opened:
        notice(page, CHANGED).get_by_role("button", name="Open the new one").click()
    Notebook(opened.value)
    expect(first_cell(opened.value)).to_contain_text("The second edition")
    expect(first_cell(page)).not_to_contain_text("The second edition")
    page.reload()
    notice(page, CHANGED)


@HELD
@pytest.mark.parametrize("text", BROKEN, ids=["a login page", "empty", "cut", "no notebook"])
def test_own_notebook_opens_where_the_lesson_is_broken(notebook, copy, text):
    copy.write(FILE, text)
    again = Notebook(notebook.page, copy.address + NOTEBOOK)
    notice(again.page, f"{UNREADABLE} This is your own copy.")
    again.expect_text("relu-class", MINE)


@HELD
def test_own_notebook_opens_where_the_lesson_is_gone(notebook, copy):
    (copy.folder / FILE).unlink()
    again = Notebook(notebook.page, copy.address + NOTEBOOK)
    again.expect_text("relu-class", MINE)


@HELD
@pytest.mark.parametrize("text", BROKEN, ids=["a login page", "empty", "cut", "no notebook"])
def test_new_learner_is_told_in_words_that_the_lesson_is_broken(copy, context, text):
    right = (copy.folder / FILE).read_text(encoding="utf-8")
    copy.write(FILE, text)
    page = context.new_page()
    page.goto(copy.address + NOTEBOOK)
    said = notice(page, UNREADABLE)
    assert "Unexpected" not in page.locator("body").inner_text()
    copy.write(FILE, right)
    said.get_by_role("button", name="Try again").click()
    expect(Notebook(page).cell("relu-class")).to_be_visible()
