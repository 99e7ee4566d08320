"""The notebook as everybody meets it: what JupyterLite breaks would be listed in ``access.json``.

The list is empty and stays so. What axe cannot tell, the start page says: outputs are not read out
by themselves in the notebook; the exercises in the pages of the book do that.
"""

import json
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.chromium.axe import COLOURS, violations
from tests.chromium.notebook import Notebook
from tests.chromium.profiles import NOTEBOOK
from tests.chromium.test_exercises import RIGHT

KNOWN = json.loads(Path(__file__).with_name("access.json").read_text(encoding="utf-8"))
FIGURE = "figure-relu-hinge"
ACTIVE = "(id) => window.jupyterapp.shell.currentWidget.content.activeCell.model.id.startsWith(id)"
SMALLEST = 24  # px, a target for a finger


@pytest.fixture(scope="module")
def notebook(profiles, site_url):
    """A notebook whose Python runs, with a check and a figure: one start for all tests here."""
    with profiles.kept(site_url, reduced_motion="reduce") as context:
        context.set_default_timeout(90_000)
        opened = Notebook(context.new_page(), site_url + NOTEBOOK)
        for cell in ("setup", "relu-class", "test-relu-immediate", FIGURE):
            opened.run(cell)
        yield opened


@pytest.fixture
def page(notebook):
    """The page of the notebook; put back to how it was."""
    yield notebook.page
    notebook.page.keyboard.press("Escape")
    notebook.page.set_viewport_size({"width": 1280, "height": 900})
    notebook.page.emulate_media(color_scheme="light")


@pytest.fixture
def figure(notebook):
    return notebook.cell(FIGURE).locator(".tt-figure")


def narrow(page):
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_role("button", name="More commands")).to_be_visible()


def edit(page):
    page.locator(".jp-MarkdownCell").first.dblclick()
    expect(page.locator(".jp-MarkdownCell .cm-content").first).to_be_visible()


def ask(page):
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.locator("[data-command='kernelmenu:restart']").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def choose(page):
    page.get_by_role("menuitem", name="File", exact=True).click()
    expect(page.locator("[data-command='docmanager:save']").first).to_be_visible()


@pytest.mark.parametrize(
    ("state", "reach"),
    [
        ("at rest", lambda page: None),
        ("a menu", choose),
        ("a question", ask),
        ("a phone", narrow),
        ("a text being edited", edit),
    ],
)
def test_no_rule_is_broken_but_those_known(page, state, reach):
    reach(page)
    found = Counter(rule for rule, _ in violations(page))
    assert found == {rule: count for rule, (count, _) in KNOWN[state].items()}


def test_way_back_to_the_book_is_in_sight_on_a_phone(page):
    narrow(page)
    expect(page.get_by_role("link", name="Back to the book")).to_be_in_viewport()


def test_dark_colours_can_be_read(page):
    page.emulate_media(color_scheme="dark")
    page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
    assert violations(page, COLOURS) == []


def test_sliders_and_their_numbers_have_the_name_that_is_shown(figure):
    for name in ("weight w", "bias b", "input x"):
        expect(figure.get_by_text(name, exact=True)).to_be_visible()
        expect(figure.get_by_role("slider", name=name, exact=True)).to_be_visible()
        expect(figure.get_by_role("spinbutton", name=name, exact=True)).to_be_visible()


def test_handles_are_large_enough_for_a_finger(figure):
    box = figure.get_by_role("slider").first.bounding_box()
    assert min(box["width"], box["height"]) >= SMALLEST


@pytest.mark.parametrize(
    ("key", "bias"),
    [("ArrowRight", "0.1"), ("ArrowLeft", "-0.1"), ("PageUp", "0.5"), ("Home", "-2"), ("End", "2")],
)
def test_keys_move_a_slider_and_the_text_is_announced(figure, key, bias):
    figure.get_by_role("button", name="Reset").click()
    slider = figure.get_by_role("slider", name="bias b")
    expect(slider).to_have_attribute("aria-valuenow", "0.0")
    before = figure.locator("[aria-live=polite]").inner_text()
    slider.press(key)
    expect(figure.get_by_role("spinbutton", name="bias b")).to_have_value(bias)
    expect(figure.locator("[aria-live=polite]")).not_to_have_text(before)


def test_an_exercise_is_done_with_keys_alone(notebook, page):
    page.evaluate("location.hash = 'cell-id=relu-class'")
    expect(notebook.cell("relu-class")).to_contain_class("jp-mod-active")
    page.keyboard.press("Enter")
    expect(notebook.cell("relu-class").get_by_role("textbox")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(RIGHT)
    for following in ("text-08", "code-09", "test-relu-immediate", "text-11"):
        page.keyboard.press("Shift+Enter")
        page.wait_for_function(ACTIVE, arg=following)
    notebook.expect_output("test-relu-immediate", "10 of 10 points")


def test_escape_leaves_the_editor(notebook, page):
    editor = notebook.cell("setup").get_by_role("textbox")
    editor.click()
    page.keyboard.press("Escape")
    expect(editor).not_to_be_focused()
    page.keyboard.press("Tab")
    expect(editor).not_to_be_focused()
