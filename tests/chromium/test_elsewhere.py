"""The chapter *The same function elsewhere*: asked first, filtered, asked in this browser."""

import pytest
from playwright.sync_api import expect

from tests.chromium.axe import in_both_schemes

pytestmark = pytest.mark.browser
SAME = "This browser gives what the table has for NumPy in the browser."


def rows(page, edge):
    return page.locator(f"course-elsewhere tbody[data-edge={edge}] tr[data-answer]:visible")


def test_what_is_asked_is_shown_once_it_is_answered(page, site_url):
    page.goto(f"{site_url}elsewhere.html")
    question = page.locator("#elsewhere-nan")
    expect(question.get_by_role("radio").first).to_be_visible()
    expect(question.locator("table")).to_be_hidden()
    ask = page.locator("course-elsewhere tbody[data-edge=relu-nan] a")
    expect(ask).to_have_attribute("href", "#elsewhere-nan")
    assert rows(page, "relu-nan").count() == 0
    question.get_by_role("radio").first.check()
    expect(question.locator("table")).to_be_visible()
    expect(rows(page, "relu-nan")).to_have_count(2)
    expect(ask).to_be_hidden()
    page.reload()
    expect(question.locator("table")).to_be_visible()  # the answer is kept
    expect(rows(page, "relu-nan")).to_have_count(2)


def test_the_table_is_filtered_and_asked_here(page, site_url):
    page.goto(f"{site_url}elsewhere.html")
    table = page.locator("course-elsewhere")
    status = table.get_by_role("status")
    table.get_by_label("Input", exact=True).select_option("gelu")
    expect(status).to_have_text("3 of 49 inputs shown.")
    table.get_by_label("Only where answers differ").check()
    expect(status).to_have_text("2 of 49 inputs shown.")
    for name in ("JAX", "Keras", "tinygrad", "TensorFlow"):
        table.get_by_label(name, exact=True).uncheck()
    expect(rows(page, "gelu-far")).to_have_count(1)
    table.get_by_role("button", name="Show all").click()
    expect(status).to_have_text("49 of 49 inputs shown.")
    assert table.locator("thead th").count() == 2
    table.get_by_role("button", name="Ask NumPy in this browser").click()
    expect(status).to_contain_text(SAME, timeout=60_000)
    expect(table.locator("thead th").last).to_have_text("This browser, now")
    here = rows(page, "softmax-empty-axis").filter(has_text="an error").locator("td").last
    expect(here).to_have_text("NumPy")
    for question in page.locator("figure-question").all():
        question.get_by_role("radio").first.check()
    expect(page.locator("tbody[data-held]")).to_have_count(0)
    assert in_both_schemes(page) == []
