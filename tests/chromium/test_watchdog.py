"""Python that does not start, stops or never comes back: the notebook says so, and what to do."""

import pytest
from playwright.sync_api import expect

from tests.chromium.notebook import Notebook

SLOWLY = 3  # a busy machine may take so many times the time that is promised
NOTEBOOK = "lite/notebooks/index.html?path=activations.ipynb"
LOOP = "kept = 'what I wrote'\nwhile True: pass"


def notice(notebook, words, seconds):
    """What the notebook says, once it says ``words``."""
    said = notebook.page.locator(".course-notice")
    expect(said).to_contain_text(words, timeout=seconds * SLOWLY * 1000)
    return said


def expect_a_fresh_start(notebook, button):
    """Press ``button``; then Python works again, and no text is lost."""
    written = notebook.text("relu-class")
    notice(notebook, "", 1).get_by_role("button", name=button).click()
    notice(notebook, "Python was restarted", 10).get_by_role("button", name="OK").click()
    assert notebook.text("relu-class") == written
    notebook.write("softmax-class", "print('alive', 'Tensor' in globals())")
    notebook.run("softmax-class")
    notebook.expect_output("softmax-class", "alive False")


@pytest.mark.parametrize(
    "code", ["import os; os._exit(3)", "import faulthandler; faulthandler._sigsegv()"]
)
def test_python_that_dies_silently_is_missed(same_notebook, code):
    same_notebook.start("relu-class", code)
    notice(same_notebook, "Python has stopped", 5)
    expect_a_fresh_start(same_notebook, "Restart Python")


def test_endless_loop_is_stopped_by_the_button_of_the_notebook(same_notebook):
    same_notebook.start("relu-class", LOOP)
    same_notebook.page.locator("[data-command='notebook:interrupt-kernel']").click()
    notice(same_notebook, "Variables are lost", 5)
    expect_a_fresh_start(same_notebook, "Stop")


def test_way_out_of_an_endless_loop_is_offered_without_being_looked_for(same_notebook):
    same_notebook.start("relu-class", LOOP)
    notice(same_notebook, "A cell is still running", 11)
    same_notebook.page.get_by_role("button", name="Let it run").click()
    expect(same_notebook.page.locator(".course-notice")).to_have_count(0)
    same_notebook.page.locator("[data-command='notebook:interrupt-kernel']").click()
    notice(same_notebook, "A cell is still running", 5)
    expect_a_fresh_start(same_notebook, "Stop")


def test_nothing_is_said_while_all_is_well(same_notebook):
    same_notebook.run("softmax-class")
    expect(same_notebook.page.locator(".course-notice")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("pyodide.mjs", None, "pyodide.mjs could not be loaded"),
        ("pyodide.asm.wasm", None, "pyodide.asm.wasm could not be fetched: the server said 404"),
        ("pyodide.asm.wasm", lambda data: data[: len(data) // 2], "pyodide.asm.wasm is damaged"),
        ("start.zip", lambda data: data[: len(data) // 2], "start.zip is damaged"),
        ("linked.wasm", lambda data: data[:-1] + b"!", "linked.wasm is damaged"),
        ("linked.wasm", None, "linked.wasm could not be fetched"),
    ],
    ids=["no loader", "no core", "half a core", "half a library", "altered NumPy", "no NumPy"],
)
def test_file_that_keeps_python_from_starting_is_named(copy, context, name, change, words):
    (path,) = (copy.folder / "lite/static/pyodide").rglob(name)
    right = path.read_bytes()
    path.unlink()
    if change:
        path.write_bytes(change(right))
    notebook = Notebook(context.new_page(), copy.address + NOTEBOOK)
    said = notice(notebook, "Python could not start", 10)
    expect(said).to_contain_text(words)

    path.unlink(missing_ok=True)
    path.write_bytes(right)
    expect_a_fresh_start(notebook, "Try again")


def test_worker_that_does_not_load_is_told(copy, context):
    (path,) = (copy.folder / "lite/extensions").rglob("comlink.worker.*.js")
    right = path.read_bytes()
    path.unlink()
    notebook = Notebook(context.new_page(), copy.address + NOTEBOOK)
    notice(notebook, "Its worker could not be loaded", 10)
    path.write_bytes(right)
    expect_a_fresh_start(notebook, "Try again")
