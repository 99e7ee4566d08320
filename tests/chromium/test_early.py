"""The notebook's Python starts before JupyterLite asks for it, and from a snapshot of its memory
where the browser has that; nothing is lost by either.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.chromium.notebook import Notebook

pytestmark = pytest.mark.browser

NOTEBOOK = "lite/notebooks/index.html?path=activations.ipynb"
KEPT = """Object.defineProperty(ServiceWorkerContainer.prototype, "controller", {
  get: () => new EventTarget(),
});"""
KERNEL = "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel"
COMPLETE = f"""async (code) => {{
  const answer = await {KERNEL}.requestComplete({{ code, cursor_pos: code.length }});
  return answer.content.matches;
}}"""
SNAPSHOT = "import sys\nprint('from its snapshot:', 'tinytorch.page' in sys.modules)"
SLIDER = """
import ipywidgets
slider, label = ipywidgets.IntSlider(), ipywidgets.Label()
slider.observe(lambda change: setattr(label, "value", f"moved to {change.new}"), "value")
ipywidgets.VBox([slider, label])
"""
SCRIPTS = ("script", "worker")
CODE = """
import numpy as np
def half(x):
    return x.missing
print("alive", np.arange(3).sum())
half(7)
"""


def open_again(context, site_url, *breaks):
    """The notebook as on a later visit, when the browser has the site; ``breaks`` are routes."""
    page = context.new_page()
    page.add_init_script(KEPT)
    for path, answer in breaks:
        page.route(path, answer)
    opened = Notebook(page, f"{site_url}{NOTEBOOK}")
    opened.write("relu-class", CODE)
    opened.run("relu-class")
    opened.expect_output("relu-class", "alive 3")
    return opened


@pytest.fixture
def from_snapshot(later, site_url):
    """The notebook as on a later visit, in a browser that keeps the course, its snapshot too."""
    return open_again(later, site_url)


@pytest.fixture(params=["from_snapshot", "plain"])
def again(request, context, site_url):
    """The notebook as on a later visit, with and without a snapshot."""
    if request.param == "from_snapshot":
        return request.getfixturevalue("from_snapshot")
    return open_again(context, site_url)


def says(notebook, source):
    """What ``source`` prints in the notebook."""
    notebook.write("relu-class", source)
    return notebook.run("relu-class").inner_text()


def test_snapshot_is_taken_where_the_browser_has_it(from_snapshot):
    assert "from its snapshot: True" in says(from_snapshot, SNAPSHOT)


def test_without_the_snapshot_the_notebook_starts_from_its_modules(context, site_url):
    assert "from its snapshot: False" in says(open_again(context, site_url), SNAPSHOT)


def test_slider_of_a_notebook_from_its_snapshot_is_heard(from_snapshot):
    says(from_snapshot, SLIDER)
    handle = from_snapshot.cell("relu-class").locator(".noUi-handle")
    handle.wait_for()
    handle.focus()
    from_snapshot.page.keyboard.press("ArrowRight")
    from_snapshot.expect_output("relu-class", "moved to 1")


def test_start_asks_jupyterlite_for_one_script(context, site_url):
    """Else `python -m benchmarks.scripts` lists what has to be joined."""
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request))
    notebook = Notebook(page, f"{site_url}{NOTEBOOK}")
    notebook.run("setup")
    scripts = [
        request.url.partition("/lite/")[2].partition("?")[0]
        for request in asked
        if request.resource_type in SCRIPTS and re.search("/lite/(build|extensions)/", request.url)
    ]
    others = [name for name in scripts if not re.search(r"remoteEntry|comlink\.worker", name)]
    assert [name.partition(".")[0] for name in others] == ["build/start"]


def test_cells_run_before_python_is_there_wait_and_run_in_order(page, site_url):
    notebook = Notebook(page, f"{site_url}{NOTEBOOK}")
    notebook.start("relu-class", "order = ['first']")
    notebook.start("softmax-class", "order.append('then')\nprint(order)")
    printed = notebook.cell("softmax-class").locator(".jp-OutputArea")
    expect(printed).to_contain_text("['first', 'then']", timeout=90_000)


def workers(notebook):
    """The names of the scripts of the workers that run."""
    return [worker.url.rpartition("/")[2].split(".")[0] for worker in notebook.page.workers]


def test_early_worker_becomes_the_kernel(context, site_url):
    assert workers(open_again(context, site_url)) == ["early-worker"]


def test_tracebacks_and_completion_are_what_they_were(again):
    notebook = again
    notebook.expect_output("relu-class", "return x.missing")
    notebook.expect_output("relu-class", "'int' object has no attribute 'missing'")
    assert "arange" in " ".join(notebook.page.evaluate(COMPLETE, "np.aran"))
    assert "half" in " ".join(notebook.page.evaluate(COMPLETE, "hal"))
    assert "bit_count" in " ".join(notebook.page.evaluate(COMPLETE, "number = 7\nint.bit_c"))


def test_help_shows_the_package_and_its_source(again):
    said = says(
        again,
        "import inspect\nfrom tinytorch.core.activations import ReLU\n"
        "help(ReLU)\nprint(inspect.getsource(ReLU).splitlines()[0])",
    )
    assert re.search(r"forward_\(\s*self,\s*x: (tinytorch\.core\.tensor\.)?Tensor", said)
    assert "class ReLU" in said


def test_worker_that_is_not_up_gives_way_to_an_ordinary_one(context, site_url):
    broken = ("**/early-worker.mjs", lambda route: route.abort())
    assert workers(open_again(context, site_url, broken)) == ["comlink"]


def test_early_start_that_failed_is_made_anew(context, site_url):
    asked = []

    def first_in_vain(route):
        asked.append(route)
        if len(asked) == 1:
            return route.abort()
        return route.continue_()

    notebook = open_again(context, site_url, ("**/linked.wasm", first_in_vain))
    assert workers(notebook) == ["early-worker"]
    assert len(asked) > 1


def test_first_visit_starts_nothing_early(context, site_url):
    notebook = Notebook(context.new_page(), f"{site_url}{NOTEBOOK}")
    notebook.run("setup")
    assert workers(notebook) == ["comlink"]
