"""The course without a network, and how a new version of it arrives."""

import shutil

import pytest
from playwright.sync_api import expect

from courseware.hosting.server import SiteHandler
from tests.chromium.figure import Figure
from tests.chromium.notebook import Notebook
from tests.chromium.profiles import KEPT, keep
from tests.chromium.site import sound_page

NOTEBOOK = "lite/notebooks/index.html?path=activations.ipynb"
ENDED = """async () => {
  const found = await navigator.serviceWorker.register("sw.js");
  const worker = found.installing ?? found.waiting;
  if (!worker) return "none";
  while (worker.state === "installing")
    await new Promise((resolve) => worker.onstatechange = resolve);
  return worker.state;
}"""  # the state in which the newest worker ends up
REGISTRATIONS = """navigator.serviceWorker.getRegistrations().then(
  (found) => found.map(({scope}) => scope)
)"""
CACHES_LEFT = """async (wanted) => {
  while ((await caches.keys()).length > wanted)
    await new Promise((resolve) => setTimeout(resolve, 50));
}"""
FETCH = "(name) => fetch(name).then((answer) => answer.text())"
SHORT_OF_ROOM = "navigator.storage.estimate = async () => ({quota: 1e8, usage: 0})"
SAVE_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
OLD, NEW = "Find your way", "Find the new way"
OFFER = "There is a new version of this course"
ANYWHERE = pytest.mark.parametrize(
    "below", ["", "course/activations/"], ids=["at the root", "at a sub-path"]
)

CHAPTERS = pytest.mark.parametrize(
    "left_out", [("pyodide", "build", "extensions")], ids=["chapters only"]
)  # a site that is quickly kept: without what JupyterLite and Python need

SOURCES = """performance.getEntriesByType("resource").map(
  (entry) => [entry.name, entry.workerFinalRouterSource ?? entry.workerFinalSourceType]
)"""


@pytest.fixture
def workers():
    return "allow"


@pytest.fixture
def kept(profiles, copy):
    """A page in a browser that keeps the whole course, loaded from there."""
    with profiles.kept(copy.address) as context, sound_page(context) as page:
        page.goto(copy.address)
        expect(page.locator("[data-part=offline]")).to_contain_text("works without a network")
        yield page


@ANYWHERE
def test_one_visit_is_enough_for_the_whole_course(copy, kept):
    copy.switch_off()
    for file in sorted(copy.folder.glob("*.html")):
        kept.goto(copy.address + file.name)
        expect(kept.get_by_role("heading", level=1).first).to_be_visible()

    kept.goto(f"{copy.address}relu.html")
    figure = Figure(kept, "relu-hinge")
    figure.wake()
    figure.move(w=2)
    kept.locator("course-exercise .cm-content").first.wait_for()
    kept.get_by_role("button", name="Run the check").first.click()
    result = kept.locator("[data-part=result]").first
    expect(result).to_contain_text("not written yet", timeout=60_000)

    notebook = Notebook(kept, copy.address + NOTEBOOK)
    notebook.run("setup")
    notebook.run("relu-class")
    notebook.run("test-relu-immediate")
    notebook.expect_output("test-relu-immediate", "not written yet")


@pytest.mark.parametrize("first", ["index.html", NOTEBOOK])
def test_any_page_has_the_course_kept_by_itself(copy, page, first):
    page.clock.install()
    page.goto(copy.address + first)
    page.clock.fast_forward(20_000)  # the page waits until it is at rest
    assert page.evaluate(KEPT)
    copy.switch_off()
    page.goto(f"{copy.address}relu.html")
    expect(page.locator("article h1")).to_contain_text("ReLU")


@CHAPTERS
def test_files_come_from_the_cache_without_waking_the_worker(copy, kept):
    kept.goto(f"{copy.address}relu.html")
    sources = dict(kept.evaluate(SOURCES))
    assert sources[f"{copy.address}_static/logo.svg"] == "cache"
    kept.goto(copy.address)  # has no name that could stand in the cache
    expect(kept.locator("article h1")).to_contain_text("Activations")


def test_course_is_kept_from_a_host_whose_answers_vary(copy, monkeypatch, page):
    varied = SiteHandler.end_headers
    headers = lambda handler: [handler.send_header("Vary", "Accept"), varied(handler)]  # noqa: E731
    monkeypatch.setattr(SiteHandler, "end_headers", headers)
    keep(page, copy.address)
    page.reload()
    expect(page.locator("[data-part=offline]")).to_contain_text("works without a network")
    copy.switch_off()
    page.goto(f"{copy.address}relu.html")
    expect(page.get_by_role("img", name="Activations - Home").first).to_be_visible()
    assert set(dict(page.evaluate(SOURCES)).values()) <= {"cache", "fetch-event", ""}
    page.locator("#relu-hinge").scroll_into_view_if_needed()
    expect(page.locator("#relu-hinge .lf-state")).to_contain_text("Make a prediction")


