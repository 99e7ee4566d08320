"""The three places in which a learner writes, handled as they are seen: typed into, read."""

import re

from playwright.sync_api import expect

from tests.chromium.answers import answered
from tests.chromium.notebook import Notebook

WORD = re.compile(r"\bw\d+\b")
KEPT = 5_000  # ms within which what was typed must be kept


class Place:
    """A text in an open page; ``path`` is the page's, ``root`` is what holds text and buttons."""

    path = root = box = ""

    def __init__(self, page):
        self.page = page
        self.field = self.ready()

    def ready(self):
        """Wait until it can be written into; returns where its text stands."""
        root = self.page.locator(f"{self.root}[data-ready]")
        root.wait_for()
        return root.locator(self.box)

    def add(self, word):
        """Type ``word`` in front of all that stands there."""
        self.field.focus()
        self.page.keyboard.press("Control+Home")
        self.page.keyboard.insert_text(f"{word} ")

    def words(self):
        """The words of ours that can be read there."""
        return set(WORD.findall(self.field.inner_text()))

    def said(self):
        """The line on what has become of the text."""
        return self.page.locator(self.root).locator("[data-part=saved]")

    def settled(self):
        """Wait until the page says that all is kept, no longer than it may take."""
        expect(self.said()).to_contain_text(re.compile("Saved|Changed"), timeout=KEPT)

    def bring_back(self):
        """Put another text here, one after the other; returns whether one was offered."""
        button = self.page.locator(self.root).get_by_role("button", name="Restore")
        if not button.is_visible():
            return False
        button.click()
        return True


class Exercise(Place):
    """The class of an exercise, in its chapter."""

    path, root, box = "relu.html", "course-exercise", ".cm-content"

    def begin_again(self):
        """Put the empty class there; what stood there can be restored."""
        self.page.locator(self.root).get_by_role("button", name="Reset").click()
        answered(self.page, "Yes, do it")
        expect(self.field).not_to_contain_text(WORD)
        self.settled()


class Answer(Place):
    """The answer to a reflection."""

    path, box = "reflections.html", "textarea"
    root = "course-reflection[reflection=ml-systems-stability]"

    def words(self):
        """As elsewhere; the text of such a box is its value."""
        return set(WORD.findall(self.field.input_value()))


class Cell(Place):
    """The class of an exercise, in the notebook."""

    path = "lite/notebooks/index.html?path=activations.ipynb"

    def ready(self):
        """Wait until the notebook is open with all that was kept of it, and find the cell."""
        self.notebook = Notebook(self.page)
        self.page.wait_for_selector("body[data-course-ready]", state="attached")
        return self.notebook.cell("relu-class").locator(".cm-content")

    def words(self):
        """As elsewhere; what is out of sight is not drawn."""
        self.field.scroll_into_view_if_needed()
        return set(WORD.findall(self.field.text_content()))

    def settled(self):
        """Wait until the notebook has saved itself, which it does every few seconds."""
        self.page.wait_for_function(
            "!window.jupyterapp.shell.currentWidget.context.model.dirty", timeout=2 * KEPT
        )

    def bring_back(self):
        """Nothing is offered here."""
        return False
