"""A real Chromium on the real site: build it first with `make site`."""

import pytest
from playwright.sync_api import sync_playwright

from tests.chromium.browsers import Chromium
from tests.chromium.copies import Copy
from tests.chromium.notebook import Notebook
from tests.chromium.profiles import NOTEBOOK, OPTIONS, Profiles
from tests.chromium.site import SITE, serving, sound_page


@pytest.fixture(scope="session")
def site():
    assert (SITE / "index.html").is_file(), "no built site: run `make site` first"
    return SITE


@pytest.fixture(scope="session")
def site_url(site):
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    """Starts browsers: ``chromium(args=[...])``, the system's where there is one."""
    with sync_playwright() as playwright:
        yield Chromium(playwright)


@pytest.fixture(scope="session")
def browser(chromium):
    running = chromium()
    yield running
    running.close()


@pytest.fixture(scope="session")
def profiles(chromium, tmp_path_factory):
    """Browsers that keep the course: ``with profiles.kept(address) as context``."""
    return Profiles(chromium.profile, tmp_path_factory.mktemp("profiles"))


@pytest.fixture
def workers():
    """Whether pages may keep the course in the background: ``allow`` or ``block``."""
    return "block"


@pytest.fixture
def context(browser, workers):
    """A fresh profile: no storage, no cache of earlier tests.

    Playwright waits for conditions by having the page evaluate a text, which the policy of the book
    refuses; so the policy is tried in ``test_policy`` and ``test_journey``, and left out elsewhere.
    """
    fresh = browser.new_context(**OPTIONS, service_workers=workers)
    fresh.set_default_timeout(60_000)
    yield fresh
    fresh.close()


@pytest.fixture
def later(profiles, site_url):
    """A fresh profile as on a later visit: the browser keeps the course, and nothing else."""
    with profiles.kept(site_url) as context:
        yield context


@pytest.fixture
def held_python(context):
    """Python never comes: for tests that look at JupyterLite before it, or without it."""
    context.route("**/pyodide.asm.wasm", lambda route: None)


@pytest.fixture
def page(context):
    """A page that fails the test when a script on it fails."""
    with sound_page(context) as opened:
        yield opened


@pytest.fixture
def address(site_url):
    """The address of the notebook."""
    return site_url + NOTEBOOK


@pytest.fixture
def fresh_notebook(context, address):
    """The notebook of the site; nobody waits for its Python."""
    return Notebook(context.new_page(), address)


@pytest.fixture
def notebook(later, address):
    """The notebook of the site as on a later visit, with Python started."""
    return started(later, address)


@pytest.fixture(scope="module")
def same_notebook(profiles, site_url):
    """As ``notebook``, for all tests of a file: each leaves it usable for the next."""
    with profiles.kept(site_url) as context:
        yield started(context, site_url + NOTEBOOK)


def started(context, address):
    opened = Notebook(context.new_page(), address)
    opened.run("setup")
    return opened


@pytest.fixture
def below():
    """The path on its host below which ``copy`` serves the site."""
    return ""


@pytest.fixture
def left_out():
    """Names of files and folders that ``copy`` does without."""
    return ()


@pytest.fixture
def copy(site, tmp_path, below, left_out):
    """A copy of the site, whose files a test may change."""
    copy = Copy(site, tmp_path / "site", below, left_out)
    yield copy
    copy.switch_off()
