"""A profile that keeps the course holds the course and nothing else: tests do not meet."""

import pytest
from playwright.sync_api import expect

from tests.chromium.answers import RELU
from tests.chromium.profiles import NOTEBOOK

pytestmark = pytest.mark.browser

STORED = """async () => ({
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  databases: (await indexedDB.databases()).map(({ name }) => name),
  local: Object.keys(localStorage), session: Object.keys(sessionStorage),
})"""
FILL = """async (text) => {
  const { change } = await import("./_static/course/store.js");
  await change("exercise/relu-class", () => ({ text }));
  localStorage.setItem("left", text);
  document.cookie = "left=yes; max-age=1000";
  await caches.open("left");
}"""


def stored(context, address):
    """All that is stored for the site when a page of it that runs no script is opened."""
    page = context.new_page()
    page.goto(f"{address}_static/logo.svg")
    return page.evaluate(STORED) | {"cookies": context.cookies()}


def test_nothing_that_a_test_stores_is_there_in_the_next(profiles, site_url):
    with profiles.kept(site_url) as context:
        page = context.new_page()
        page.goto(f"{site_url}relu.html")
        page.evaluate(FILL, RELU)
        held = stored(context, site_url)
        assert "activations-course" in held["databases"]
        assert "left" in held["local"]
        assert held["cookies"]
    with profiles.kept(site_url) as context:
        assert stored(context, site_url) == {
            "caches": 1, "workers": 1, "databases": [], "local": [], "session": [], "cookies": [],
        }  # fmt: skip


def test_visit_that_is_copied_has_left_no_work(later, site_url):
    page = later.new_page()
    page.goto(f"{site_url}hand-in.html")
    expect(page.locator("course-hand-in[data-ready]")).to_be_visible()
    expect(page.get_by_role("row", name="ReLU on its own")).to_contain_text("not begun")


def test_course_that_is_kept_needs_no_network(profiles, copy):
    with profiles.kept(copy.address) as context:
        copy.switch_off()
        page = context.new_page()
        page.goto(copy.address + NOTEBOOK)
        expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible()
