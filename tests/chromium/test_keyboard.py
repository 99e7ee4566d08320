"""The whole way without a pointer: start page, chapter, figure, exercise, reflection, hand-in."""

import json

import pytest
from playwright.sync_api import expect

from tests.chromium.axe import in_both_schemes
from tests.chromium.figure import Figure
from tests.chromium.test_hand_in import cell

MOST = 150  # presses of the Tab key that a person may need to reach something
CODE = (  # in one line, since the editor indents the next one by itself
    "class ReLU: forward = __call__ = lambda self, x: Tensor(np.maximum(x.data, 0)); "
    "forward_ = lambda self, x: (np.maximum(x.data, 0, out=x.data), x)[1]"
)
HERE = "element => element === document.activeElement"
ANSWER = "A fused kernel reads x once, as the shape (4096, 1024) made me see."


class Keys:
    """Somebody who has a keyboard, and nothing to point with."""

    def __init__(self, page):
        self.page = page
        self.press = page.keyboard.press
        self.type = page.keyboard.type

    def reach(self, target, key="Tab"):
        """Press Tab until the focus is on ``target``."""
        expect(target).to_be_visible()
        for _ in range(MOST):
            if target.evaluate(HERE):
                return
            self.press(key)
        raise AssertionError(f"{target} was not reached with {MOST} presses of {key}")

    def follow(self, name, key="Tab"):
        """Go to another page by a link, and past what stands before its text."""
        link = self.page.get_by_role("link", name=name, exact=True)
        self.reach(link.first if key == "Tab" else link.last, key)
        before = self.page.url
        self.press("Enter")
        self.page.wait_for_url(lambda address: address != before)
        self.press("Tab")
        expect(self.page.get_by_role("link", name="Skip to main content")).to_be_focused()

    def choose(self, target, key):
        """Press ``key`` on ``target``, once it is reached."""
        self.reach(target)
        self.press(key)


@pytest.fixture
def keys(page, site_url):
    page.goto(site_url)
    return Keys(page)


def test_a_learner_goes_the_whole_way_with_keys_alone(keys, page):
    keys.follow("Start with the first chapter")
    keys.follow("ReLU")
    keys.press("Enter")
    choose(keys, Figure(page, "relu-stack"))
    play(keys, Figure(page, "relu-hinge"))
    write(keys, page.locator("course-exercise[data-ready]"))
    expect(page.locator("course-progress[small]")).to_contain_text("10 of 45 points")

    keys.follow("Reflections", "Shift+Tab")
    reflect(keys, page.locator("course-reflection[data-ready]").first)

    keys.follow("Hand in your work", "Shift+Tab")
    with page.expect_download() as offered:
        keys.choose(page.get_by_role("button", name="Download activations.ipynb"), "Enter")
    notebook = json.loads(offered.value.path().read_text(encoding="utf-8"))
    assert cell(notebook, "relu-class")["source"] == CODE
    assert cell(notebook, "ml-systems-performance")["source"] == ANSWER


def choose(keys, figure):
    """Skip the prediction, answer a question with choices, and think again."""
    keys.choose(figure.place.get_by_role("button", name="Skip"), "Enter")
    answer = figure.place.get_by_role("radio")
    keys.choose(answer.first, "Space")
    expect(figure.place.locator("figure-question [role=status]")).to_contain_text("Not quite.")
    keys.press("ArrowDown")
    expect(answer.nth(1)).to_be_checked()
    expect(figure.place.locator("figure-question [role=status]")).to_contain_text("Right.")


def play(keys, figure):
    """Predict, move a slider with every key it knows, answer with a number."""
    keys.reach(figure.place.get_by_label("Your prediction"))
    keys.type("to the left")
    keys.press("Enter")
    expect(figure.place.locator("[data-part=commitment]")).to_be_focused()
    figure.expect_state("Python is ready")
    keys.reach(figure.control("b"))
    for key, bias in [
        ("ArrowRight", 0.1),
        ("ArrowLeft", 0),
        ("PageUp", 0.4),
        ("PageDown", 0),
        ("End", 2),
        ("Home", -2),
    ]:
        keys.press(key)
        figure.expect_drawn(b=bias)
    expect(figure.text).to_have_attribute("aria-live", "polite")
    expect(figure.text).to_have_attribute("aria-busy", "false")

    keys.reach(figure.place.get_by_role("spinbutton", name="Your number"))
    keys.type("-1.5")
    keys.press("Enter")
    said = figure.place.locator("figure-question [role=status]")
    expect(said).to_contain_text("Not quite. Mind the sign")
    keys.press("Control+a")
    keys.type("1.5")
    keys.press("Enter")
    expect(said).to_contain_text("Right.")
    assert in_both_schemes(keys.page) == []


def write(keys, exercise):
    """Check the empty class, read what is wrong, write it, check it from within the editor."""
    editor = exercise.get_by_role("textbox")
    status, result = exercise.get_by_role("status"), exercise.get_by_role("region")
    keys.reach(editor)
    keys.press("Escape")
    keys.press("Tab")
    expect(editor).not_to_be_focused()
    keys.choose(exercise.get_by_role("button", name="Run the check"), "Enter")
    expect(status).to_have_text("0 of 10 points.")
    expect(result).to_have_attribute("aria-live", "polite")
    expect(result).to_contain_text("not written yet")
    assert in_both_schemes(keys.page) == []

    keys.reach(editor, "Shift+Tab")
    keys.press("Control+a")
    keys.type(CODE)
    keys.press("Control+Enter")
    expect(status).to_have_text("10 of 10 points.", timeout=60_000)
    assert in_both_schemes(keys.page) == []
    keys.press("Escape")


def reflect(keys, reflection):
    """Write an answer and hear how long it is."""
    keys.reach(reflection.get_by_role("textbox"))
    keys.type(ANSWER)
    expect(reflection.get_by_role("status")).to_have_text("Too short yet.")
    expect(reflection).to_contain_text(f"{len(ANSWER.split())} words.")
    expect(reflection.locator("[data-part=saved]")).to_contain_text("Saved")
