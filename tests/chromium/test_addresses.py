"""Every way to write an address leads there, quietly; one without https is told what it lacks."""

import threading
from pathlib import Path

import pytest
from playwright.sync_api import expect

from courseware.files import ROOT
from courseware.hosting.server import server
from tests.chromium.notebook import READY
from tests.chromium.site import serving

BOOK = ROOT / "book"
PAGES = [*sorted(f"{path.stem}.html" for path in BOOK.glob("*.md")), "search.html"]
NAME = "course.invalid"  # never a real host


@pytest.fixture(scope="module")
def below(site, tmp_path_factory):
    """The address of a host that has the site below a path."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "course").symlink_to(site)
    with serving(folder) as address:
        yield address


@pytest.fixture
def quiet(context):
    """A page that fails the test when a request or a script of it fails, or it complains."""
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
    page.on("response", lambda got: got.status >= 400 and wrong.append(f"{got.status} {got.url}"))
    page.on("requestfailed", lambda asked: failed(asked, wrong))
    yield page
    assert wrong == []


def failed(asked, wrong):
    if "ERR_ABORTED" not in asked.failure:  # what is under way when a page is left is given up
        wrong.append(f"{asked.failure} {asked.url}")


@pytest.mark.parametrize("way", ["course", "course/", "course/index.html", "course/?a=b#c"])
def test_start_page_is_found(quiet, below, way):
    quiet.goto(below + way)
    expect(quiet.locator("article h1")).to_contain_text("Activations")
    quiet.get_by_role("link", name="ReLU", exact=True).first.click()
    quiet.wait_for_url("**/course/relu.html")


def test_capitals_in_the_name_of_the_host_do_not_matter(quiet, below):
    quiet.goto(below.replace("127.0.0.1", "LOCALHOST") + "course/")
    expect(quiet.locator("article h1")).to_contain_text("Activations")


@pytest.mark.parametrize(
    "way",
    [
        "lite/notebooks/index.html?path=activations.ipynb",
        "lite/notebooks/?path=activations.ipynb",
        "lite/notebooks?path=activations.ipynb",
        "lite",
        "lite/",
        "lite/index.html",
    ],
)
def test_notebook_is_found(quiet, below, way):
    quiet.goto(f"{below}course/{way}")
    quiet.wait_for_function(READY, timeout=120_000)
    expect(quiet.locator(".jp-Notebook")).to_contain_text("write ReLU and Softmax")


@pytest.mark.parametrize("name", PAGES)
def test_page_is_quiet(quiet, site_url, name):
    quiet.goto(site_url + name)
    quiet.mouse.wheel(0, 100_000)
    quiet.evaluate("document.fonts.ready.then(() => true)")
    quiet.wait_for_function("scrollY > 0 || document.body.scrollHeight <= innerHeight")


@pytest.mark.parametrize("name", ["index.html", "relu.html", "lite/notebooks/index.html"])
def test_page_opened_as_a_file_says_that_it_needs_a_server(context, site, name):
    page = context.new_page()
    page.goto((site / name).as_uri())
    told = page.get_by_text("web server").locator("visible=true").first
    expect(told).to_be_visible()
    if name != "relu.html":
        expect(told).to_contain_text("python3 -m http.server")


@pytest.fixture
def insecure(chromium, site):
    """The start page on a host of the local network, without https."""
    browser = chromium([f"--host-resolver-rules=MAP {NAME} 127.0.0.1"])
    with server(Path(site)) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://{NAME}:{running.server_port}/")
        yield page
        running.shutdown()
    browser.close()


def test_address_without_https_is_told_beforehand(insecure):
    assert insecure.evaluate("isSecureContext") is False
    told = insecure.locator("browser-check [data-found=insecure]")
    expect(told).to_be_visible()
    expect(told).to_contain_text("does not begin with https")
