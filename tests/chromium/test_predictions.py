"""Until a prediction is made a figure shows nothing of what it asks for; then both are seen."""

import pytest
from playwright.sync_api import expect

from tests.chromium.figure import CHAPTERS

pytestmark = pytest.mark.browser

ASKED = (".lf-drawing svg", ".lf-text", ".lf-data summary", ".lf-asked")
NUMBERS = "[...document.querySelectorAll('.lf-data')].forEach(each => each.open = true)"
COMMITTED = "You predicted: something <else>"


@pytest.fixture
def without_python(page):
    """A page to which Python does not come: what is asked first needs none."""
    page.route("**/static/pyodide/**", lambda route: route.abort())
    return page


def shown(figure, visible):
    """Wait until all that a figure asks about is visible, or hidden."""
    for part in ASKED:
        expect(figure.locator(part).first).to_be_visible(visible=visible)
    expect(figure.locator(".lf-cover")).to_be_visible(visible=not visible)


@pytest.mark.parametrize("chapter", dict.fromkeys(CHAPTERS.values()))
def test_every_figure_is_bare_until_the_guess_and_keeps_it_beside_the_text(
    without_python, site_url, chapter
):
    page = without_python
    page.goto(f"{site_url}{chapter}.html")
    names = [name for name, place in CHAPTERS.items() if place == chapter]
    for name in names:
        figure = page.locator(f"live-figure#{name}[data-python]")
        page.evaluate(NUMBERS)
        shown(figure, visible=False)
        expect(figure.locator(".lf-table")).to_be_hidden()
        before = figure.bounding_box()["height"]
        figure.get_by_label("Your prediction").fill("something <else>")
        figure.get_by_role("button", name="Commit").click()
        shown(figure, visible=True)
        line, text = figure.locator("[data-part=commitment]"), figure.locator(".lf-text")
        expect(line).to_have_text(COMMITTED)
        expect(line).to_be_focused()
        gap = text.bounding_box()["y"] - line.bounding_box()["y"] - line.bounding_box()["height"]
        assert 0 <= gap < 40
        assert figure.bounding_box()["height"] == before
    page.reload()
    for name in names:
        shown(page.locator(f"live-figure#{name}"), visible=True)


def test_a_figure_that_asks_nothing_of_a_reader_is_whole(browser, without_python, site_url):
    page = without_python
    page.goto(f"{site_url}relu.html#relu-hinge?w=2")
    shown(page.locator("live-figure#relu-hinge[data-python]"), visible=True)
    shown(page.locator("live-figure#relu-stack[data-python]"), visible=False)
    page.emulate_media(media="print")
    expect(page.locator("#relu-stack .lf-drawing svg")).to_be_visible()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}relu.html")
    shown(page.locator("live-figure#relu-stack"), visible=True)
    context.close()


def test_a_figure_whose_script_does_not_come_is_seen_in_the_end(without_python, site_url):
    page = without_python
    page.route("**/live-figure.js", lambda route: route.abort())
    page.goto(f"{site_url}network.html")
    drawing = page.locator("#network-pass .lf-drawing svg")
    expect(drawing).to_be_hidden()
    page.evaluate("document.getAnimations().forEach(each => each.finish())")
    expect(drawing).to_be_visible()
