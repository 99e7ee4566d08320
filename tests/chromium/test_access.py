"""Every page as everybody meets it: by keyboard, enlarged, in other colours, on paper."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.chromium.axe import in_both_schemes
from tests.chromium.site import SITE

PAGES = [*sorted(path.stem for path in (SITE.parent / "book").glob("*.md")), "search"]
WIDE = {"width": 1280, "height": 900}
A4 = {"width": 718, "height": 1000}  # less its margins
LOOKS = Path(__file__).with_name("looks.js").read_text(encoding="utf-8")


def look(page, what):
    """The elements that one function of ``looks.js`` finds at fault."""
    return page.evaluate(f"{LOOKS}.{what}()")


@pytest.fixture(scope="module")
def visitor(browser):
    """One tab for all pages, in which Python is on its way for ever."""
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce", bypass_csp=True)
    context.route("**/static/pyodide/**", lambda route: None)
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@pytest.fixture(scope="module", params=PAGES)
def opened(request, visitor, site_url):
    """One page of the book, its elements upgraded."""
    visitor.goto(f"{site_url}{request.param}.html")
    visitor.wait_for_selector("course-progress[small] progress", state="attached")
    if visitor.locator("course-exercise").count():
        visitor.wait_for_selector("course-exercise[data-ready]")
    return visitor


@pytest.fixture
def seen(opened):
    """The page as most people see it; put back to that afterwards."""
    yield opened
    opened.set_viewport_size(WIDE)
    opened.emulate_media(media="screen", color_scheme="light", forced_colors="none")


@pytest.fixture(scope="module")
def unscripted(browser):
    """A tab in which JavaScript is off."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_no_page_is_left_out(site):
    assert {path.stem for path in site.glob("*.html")} == set(PAGES)


def test_no_rule_is_broken_in_light_or_dark(seen):
    assert in_both_schemes(seen) == []


@pytest.mark.parametrize("width", [640, 320], ids=["200 per cent", "400 per cent"])
def test_an_enlarged_page_does_not_scroll_sideways(seen, width):
    seen.set_viewport_size({"width": width, "height": 640})
    assert look(seen, "wider") == []


@pytest.mark.parametrize("colours", ["none", "active"], ids=["own colours", "forced colours"])
def test_what_has_the_focus_can_be_seen(seen, colours):
    seen.emulate_media(forced_colors=colours)
    seen.keyboard.press("Tab")
    assert len(look(seen, "reached")) > 10
    assert look(seen, "unseen") == []


def test_nothing_moves_for_who_wants_no_motion(seen):
    assert look(seen, "moving") == []


def test_formulas_pictures_and_tables_have_their_meaning(seen):
    assert look(seen, "meaningless") == []


def test_print_has_the_page_and_nothing_around_it(seen):
    seen.set_viewport_size(A4)
    seen.emulate_media(media="print")
    assert look(seen, "misprinted") == []


@pytest.mark.parametrize("name", PAGES)
def test_without_scripts_all_can_be_read(unscripted, site_url, name):
    unscripted.goto(f"{site_url}{name}.html")
    expect(unscripted.locator("main h1:visible")).to_be_visible()
    readable = "main :is(math, pre, table, .lf-drawing > svg):not(details *)"
    for part in unscripted.locator(readable).all():
        expect(part).to_be_visible()


@pytest.mark.parametrize(
    ("what", "content"),
    [
        ("wider", "<main><p style='width: 200vw'>wide"),
        ("moving", "<p style='transition: color 1s'>"),
        ("meaningless", "<table><tr><td>1"),
        ("misprinted", "<nav>a way"),
        ("unseen", "<style>* { outline: none !important }</style><a href='#'>a</a>"),
    ],
)
def test_what_is_wrong_would_be_found(page, what, content):
    page.set_content(f"<!doctype html>{content}")
    page.keyboard.press("Tab")
    assert look(page, what) != []
