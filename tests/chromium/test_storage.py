"""The notebook where the browser's storage is full, refused or damaged, or the site moves."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from tests.chromium.copies import Copy
from tests.chromium.notebook import Notebook
from tests.chromium.stored import IN_STORAGE, TYPED, downloaded, said, source

NOTEBOOK = "lite/notebooks/index.html?path=activations.ipynb"
FULL = """() => {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("The disk is full.", "QuotaExceededError");
  };
}"""
CLOSED = """
  indexedDB.open = () => { throw new DOMException("Not allowed here.", "SecurityError"); };
  for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, { configurable: true, get: () => {
      throw new DOMException("Not allowed here.", "SecurityError");
    }});
"""


WITHOUT_PYTHON = pytest.mark.usefixtures("held_python")  # nothing is run


@pytest.fixture
def context(later):
    """A browser that keeps the course, as on every visit but the first."""
    return later


@WITHOUT_PYTHON
def test_full_storage_is_told_and_the_work_can_be_taken_away(fresh_notebook):
    page = fresh_notebook.page
    fresh_notebook.write("relu-class", "first = 1")
    fresh_notebook.saved()
    page.evaluate(FULL)
    fresh_notebook.write("relu-class", TYPED)
    notice = said(page, "cannot save your work")
    expect(page.locator(".jp-NotebookCheckpoint")).to_be_hidden()
    assert source(downloaded(page, notice, "Download it"), "relu-class") == TYPED
    assert page.evaluate("jupyterapp.shell.currentWidget.context.model.dirty")


def test_closed_storage_is_told_and_the_notebook_works(context, address):
    context.add_init_script(CLOSED)
    notebook = Notebook(context.new_page(), address)
    notebook.write("relu-class", TYPED)
    notice = said(notebook.page, "cannot save your work")
    assert source(downloaded(notebook.page, notice, "Download it"), "relu-class") == TYPED
    notebook.run("relu-class")


@WITHOUT_PYTHON
@pytest.mark.parametrize("content", ["null", "'not a notebook'", "({cells: null})"])
def test_damaged_notebook_is_put_aside_and_a_fresh_one_opens(fresh_notebook, address, content):
    page = fresh_notebook.page
    fresh_notebook.write("relu-class", TYPED)
    fresh_notebook.saved()
    page.goto(address.partition("lite/")[0])
    page.evaluate(
        IN_STORAGE,
        f"(files) => files.put({{name: 'activations.ipynb', path: 'activations.ipynb', "
        f"type: 'notebook', format: 'json', content: {content}}}, 'activations.ipynb')",
    )
    again = Notebook(page, address)
    notice = said(page, "is damaged")
    assert TYPED not in again.text("relu-class")
    assert downloaded(page, notice, "Download the damaged one")["name"] == "activations.ipynb"
    again.write("relu-class", "still = 'kept'")
    again.saved()


@WITHOUT_PYTHON
def test_work_is_found_where_the_site_moves_on_its_host(site, tmp_path, context):
    copy = Copy(site, tmp_path / "site", "old/")
    notebook = Notebook(context.new_page(), copy.address + NOTEBOOK)
    notebook.write("relu-class", TYPED)
    notebook.saved()
    shutil.move(copy.folder, copy.folder.with_name("new"))
    moved = Notebook(notebook.page, copy.address.replace("old/", "new/") + NOTEBOOK)
    moved.expect_text("relu-class", TYPED)
    copy.switch_off()


@WITHOUT_PYTHON
def test_nobody_can_clear_all_data_from_the_menu(fresh_notebook):
    commands = fresh_notebook.page.evaluate("jupyterapp.commands.listCommands()")
    assert [name for name in commands if re.search("clear-browser-data", name)] == []
