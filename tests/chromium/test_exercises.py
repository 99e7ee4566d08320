"""Exercises in the pages: write, check, read the hint, mend, and find it all again."""

import re

import pytest
from playwright.sync_api import expect

from tests.chromium.figure import Figure

ABSOLUTE = """class ReLU:
    def forward(self, x):
        return Tensor(np.abs(x.data))

    def forward_(self, x):
        np.abs(x.data, out=x.data)
        return x

    def __call__(self, x):
        return self.forward(x)
"""
RIGHT = ABSOLUTE.replace("np.abs(x.data", "np.maximum(x.data, 0")
ENDLESS = "while True:\n    pass\n"


class Exercise:
    """The exercise of a page, as its reader handles it."""

    def __init__(self, page, address):
        self.page = page
        self.address = address
        page.goto(address)
        self.root = page.locator("course-exercise[data-ready]")
        self.editor = self.root.get_by_role("textbox")
        self.status = self.root.get_by_role("status")
        self.result = self.root.get_by_role("region")
        expect(self.editor).to_be_visible(timeout=30_000)

    def write(self, source):
        self.editor.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(source)
        expect(self.root.locator("[data-part=saved]")).to_contain_text("Saved")

    def check(self):
        self.root.get_by_role("button", name="Run the check").click()
        self.ended()

    def ended(self):
        expect(self.root.locator("course-check[aria-busy]")).to_have_count(0, timeout=60_000)

    def text(self):
        return self.root.evaluate("(element) => element.shown")


@pytest.fixture
def relu(page, site_url):
    return Exercise(page, f"{site_url}relu.html")


def test_from_the_stub_over_a_hint_to_the_points(relu, page):
    relu.check()
    expect(relu.result).to_contain_text("not written yet")

    relu.write(ABSOLUTE)
    relu.check()
    expect(relu.status).to_have_text("0 of 10 points.")
    expect(relu.result.locator(".tt-hint").first).to_contain_text("Hint")

    relu.write(RIGHT)
    relu.check()
    expect(relu.status).to_have_text("10 of 10 points.")
    expect(page.locator("course-progress[small]")).to_contain_text("10 of 45 points")

    page.reload()
    expect(relu.editor).to_contain_text("np.maximum")
    expect(relu.status).to_contain_text("10 of 10 points")
    expect(page.locator("course-progress[small]")).to_contain_text("10 of 45 points")


def test_points_of_an_older_text_do_not_count(relu, page):
    relu.write(RIGHT)
    relu.check()
    relu.write(ABSOLUTE)
    expect(page.locator("course-progress[small]")).to_contain_text("0 of 45 points")


def test_only_what_stands_in_the_editor_is_judged_by_its_very_name(relu, page):
    relu.write(RIGHT)
    relu.check()
    relu.write("# emptied")
    relu.check()
    expect(relu.result).to_contain_text("needs a class ReLU")
    relu.write(RIGHT.replace("ReLU", "Relu"))
    relu.check()
    expect(relu.result).to_contain_text("It defines Relu: the name must be ReLU")
    expect(page.locator("course-progress[small]")).to_contain_text("0 of 45 points")


def test_an_endless_loop_is_stopped_and_the_text_stays(relu):
    relu.write(ENDLESS + RIGHT)
    relu.check()
    expect(relu.result).to_contain_text("Stopped after 10 seconds")
    assert relu.text().startswith(ENDLESS.rstrip())

    relu.write(RIGHT)
    relu.check()
    expect(relu.status).to_have_text("10 of 10 points.")


def test_a_typing_mistake_is_told_with_its_line(relu):
    relu.write(RIGHT.replace("return x\n", "return x)\n"))
    relu.check()
    expect(relu.result).to_contain_text("line 7")


def test_start_again_has_a_way_back(relu, page):
    stub = relu.text()
    relu.write(RIGHT)
    page.once("dialog", lambda dialog: dialog.accept())
    relu.root.get_by_role("button", name="Reset").click()
    expect(relu.editor).not_to_contain_text("np.maximum")
    assert relu.text() == stub

    relu.root.get_by_role("button", name="Restore my code").click()
    expect(relu.editor).to_contain_text("np.maximum")


def test_the_figures_show_the_learners_class(relu, page):
    figure = page.locator("live-figure#relu-hinge")
    figure.scroll_into_view_if_needed()
    relu.write(ABSOLUTE)
    relu.check()
    expect(figure.locator(".lf-text")).to_contain_text("Your ReLU", timeout=60_000)


def test_a_figure_that_wakes_later_shows_the_learners_class(relu, page):
    relu.write(ABSOLUTE)
    relu.check()
    sparsity = page.locator("live-figure#relu-sparsity .lf-text")
    expect(sparsity).to_contain_text("Your ReLU", timeout=60_000)


def test_after_a_reload_the_figures_still_show_the_learners_class(relu, page):
    relu.write(ABSOLUTE)
    page.reload()
    figure = page.locator("live-figure#relu-hinge")
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".lf-text")).to_contain_text("Your ReLU", timeout=60_000)


@pytest.mark.parametrize(
    "source",
    [ENDLESS, RIGHT.replace("np.maximum", "any(iter(int, 1)) or np.maximum"), "1 +"],
    ids=["endless when defined", "endless when called", "no Python"],
)
def test_a_broken_class_does_not_hurt_the_figures(relu, page, source):
    relu.write(source)
    page.goto("about:blank")
    page.goto(f"{relu.address}#relu-hinge?w=2&b=1&x=1")
    figure = Figure(page, "relu-hinge")
    figure.expect_drawn(w=2, b=1, x=1)
    expect(figure.text).not_to_contain_text("Your ReLU")


def test_the_keyboard_alone_will_do(relu, page):
    relu.editor.focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("class ReLU:")
    page.keyboard.press("Tab")
    expect(relu.editor).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(relu.editor).not_to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(relu.editor).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(relu.result).to_contain_text("IndentationError", timeout=60_000)


def test_the_editor_has_a_name(relu):
    expect(relu.editor).to_have_accessible_name("Your class ReLU, Python code")
    expect(relu.editor).to_have_accessible_description(re.compile("press Esc, then Tab"))


def test_the_network_page_checks_both_stored_classes(relu, page, site_url):
    page.goto(f"{site_url}network.html")
    first = page.locator("course-check").first
    first.get_by_role("button").click()
    expect(first.get_by_role("status")).to_contain_text("Nothing is written yet in relu-class")
