"""Drives a notebook in JupyterLite as a person does: finds cells, types, runs, reads."""

from contextlib import suppress

from playwright.sync_api import TimeoutError, expect

READY = "window.jupyterapp?.shell.currentWidget?.context?.isReady"
CELLS = "window.jupyterapp.shell.currentWidget.content.widgets"
INDEX = f"(id) => {CELLS}.findIndex(cell => cell.model.id === id)"
TEXT = f"(id) => {CELLS}.find(cell => cell.model.id === id)?.model.sharedModel.getSource()"
STATUS = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status"
COUNT = f"(id) => {CELLS}.find(cell => cell.model.id === id).model.executionCount"
FORGET = f"(id) => {{ {CELLS}.find(cell => cell.model.id === id).model.executionCount = null; }}"


class Notebook:
    """An open notebook.

    Parameters
    ----------
    page : playwright page
    address : str
        The address of the notebook; opened here.
    """

    def __init__(self, page, address=None):
        self.page = page
        if address:
            page.goto(address)
        page.wait_for_function(READY)

    def cell(self, ident):
        """The cell with this id (a grade id, for graded cells)."""
        index = self.page.evaluate(INDEX, ident)
        assert index >= 0, f"no cell {ident}"
        return self.page.locator(".jp-Notebook .jp-Cell").nth(index)

    def text(self, ident):
        """The text of a cell, in sight or not."""
        return self.page.evaluate(TEXT, ident)

    def expect_text(self, ident, text):
        """Wait until the text of a cell, in sight or not, holds ``text``."""
        holds = f"([id, text]) => ({TEXT})(id)?.includes(text)"
        with suppress(TimeoutError):
            self.page.wait_for_function(holds, arg=[ident, text], timeout=30_000)
        assert text in self.text(ident)

    def write(self, ident, source):
        """Select all of a cell's text and type over it."""
        editor = self.cell(ident).locator(".cm-content")
        editor.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(source)

    def start(self, ident, source):
        """Begin to run ``source`` in a cell without waiting for its end."""
        self.write(ident, source)
        self.cell(ident).locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")

    def run(self, ident, timeout=120):
        """Run a cell and wait until it has an execution count again; returns its output."""
        self.page.wait_for_function(f"['idle', 'busy'].includes({STATUS})", timeout=timeout * 1000)
        cell = self.cell(ident)
        cell.locator(".cm-content").click()
        self.page.evaluate(FORGET, ident)  # a Python that is started anew counts from 1 again
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function(COUNT, arg=ident, timeout=timeout * 1000)
        self.page.wait_for_function(f"{STATUS} === 'idle'", timeout=timeout * 1000)
        return cell.locator(".jp-OutputArea")

    def saved(self):
        """Wait until nothing is unsaved."""
        self.page.wait_for_function(
            "!window.jupyterapp.shell.currentWidget.context.model.dirty", timeout=30_000
        )

    def expect_output(self, ident, text):
        """Wait until the output of a cell holds ``text``."""
        expect(self.cell(ident).locator(".jp-OutputArea").first).to_contain_text(text)