@CHAPTERS
def test_new_version_waits_for_the_learner(copy, kept):
    copy.edit("index.html", OLD, NEW)
    copy.publish()
    kept.reload()
    other = kept.context.new_page()
    other.goto(f"{copy.address}relu.html")
    expect(kept.get_by_role("alert")).to_contain_text(OFFER, timeout=60_000)
    kept.reload()
    assert OLD in kept.content()
    assert NEW not in kept.evaluate(FETCH, "index.html")

    notice = kept.get_by_role("alert")
    expect(notice).to_contain_text("What you have written stays", timeout=60_000)
    with kept.expect_navigation(), other.expect_navigation():
        notice.get_by_role("button", name="Load it now").click()
    assert NEW in kept.content()
    assert NEW in other.evaluate(FETCH, "index.html")
    expect(kept.get_by_role("alert")).to_have_count(0)
    assert len(kept.evaluate("caches.keys()")) == 1


def test_new_version_is_offered_in_the_notebook(copy, kept):
    copy.edit("index.html", OLD, NEW)
    copy.publish()
    notebook = Notebook(kept, copy.address + NOTEBOOK)
    notebook.write("relu-class", "typed = 'just now'")
    notice = kept.get_by_role("alert").filter(has_text=OFFER)
    expect(notice).to_contain_text("forgets its variables", timeout=60_000)
    with kept.expect_navigation():
        notice.get_by_role("button", name="Load it now").click()
    Notebook(kept).expect_text("relu-class", "just now")


@CHAPTERS
def test_new_version_that_is_put_off_is_not_offered_on_every_page(copy, kept):
    copy.edit("index.html", OLD, NEW)
    copy.publish()
    kept.reload()
    kept.get_by_role("alert").get_by_role("button", name="Later").click(timeout=60_000)
    kept.clock.install()
    kept.goto(f"{copy.address}relu.html")
    kept.clock.run_for(20_000)
    assert kept.evaluate(ENDED) == "installed"
    expect(kept.get_by_role("alert")).to_have_count(0)


@CHAPTERS
@pytest.mark.parametrize("late", ["tensors.html", "lite/main.js", "manifest.sha256"])
def test_half_a_new_version_is_not_used(copy, kept, late):
    before = (copy.folder / late).read_text(encoding="utf-8")
    copy.edit("index.html", OLD, NEW)
    copy.write(late, f"{before}\n")
    copy.publish()
    copy.write(late, before)  # the host still has the old file
    assert kept.evaluate(ENDED) == "redundant"
    kept.evaluate(CACHES_LEFT, 1)
    kept.reload()
    assert OLD in kept.content()


@CHAPTERS
def test_file_that_is_broken_on_the_host_comes_from_the_version_before(copy, kept):
    copy.edit("index.html", OLD, NEW)
    copy.publish()
    copy.write("tensors.html", "<html>login</html>")
    assert kept.evaluate(ENDED) == "installed"


@CHAPTERS
@pytest.mark.parametrize("told", [SHORT_OF_ROOM, SAVE_DATA], ids=["little room", "save data"])
def test_course_works_online_where_it_is_not_to_be_kept(copy, page, told):
    page.add_init_script(told)
    page.clock.install()
    page.goto(copy.address)
    page.clock.run_for(20_000)
    assert page.evaluate(REGISTRATIONS) == []
    assert OLD in page.content()


def test_course_works_online_where_storage_is_full(copy, page):
    page.context.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin", {"origin": copy.address, "quotaSize": 20_000_000}
    )
    page.add_init_script("navigator.storage.estimate = async () => ({quota: 1e9, usage: 0})")
    page.goto(copy.address)
    assert page.evaluate(ENDED) == "redundant"
    page.evaluate(CACHES_LEFT, 0)
    page.goto(f"{copy.address}relu.html")
    Figure(page, "relu-hinge").wake()


def test_workers_and_caches_of_others_stay(copy, page, site):
    copy.write("other/sw.js", "")
    copy.write("other/index.html", "<h1>Another course</h1>")
    page.goto(f"{copy.address}other/index.html")
    page.evaluate("navigator.serviceWorker.register('sw.js').then(() => caches.open('precache'))")
    for _ in range(3):
        Notebook(page, copy.address + NOTEBOOK)
    assert page.evaluate(KEPT)
    assert sorted(page.evaluate(REGISTRATIONS)) == [copy.address, f"{copy.address}other/"]
    assert "precache" in page.evaluate("caches.keys()")


@CHAPTERS
@pytest.mark.parametrize("below", ["first/"])
def test_two_versions_on_one_host_keep_apart(copy, kept):
    shutil.copytree(copy.folder, copy.folder.with_name("second"))
    other = kept.context.new_page()
    other.goto(copy.address.replace("first/", "second/"))
    assert other.evaluate(KEPT)
    assert len(kept.evaluate("caches.keys()")) == 2

    copy.edit("index.html", OLD, NEW)
    copy.publish()
    kept.reload()
    kept.get_by_role("alert").get_by_role("button", name="Load it now").click(timeout=60_000)
    expect(kept.get_by_role("heading", name=NEW)).to_be_visible()
    copy.switch_off()
    other.reload()
    expect(other.get_by_role("heading", name=OLD)).to_be_visible()
    kept.reload()
    expect(kept.get_by_role("heading", name=NEW)).to_be_visible()


def test_course_can_be_installed_as_an_app(page, site_url):
    page.goto(site_url)
    session = page.context.new_cdp_session(page)
    found = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in found] == ["in-incognito"]  # as all tests are
    told = session.send("Page.getAppManifest")
    assert told["errors"] == []
    assert told["manifest"]["startUrl"] == f"{site_url}index.html"
