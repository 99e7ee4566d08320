"""What is in sight in the notebook is drawn first, and all else soon."""

import pytest
from playwright.sync_api import expect

from tests.chromium.notebook import CELLS

pytestmark = pytest.mark.usefixtures("held_python")  # the cells are drawn without it

SET = "mjx-container"
DRAWN = f"{CELLS}.filter(cell => !cell.isPlaceholder()).length"


@pytest.fixture
def busy_page(page):
    """A page in which there is always something else to be done."""
    page.add_init_script("window.requestIdleCallback = () => 1")
    return page


def opened(page, site_url, place=""):
    page.goto(f"{site_url}lite/notebooks/index.html?path=activations.ipynb{place}")
    page.locator("body[data-course-ready]").wait_for(state="attached", timeout=60_000)


def test_all_cells_are_drawn_soon(page, site_url):
    opened(page, site_url)
    page.wait_for_function(f"{DRAWN} === {CELLS}.length")


def test_first_are_drawn_the_cells_in_sight(busy_page, site_url):
    opened(busy_page, site_url)
    lowest = busy_page.locator(".jp-Notebook .jp-Cell").last.bounding_box()
    assert lowest["y"] + lowest["height"] > busy_page.viewport_size["height"]
    assert busy_page.evaluate(DRAWN) < 10


def test_cell_that_is_run_or_chosen_draws_no_other(busy_page, site_url):
    opened(busy_page, site_url)
    drawn = busy_page.evaluate(DRAWN)
    busy_page.locator(".jp-Notebook .jp-CodeCell .cm-content").first.click()
    busy_page.keyboard.press("Control+Enter")
    busy_page.locator(".jp-Notebook .jp-MarkdownCell").first.click()
    expect(busy_page.locator(".jp-Notebook .jp-mod-active.jp-MarkdownCell")).to_have_count(1)
    assert busy_page.evaluate(DRAWN) == drawn


def test_link_leads_to_a_cell_that_was_out_of_sight(busy_page, site_url):
    opened(busy_page, site_url, "#cell-id=relu-class")
    active = busy_page.locator(".jp-Notebook .jp-mod-active")
    expect(active).to_be_in_viewport()
    expect(active).to_contain_text("class ReLU")


def test_formulas_out_of_sight_are_set_as_well(page, site_url):
    opened(page, site_url)
    raw = page.locator(".jp-RenderedMarkdown", has_text="$$y")
    expect(raw).not_to_have_count(0)
    expect(raw).to_have_count(0)
    expect(page.locator(SET)).not_to_have_count(0)


def test_formula_is_set_once_it_is_seen(page, site_url):
    page.add_init_script("""
      const plain = setTimeout;  // so that waiting does not bring it
      window.setTimeout = (work, ms, ...more) => plain(work, ms === 3000 ? 1e8 : ms, ...more);
    """)
    opened(page, site_url)
    first = page.locator(".jp-RenderedMarkdown", has_text="$$y").first
    first.wait_for(state="attached")
    expect(page.locator(SET)).to_have_count(0)
    first.scroll_into_view_if_needed()
    expect(page.locator(f".jp-RenderedMarkdown {SET}").first).to_be_visible()
