"""What is typed into the notebook is saved soon, and at the latest when its tab closes."""

import json
import os
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.chromium.notebook import CELLS, STATUS, Notebook
from tests.chromium.stored import IN_STORAGE, TYPED, source

ASKED = "navigator.storage.persist = async () => (window.asked = (window.asked ?? 0) + 1, false)"
HELD = """() => {
  const { context } = jupyterapp.shell.currentWidget, { contents } = jupyterapp.serviceManager;
  const save = contents.save.bind(contents);
  contents.save = async (...all) => {
    contents.save = save;
    const kept = await save(...all);
    await new Promise((resolve) => (window.release = resolve));
    return kept;
  };
  context.saveState.connect((_, state) => { window.saved = state === "completed"; });
}"""
CHANGES = """() => {
  const { context } = jupyterapp.shell.currentWidget;
  window.changes = Number(context.model.dirty);
  const count = () => { window.changes += Number(context.model.dirty); };
  context.model.stateChanged.connect(count);
  context.model.contentChanged.connect(count);
}"""
RESTED = """() => new Promise((resolve) =>  // twice in a row nothing is left to be done
  requestIdleCallback(() => requestIdleCallback(resolve)))"""
ODD = "x = '\U0001f9ee \u05e9\u05dc\u05d5\u05dd \x00'\r\n"  # emoji, right to left, NUL, CRLF
CELL = "jupyterapp.shell.currentWidget.content.widgets.find(({ model }) => model.id === id).model"
SET = f"([id, text]) => {CELL}.sharedModel.setSource(text)"
BUSY = """() => addEventListener("beforeunload", () => setTimeout(() => {
  const end = Date.now() + 6000;
  while (Date.now() < end);
}))"""
SLOWLY = 3  # a busy machine may take so many times the five seconds that are promised


WITHOUT_PYTHON = pytest.mark.usefixtures("held_python")  # nothing is run


@pytest.fixture
def context(later):
    """A browser that keeps the course, as on every visit but the first."""
    return later


def test_text_survives_the_death_of_the_browser(chromium, address, tmp_path):
    profile = tmp_path / "profile"
    notebook = Notebook(chromium.profile(profile).new_page(), address)
    notebook.write("relu-class", TYPED)
    began = time.monotonic()
    notebook.saved()
    assert time.monotonic() - began < 5 * SLOWLY
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if str(profile).encode() in path.read_bytes():
                os.kill(int(path.parent.name), signal.SIGKILL)
    context = chromium.profile(profile)
    again = Notebook(context.new_page(), address)
    again.expect_text("relu-class", TYPED)
    context.close()


@WITHOUT_PYTHON
@pytest.mark.parametrize("before", ["at once", "in a reload"])
def test_text_typed_just_before_the_tab_closes_is_there(context, fresh_notebook, address, before):
    fresh_notebook.write("relu-class", TYPED)
    fresh_notebook.page.on("dialog", lambda dialog: dialog.accept())
    page = fresh_notebook.page
    if before == "at once":
        with page.expect_event("close"):
            page.close(run_before_unload=True)
        page = context.new_page()
        page.goto(address)
    else:
        page.reload()
    again = Notebook(page)
    again.expect_text("relu-class", TYPED)
    again.saved()


@WITHOUT_PYTHON
def test_text_in_a_page_too_busy_to_hear_that_it_closes_is_there(context, fresh_notebook, address):
    page = fresh_notebook.page
    page.wait_for_selector("body[data-course-ready]", state="attached")
    page.evaluate(BUSY)
    fresh_notebook.write("relu-class", TYPED)
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    Notebook(context.new_page(), address).expect_text("relu-class", TYPED)


@WITHOUT_PYTHON
def test_text_typed_while_the_notebook_is_saved_is_not_taken_for_saved(fresh_notebook):
    page = fresh_notebook.page
    page.wait_for_selector("body[data-course-ready]", state="attached")
    page.evaluate(HELD)
    fresh_notebook.write("relu-class", "one = 1")
    page.wait_for_function("Boolean(window.release)")
    fresh_notebook.write("relu-class", TYPED)
    page.evaluate("window.release()")
    page.wait_for_function("window.saved")
    page.wait_for_function("jupyterapp.shell.currentWidget.context.model.dirty")
    page.keyboard.press("Control+s")
    fresh_notebook.saved()
    kept = page.evaluate(IN_STORAGE, "(files) => files.get('activations.ipynb')")
    assert source(kept["content"], "relu-class") == TYPED


def test_opening_a_notebook_does_not_change_it(fresh_notebook):
    page = fresh_notebook.page
    page.evaluate(CHANGES)
    page.wait_for_function(f"{STATUS} === 'idle'", timeout=120_000)
    page.wait_for_selector("body[data-course-ready]", state="attached")
    page.wait_for_function(f"{CELLS}.every(cell => !cell.isPlaceholder())")  # the last to be done
    page.evaluate(RESTED)
    assert page.evaluate("window.changes") == 0
    assert not page.evaluate("jupyterapp.shell.currentWidget.context.model.dirty")
    assert page.evaluate(IN_STORAGE, "(files) => files.count()") == 0


@WITHOUT_PYTHON
def test_long_and_odd_text_comes_back_as_it_was(fresh_notebook, address):
    text = ODD + "# a long line " * 150_000
    fresh_notebook.page.evaluate(SET, ["relu-class", text])
    fresh_notebook.page.wait_for_function("jupyterapp.shell.currentWidget.context.model.dirty")
    fresh_notebook.saved()
    page = fresh_notebook.page
    page.goto(address.partition("lite/")[0] + "hand-in.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export all my work").click()
    export = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert source(export["notebook"]["content"], "relu-class") == text
    again = Notebook(page, address)
    assert again.text("relu-class") == text


@WITHOUT_PYTHON
def test_browser_is_asked_to_keep_the_work_when_there_is_some(context, address):
    context.add_init_script(ASKED)
    notebook = Notebook(context.new_page(), address)
    assert notebook.page.evaluate("window.asked") is None
    for text in ("one = 1", "two = 2"):
        notebook.write("relu-class", text)
        notebook.saved()
    notebook.page.wait_for_function("window.asked === 1")
