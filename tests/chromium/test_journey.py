"""The whole way as a learner goes it: start page, chapter, notebook, checks, sliders, tomorrow."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from tests.chromium.answers import RELU, SOFTMAX
from tests.chromium.notebook import Notebook
from tests.chromium.proxy import DenyAll
from tests.chromium.site import serving


@pytest.fixture(params=["", "course/activations/"], ids=["at the root", "at a sub-path"])
def place(request, site, tmp_path):
    """The address of the site, at the root of a host or below a path."""
    if not request.param:
        with serving(site) as address:
            yield address
        return
    folder = tmp_path / request.param.rstrip("/")
    folder.parent.mkdir(parents=True)
    folder.symlink_to(site)
    with serving(tmp_path) as address:
        yield address + request.param


@pytest.fixture
def outside():
    """Everything beyond the loopback: refused, and noted in ``asked``."""
    proxy = DenyAll()
    yield proxy
    proxy.shutdown()
    proxy.server_close()


@pytest.fixture
def denied(chromium, outside):
    """A page that reaches the site and nothing else."""
    browser = chromium([outside.flag])
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(90_000)
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    browser.close()
    assert errors == []


def test_a_learner_goes_the_whole_way(denied, outside, place):
    page = denied
    page.goto(place)
    page.get_by_role("link", name="Start with the first chapter").click()
    page.get_by_role("link", name="ReLU", exact=True).first.click()
    expect(page.locator("article h1")).to_contain_text("ReLU")
    page.locator("a[href*='cell-id=relu-class']").first.click()

    notebook = Notebook(page)
    expect(notebook.cell("relu-class")).to_be_in_viewport()
    notebook.run("setup")
    notebook.run("relu-class")
    notebook.run("test-relu-immediate")
    notebook.expect_output("test-relu-immediate", "not written yet")

    notebook.write("relu-class", RELU)
    notebook.run("relu-class")
    notebook.run("test-relu-immediate")
    notebook.expect_output("test-relu-immediate", "10 of 10 points")

    notebook.write("softmax-class", SOFTMAX.replace("x.axis(self.dim)", "0"))
    notebook.run("softmax-class")
    notebook.run("test-softmax-immediate")
    notebook.expect_output("test-softmax-immediate", "axis")
    notebook.expect_output("test-softmax-immediate", "0 of 10 points")

    notebook.write("softmax-class", SOFTMAX)
    for cell, points in CHECKS:
        notebook.run("softmax-class")
        notebook.run(cell)
        notebook.expect_output(cell, points)

    drawings = moved_twice(notebook, "figure-relu-hinge")
    assert len(set(drawings)) == 3

    notebook.saved()
    page.reload()
    again = Notebook(page)
    again.expect_text("relu-class", "np.maximum(x.data, 0)")
    expect(again.cell("test-relu-immediate")).to_contain_text("10 of 10 points")
    assert outside.asked == []


CHECKS = [
    ("test-softmax-immediate", "10 of 10 points"),
    ("test-activations-comprehensive", "15 of 15 points"),
    ("test-activations-integration", "10 of 10 points"),
]


def moved_twice(notebook, cell):
    """The drawings of a figure at rest, after one key press on its slider, after another."""
    notebook.run(cell)
    output = notebook.cell(cell)
    slider = output.locator(".noUi-handle").first
    drawing = output.locator(".jp-OutputArea svg[role=img]").first
    drawings = [drawing.inner_html()]
    for _ in range(2):
        slider.press("ArrowRight")
        expect(drawing).not_to_have_js_property("innerHTML", drawings[-1])
        drawings.append(drawing.inner_html())
    return drawings


def test_no_cell_makes_the_site_ask_elsewhere(denied, outside, site_url):
    notebook = Notebook(denied, f"{site_url}lite/notebooks/index.html?path=activations.ipynb")
    for code, answer in [
        ("%pip install requests", "requests"),
        ("import pandas", "No module named 'pandas'"),
    ]:
        notebook.write("relu-class", code)
        notebook.run("relu-class")
        notebook.expect_output("relu-class", answer)
    notebook.write("relu-class", "import js; await js.fetch('https://example.org/')")
    notebook.run("relu-class")
    notebook.expect_output("relu-class", "Failed to fetch")  # by the policy
    assert outside.asked == []

    with suppress(Error):
        denied.goto("https://example.org/")
    assert set(outside.asked) == {"example.org:443"}  # the proxy does see what is asked for
