"""*Check your browser* on the start page: what it tries, and what it says of that."""

import pytest
from playwright.sync_api import expect

from tests.chromium.test_live_start import NO_STORAGE

pytestmark = pytest.mark.browser


def test_the_browser_check_says_what_works_and_proves_it(page, site_url):
    page.goto(f"{site_url}index.html")
    panel = page.locator("browser-check")
    expect(panel).to_contain_text("What could be tried without starting Python works")
    expect(panel).to_contain_text("Python itself has not been tried yet")
    expect(panel.get_by_role("listitem")).to_have_count(4)
    panel.get_by_role("button", name="Try Python now").click()
    expect(panel.get_by_role("status")).to_contain_text("Python works here", timeout=60_000)


@pytest.mark.parametrize(
    ("lack", "words"),
    [
        ("Module = function () { throw new Error('policy'); }", "forbids WebAssembly"),
        ("validate = (bytes) => bytes.length === 8", "too old: its WebAssembly"),
        ("Memory = function () { throw new RangeError(); }", "the memory that Python needs"),
    ],
)
def test_the_browser_check_names_what_python_lacks(page, site_url, lack, words):
    page.add_init_script(f"WebAssembly.{lack}")
    page.goto(f"{site_url}index.html")
    panel = page.locator("browser-check")
    expect(panel).to_contain_text("Not everything will work")
    expect(panel).to_contain_text(words)
    expect(panel.get_by_role("button")).to_have_count(0)


def test_the_browser_check_says_what_does_not_work(page, site_url):
    page.add_init_script(f"{NO_STORAGE}; delete window.WebAssembly")
    page.goto(f"{site_url}index.html")
    panel = page.locator("browser-check")
    expect(panel).to_contain_text("Not everything will work")
    expect(panel).to_contain_text("cannot run WebAssembly")
    expect(panel).to_contain_text("does not let the page store anything")
    expect(panel.get_by_role("button")).to_have_count(0)
