"""The book and JupyterLite side by side: work done in one place is seen in the other."""

import json

from playwright.sync_api import expect

from tests.chromium.notebook import Notebook
from tests.chromium.test_exercises import RIGHT as RELU
from tests.chromium.test_hand_in import STORE, cell, handed_in

LITE = "lite/notebooks/index.html?path=activations.ipynb"


def test_the_book_sees_what_jupyterlite_has_stored(page, site_url):
    notebook = Notebook(page, f"{site_url}{LITE}")
    notebook.run("setup")
    notebook.write("relu-class", RELU)
    notebook.run("relu-class")
    notebook.run("test-relu-immediate")
    notebook.expect_output("test-relu-immediate", "10 of 10 points")
    notebook.saved()

    page.goto(f"{site_url}hand-in.html")
    row = page.get_by_role("row", name="ReLU on its own")
    expect(row).to_contain_text("done, in the notebook")
    assert cell(handed_in(page), "relu-class").source == RELU


def test_jupyterlite_opens_an_imported_notebook(page, site_url, site):
    path = site / "lite" / "files" / "activations.ipynb"
    course = json.loads(path.read_text(encoding="utf-8"))
    cell(course, "relu-class")["source"] = RELU
    page.goto(f"{site_url}hand-in.html")
    page.evaluate(STORE, course)

    notebook = Notebook(page, f"{site_url}{LITE}")
    notebook.expect_text("relu-class", "np.maximum(x.data, 0)")
    notebook.write("relu-class", "# changed afterwards")
    notebook.saved()
    page.goto(f"{site_url}hand-in.html")
    assert cell(handed_in(page), "relu-class").source == "# changed afterwards"
