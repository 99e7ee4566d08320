"""What comes from elsewhere: pages that hold ours in a frame, forged messages, odd addresses."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.chromium.answers import RELU
from tests.chromium.figure import Figure
from tests.chromium.notebook import Notebook
from tests.chromium.site import serving

NOTEBOOK = "lite/notebooks/index.html"
FORGED = [
    {"value": '{"result": {"points": 99, "max_points": 10, "passed": true}, "html": "forged"}'},
    {"progress": {"state": "failed", "words": "forged", "share": 1}},
    {"error": {"name": "StoppedError", "message": "forged"}},
    {"course": {"state": "stopped", "why": "forged", "files": []}},
    {"type": "changed", "data": "exercise/relu-class"},
]
SEND = """([frame, messages]) => {
  for (const message of messages)
    for (const sent of [message, JSON.stringify(message)])
      document.querySelector(frame).contentWindow.postMessage(sent, "*");
}"""
COLOURS = ["mode", "theme"]  # of the book: light or dark
KEPT = """async () => ({
  local: Object.keys(localStorage).sort(), session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
})"""
PATHS = [
    "../../index.html", "//elsewhere.example/x.ipynb", "https://elsewhere.example/x.ipynb",
    "javascript:alert(1)", "<img src=x onerror=alert(1)>.ipynb", f"{'a' * 3000}.ipynb",
]  # fmt: skip


@pytest.fixture
def watched(page):
    """A page; what it asks of other hosts, or says in a dialog, fails the test."""
    seen = []
    page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: "elsewhere" in request.url.split("/")[2]
            and seen.append(request.url))  # fmt: skip
    yield page
    assert seen == []


@pytest.fixture
def elsewhere(tmp_path, site_url):
    """A page of another site that holds the course in a frame; give it a page of the course."""
    ours = site_url.replace("127.0.0.1", "localhost")
    with serving(tmp_path) as address:

        def framed(page, path):
            frame = f"<iframe src='{ours}{path}' width='1200' height='800'></iframe>"
            holder = f"with-{path}"  # one page each: servers tell apart only what is seconds apart
            (tmp_path / holder).write_text(frame)
            page.goto(f"{address}{holder}")
            return page.frame_locator("iframe")

        yield framed


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:12])
def test_an_odd_path_runs_nothing_and_leads_nowhere_else(watched, site_url, path):
    watched.goto(f"{site_url}{NOTEBOOK}?path={quote(path)}&code=print(1)#code=print(1)")
    dialog = watched.get_by_role("dialog")
    expect(dialog).to_contain_text("does not exist", timeout=60_000)
    expect(dialog.locator("img")).to_have_count(0)
    expect(watched.locator(".jp-OutputArea-output")).to_have_count(0)


def test_odd_settings_in_an_address_stay_within_the_controls(watched, site_url):
    odd = "w=1e99&b=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&x=NaN&y=1"
    watched.goto(f"{site_url}relu.html#relu-hinge?{odd}")
    figure = Figure(watched, "relu-hinge")
    figure.expect_state("Python is ready")
    drawn = dict(pair.split("=") for pair in figure.place.get_attribute("data-drawn").split("&"))
    assert drawn == {"w": "2", "b": "0", "x": "2"}  # the most that w may be; the others untouched
    expect(figure.place.locator("img")).to_have_count(0)
    figure.expect_state("Not taken from the link, since unknown or out of range: w=1e99, b=<img")


def test_forged_messages_of_another_site_change_nothing(context, elsewhere):
    page = context.new_page()
    frame = elsewhere(page, "relu.html")
    exercise = frame.locator("course-exercise[data-ready]")
    exercise.wait_for()
    page.evaluate(SEND, ["iframe", FORGED])
    exercise.get_by_role("button", name="Run the check").click()
    expect(exercise.locator("course-check [role=status]").first).to_contain_text(
        "0 of 10 points", timeout=60_000
    )
    expect(frame.locator("body")).not_to_contain_text("forged")


def test_in_a_frame_that_may_keep_nothing_the_course_works_and_says_so(context, elsewhere):
    page = context.new_page()
    frame = elsewhere(page, "index.html")
    expect(frame.get_by_text("Inside a frame: works in part.")).to_be_visible()
    frame = elsewhere(page, "relu.html")
    editor = frame.locator("course-exercise[data-ready] .cm-content")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("kept = 'in a frame'")
    expect(frame.locator("course-exercise [data-part=saved]")).to_contain_text("NOT saved")
    notice = frame.get_by_role("alert").filter(has_text="cannot save your work")
    with page.expect_download() as download:
        notice.get_by_role("button", name="Download it").click()
    assert "kept = 'in a frame'" in download.value.path().read_text(encoding="utf-8")


def test_all_that_is_stored_has_the_names_of_the_course(page, context, site_url):
    notebook = Notebook(page, f"{site_url}{NOTEBOOK}?path=activations.ipynb")
    notebook.run("setup")
    notebook.write("relu-class", RELU)
    notebook.run("relu-class")
    notebook.saved()
    page.goto(f"{site_url}relu.html")
    page.locator("course-exercise[data-ready]").get_by_role("button", name="Run the check").click()
    expect(page.locator("course-check [role=status]").first).to_contain_text(
        "of 10 points", timeout=60_000
    )
    kept = page.evaluate(KEPT)
    assert context.cookies() == []
    names = [name for found in kept.values() for name in found]
    assert [name for name in names if not name.startswith("activations-course")] == COLOURS
