"""The notebook's Python starts before JupyterLite asks for it; nothing is lost by that."""

import pytest
from notebook import Notebook
from playwright.sync_api import expect

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
    assert workers(open_again(context, site_url)) == ["early"]


def test_tracebacks_and_completion_are_what_they_were(context, site_url):
    notebook = open_again(context, site_url)
    notebook.expect_output("relu-class", "return x.missing")
    notebook.expect_output("relu-class", "'int' object has no attribute 'missing'")
    assert "arange" in " ".join(notebook.page.evaluate(COMPLETE, "np.aran"))
    assert "half" in " ".join(notebook.page.evaluate(COMPLETE, "hal"))
    assert "bit_count" in " ".join(notebook.page.evaluate(COMPLETE, "number = 7\nint.bit_c"))


def test_help_shows_the_package_and_its_source(context, site_url):
    notebook = open_again(context, site_url)
    notebook.write(
        "relu-class",
        "import inspect\nfrom tinytorch.core.activations import ReLU\n"
        "help(ReLU)\nprint(inspect.getsource(ReLU).splitlines()[0])",
    )
    notebook.run("relu-class")
    notebook.expect_output("relu-class", "forward_(self, x)")
    notebook.expect_output("relu-class", "class ReLU")


def test_worker_that_is_not_up_gives_way_to_an_ordinary_one(context, site_url):
    broken = ("**/early.mjs", lambda route: route.abort())
    assert workers(open_again(context, site_url, broken)) == ["comlink"]


def test_early_start_that_failed_is_made_anew(context, site_url):
    asked = []

    def first_in_vain(route):
        asked.append(route)
        if len(asked) == 1:
            return route.abort()
        return route.continue_()

    notebook = open_again(context, site_url, ("**/linked.wasm", first_in_vain))
    assert workers(notebook) == ["early"]
    assert len(asked) > 1


def test_first_visit_starts_nothing_early(context, site_url):
    notebook = Notebook(context.new_page(), f"{site_url}{NOTEBOOK}")
    notebook.run("setup")
    assert workers(notebook) == ["comlink"]
