"""Formulas of the notebook are set once they are seen, and all of them soon, not at the start."""

from playwright.sync_api import expect

SET = "mjx-container"


def opened(page, site_url):
    page.goto(f"{site_url}lite/notebooks/index.html?path=activations.ipynb")
    page.locator("body[data-course-ready]").wait_for(state="attached", timeout=60_000)


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
