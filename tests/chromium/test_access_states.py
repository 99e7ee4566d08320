"""What appears now and then, as everybody meets it: failures, choices, menus.

The results of checks and a figure that was moved are looked at in ``test_keyboard.py``, where
Python runs anyway.
"""

import json

import pytest
from playwright.sync_api import expect

from tests.chromium.answers import answered
from tests.chromium.axe import in_both_schemes
from tests.chromium.figure import Figure
from tests.chromium.test_exercises import RIGHT, Exercise
from tests.chromium.test_hand_in import FILL, PLAYED, STORE, cell
from tests.chromium.test_progress import REFUSE, Answer

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def without_python(page):
    """A page to which Python does not come."""
    page.route("**/pyodide.mjs", lambda route: route.abort())
    return page


def test_an_exercise_that_was_begun_again(without_python, site_url):
    exercise = Exercise(without_python, f"{site_url}relu.html")
    exercise.write(RIGHT)
    exercise.root.get_by_role("button", name="Reset").click()
    assert in_both_schemes(without_python) == []  # what is asked
    answered(without_python, "Yes, do it")
    expect(exercise.root.get_by_role("button", name="Restore")).to_be_visible()
    assert in_both_schemes(without_python) == []


def test_a_figure_that_could_not_start(without_python, site_url):
    without_python.goto(f"{site_url}network.html")
    figure = Figure(without_python, "network-pass")
    figure.place.scroll_into_view_if_needed()
    expect(figure.retry).to_be_visible()
    assert in_both_schemes(without_python) == []


def test_a_browser_that_was_tried_in_vain(without_python, site_url):
    without_python.goto(f"{site_url}index.html")
    panel = without_python.locator("browser-check")
    panel.get_by_role("button", name="Try Python now").click()
    expect(panel.get_by_role("status")).to_contain_text("does not work here")
    assert in_both_schemes(without_python) == []


def test_an_answer_that_was_typed(page, site_url):
    answer = Answer(page, site_url)
    answer.write("three short words")
    assert in_both_schemes(page) == []


def test_work_that_the_browser_does_not_keep(page, site_url):
    page.add_init_script(REFUSE)
    Answer(page, site_url).box.fill("precious")
    expect(page.get_by_role("alert")).to_be_visible()
    assert in_both_schemes(page) == []


def test_two_versions_to_choose_from(page, site, site_url):
    course = json.loads((site / "lite" / "files" / "activations.ipynb").read_text(encoding="utf-8"))
    cell(course, "relu-class")["source"] = "# written in the notebook"
    page.goto(f"{site_url}hand-in.html")
    page.evaluate(FILL, PLAYED)
    page.evaluate(STORE, course)
    page.reload()
    expect(page.get_by_role("group", name="Two versions of relu-class")).to_be_visible()
    assert in_both_schemes(page) == []


@pytest.mark.parametrize("opener", ["Toggle primary sidebar", "Toggle secondary sidebar", "Search"])
def test_a_menu_that_is_open_on_a_phone(without_python, site_url, opener):
    without_python.set_viewport_size(PHONE)
    without_python.goto(f"{site_url}relu.html")
    without_python.get_by_role("button", name=opener).first.click()
    expect(without_python.locator("dialog[open]")).to_be_visible()
    assert in_both_schemes(without_python) == []
