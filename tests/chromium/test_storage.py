"""The learner's notebook when storage fails, tabs close too early, or two of them write at once."""

import json
import os
import re
import shutil
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.chromium.copies import Copy
from tests.chromium.notebook import STATUS, Notebook

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
ASKED = "navigator.storage.persist = async () => (window.asked = (window.asked ?? 0) + 1, false)"
STORE = """(make) => new Promise((resolve) => {
  const opening = indexedDB.open("activations-course work");
  opening.onsuccess = () => {
    const files = opening.result.transaction("files", "readwrite").objectStore("files");
    const request = eval(make)(files);
    request.onsuccess = () => resolve(request.result);
  };
})"""
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
ODD = "x = '\U0001f9ee \u05e9\u05dc\u05d5\u05dd \x00'\r\n"  # emoji, right to left, NUL, CRLF
CELL = "jupyterapp.shell.currentWidget.content.widgets.find(({ model }) => model.id === id).model"
SET = f"([id, text]) => {CELL}.sharedModel.setSource(text)"
BUSY = """() => addEventListener("beforeunload", () => setTimeout(() => {
  const end = Date.now() + 6000;
  while (Date.now() < end);
}))"""
SLOWLY = 3  # a busy machine may take so many times the five seconds that are promised
TYPED = "typed = 'just before'"


@pytest.fixture
def address(site_url):
    return f"{site_url}{NOTEBOOK}"


@pytest.fixture
def notebook(context, address):
    return Notebook(context.new_page(), address)


def said(page, words):
    """What the notebook says, once it says ``words``."""
    notice = page.locator(".course-notice").filter(has_text=words)
    expect(notice).to_be_visible(timeout=30_000)
    return notice


def downloaded(page, notice, button):
    """The notebook that a button gives."""
    with page.expect_download() as download:
        notice.get_by_role("button", name=button).click()
    return json.loads(download.value.path().read_text(encoding="utf-8"))


def source(notebook, ident):
    (cell,) = [cell for cell in notebook["cells"] if cell["id"] == ident]
    return "".join(cell["source"])


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


@pytest.mark.parametrize("before", ["at once", "in a reload"])
def test_text_typed_just_before_the_tab_closes_is_there(context, notebook, address, before):
    notebook.write("relu-class", TYPED)
    notebook.page.on("dialog", lambda dialog: dialog.accept())
    page = notebook.page
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


def test_text_in_a_page_too_busy_to_hear_that_it_closes_is_there(context, notebook, address):
    page = notebook.page
    page.wait_for_selector("body[data-course-ready]", state="attached")
    page.evaluate(BUSY)
    notebook.write("relu-class", TYPED)
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    Notebook(context.new_page(), address).expect_text("relu-class", TYPED)


def test_text_typed_while_the_notebook_is_saved_is_not_taken_for_saved(notebook):
    page = notebook.page
    page.wait_for_selector("body[data-course-ready]", state="attached")
    page.evaluate(HELD)
    notebook.write("relu-class", "one = 1")
    page.wait_for_function("Boolean(window.release)")
    notebook.write("relu-class", TYPED)
    page.evaluate("window.release()")
    page.wait_for_function("window.saved")
    page.wait_for_function("jupyterapp.shell.currentWidget.context.model.dirty")
    page.keyboard.press("Control+s")
    notebook.saved()
    kept = page.evaluate(STORE, "(files) => files.get('activations.ipynb')")
    assert source(kept["content"], "relu-class") == TYPED


def test_opening_a_notebook_does_not_change_it(notebook):
    notebook.page.wait_for_function(f"{STATUS} === 'idle'", timeout=120_000)
    notebook.page.wait_for_selector("body[data-course-ready]", state="attached")
    notebook.page.wait_for_timeout(1000)
    assert not notebook.page.evaluate("jupyterapp.shell.currentWidget.context.model.dirty")
    assert notebook.page.evaluate(STORE, "(files) => files.count()") == 0


def test_long_and_odd_text_comes_back_as_it_was(notebook, address):
    text = ODD + "# a long line " * 150_000
    notebook.page.evaluate(SET, ["relu-class", text])
    notebook.page.wait_for_function("jupyterapp.shell.currentWidget.context.model.dirty")
    notebook.saved()
    page = notebook.page
    page.goto(address.partition("lite/")[0] + "hand-in.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export all my work").click()
    export = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert source(export["notebook"]["content"], "relu-class") == text
    again = Notebook(page, address)
    assert again.text("relu-class") == text


def test_full_storage_is_told_and_the_work_can_be_taken_away(notebook):
    page = notebook.page
    notebook.write("relu-class", "first = 1")
    notebook.saved()
    page.evaluate(FULL)
    notebook.write("relu-class", TYPED)
    notice = said(page, "does not keep your work")
    expect(page.locator(".jp-NotebookCheckpoint")).to_be_hidden()
    assert source(downloaded(page, notice, "Download it"), "relu-class") == TYPED
    assert page.evaluate("jupyterapp.shell.currentWidget.context.model.dirty")


