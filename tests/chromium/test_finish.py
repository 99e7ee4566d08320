"""A computer that others use, and places where a browser downloads nothing."""

import json

from playwright.sync_api import expect

from tests.chromium.answers import answered
from tests.chromium.test_hand_in import ANSWER, accepted

BACK = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"


def test_who_finishes_is_not_seen_on_a_page_that_is_open(desk, context, site_url):
    other = context.new_page()
    other.goto(f"{site_url}reflections.html")
    box = other.locator("course-reflection[data-ready] textarea").first
    box.fill(ANSWER)
    expect(other.locator("[data-part=saved]").first).to_contain_text("Saved")
    accepted(desk, "Finish and clear")
    status = desk.locator("course-hand-in [role=status]")
    expect(status).to_contain_text("Nothing of yours is left")
    expect(box).to_have_value("", timeout=10_000)


def test_page_that_back_brings_shows_nothing_of_another_learner(desk, site_url):
    """Browser drivers switch off the cache that *Back* takes pages from: its event is made here."""
    desk.goto(f"{site_url}reflections.html")
    box = desk.locator("course-reflection[data-ready] textarea").first
    box.fill(ANSWER)
    expect(desk.locator("[data-part=saved]").first).to_contain_text("Saved")
    desk.evaluate("localStorage.clear(); indexedDB.deleteDatabase('activations-course')")
    expect(box).to_have_value(ANSWER)
    desk.evaluate(BACK)
    expect(box).to_have_value("")


SANDBOX = (
    '<iframe width=900 height=700 sandbox="allow-scripts allow-same-origin" src="{src}"></iframe>'
)


def test_where_nothing_is_downloaded_there_are_other_ways(page, site_url):
    """In a frame that may download nothing and show no dialog of the browser."""
    body = SANDBOX.format(src=f"{site_url}hand-in.html")
    page.route("**/outer.html", lambda route: route.fulfill(content_type="text/html", body=body))
    page.goto(f"{site_url}outer.html")
    frame = page.frame_locator("iframe")
    frame.locator("course-hand-in[data-ready]").wait_for()
    frame.get_by_role("button", name="Download activations.ipynb").click()
    status = frame.locator("course-hand-in [role=status]")
    expect(status).to_contain_text("Your browser was asked to save activations.ipynb")
    expect(frame.get_by_role("link", name="Open this page on its own")).to_be_visible()
    page.frames[1].evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    frame.get_by_role("button", name="Copy it as text").click()
    expect(status).to_contain_text("Copy the text in the box yourself")
    text = frame.get_by_label("The file as text").input_value()
    assert json.loads(text)["nbformat"] == 4
    frame.get_by_role("button", name="Start everything again").click()
    answered(frame, "Yes, do it")
    expect(status).to_contain_text("Everything is as at the beginning")