def test_closed_storage_is_told_and_the_notebook_works(context, address):
    context.add_init_script(CLOSED)
    notebook = Notebook(context.new_page(), address)
    notebook.write("relu-class", TYPED)
    notice = said(notebook.page, "does not keep your work")
    assert source(downloaded(notebook.page, notice, "Download it"), "relu-class") == TYPED
    notebook.run("relu-class")


@pytest.mark.parametrize("content", ["null", "'not a notebook'", "({cells: null})"])
def test_damaged_notebook_is_put_aside_and_a_fresh_one_opens(notebook, address, content):
    page = notebook.page
    notebook.write("relu-class", TYPED)
    notebook.saved()
    page.goto(address.partition("lite/")[0])
    page.evaluate(
        STORE,
        f"(files) => files.put({{name: 'activations.ipynb', path: 'activations.ipynb', "
        f"type: 'notebook', format: 'json', content: {content}}}, 'activations.ipynb')",
    )
    again = Notebook(page, address)
    notice = said(page, "is damaged")
    assert TYPED not in again.text("relu-class")
    assert downloaded(page, notice, "Download what was kept")["name"] == "activations.ipynb"
    again.write("relu-class", "still = 'kept'")
    again.saved()


def test_browser_is_asked_to_keep_the_work_when_there_is_some(context, address):
    context.add_init_script(ASKED)
    notebook = Notebook(context.new_page(), address)
    assert notebook.page.evaluate("window.asked") is None
    for text in ("one = 1", "two = 2"):
        notebook.write("relu-class", text)
        notebook.saved()
    notebook.page.wait_for_function("window.asked === 1")


@pytest.mark.parametrize(("answer", "kept"), [("Overwrite", "second"), ("Revert", "first")])
def test_of_two_tabs_the_text_that_loses_is_kept(context, address, answer, kept):
    tabs = [Notebook(context.new_page(), address) for _ in range(2)]
    tabs[0].write("relu-class", "who = 'first'")
    tabs[0].saved()
    page = tabs[1].page
    page.bring_to_front()
    tabs[1].write("relu-class", "who = 'second'")
    page.get_by_role("dialog").get_by_role("button", name=answer).click(timeout=30_000)
    notice = said(page, "Another tab had changed this notebook")
    tabs[1].expect_text("relu-class", f"who = '{kept}'")
    with context.expect_page() as opened:
        notice.get_by_role("button", name="Look at it").click()
    other = Notebook(opened.value)
    lost = "first" if kept == "second" else "second"
    other.expect_text("relu-class", f"who = '{lost}'")


def test_texts_of_two_tabs_closed_too_soon_are_both_kept(context, address):
    tabs = [Notebook(context.new_page(), address) for _ in range(2)]
    for tab in tabs:
        tab.page.wait_for_selector("body[data-course-ready]", state="attached")
    for number, tab in enumerate(tabs):
        tab.write("relu-class", f"closed = {number}")
        tab.page.on("dialog", lambda dialog: dialog.accept())
        with tab.page.expect_event("close"):
            tab.page.close(run_before_unload=True)
    again = Notebook(context.new_page(), address)
    again.expect_text("relu-class", "closed = 1")
    notice = said(again.page, "The text that was replaced is kept")
    with context.expect_page() as opened:
        notice.get_by_role("button", name="Look at it").click()
    Notebook(opened.value).expect_text("relu-class", "closed = 0")


def test_conflict_asks_once_however_often_it_is_met(context, address):
    tabs = [Notebook(context.new_page(), address) for _ in range(2)]
    for tab in tabs:
        tab.write("relu-class", TYPED + " # again")
        tab.page.evaluate("jupyterapp.shell.currentWidget.context.save()") if tab is tabs[0] else 0
    for _ in range(10):
        tabs[1].page.evaluate("void jupyterapp.shell.currentWidget.context.save().catch(() => 1)")
    expect(tabs[1].page.get_by_role("dialog")).to_have_count(1)


def test_work_is_found_where_the_site_moves_on_its_host(site, tmp_path, context):
    copy = Copy(site, tmp_path / "site", "old/")
    notebook = Notebook(context.new_page(), copy.address + NOTEBOOK)
    notebook.write("relu-class", TYPED)
    notebook.saved()
    shutil.move(copy.folder, copy.folder.with_name("new"))
    moved = Notebook(notebook.page, copy.address.replace("old/", "new/") + NOTEBOOK)
    moved.expect_text("relu-class", TYPED)
    copy.switch_off()


def test_nobody_can_clear_all_data_from_the_menu(notebook):
    commands = notebook.page.evaluate("jupyterapp.commands.listCommands()")
    assert [name for name in commands if re.search("clear-browser-data", name)] == []
