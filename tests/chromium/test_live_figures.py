"""Live figures: what is moved in the page is drawn by tinytorch, and equals tinytorch here.

``SETTINGS=200 pytest tests/chromium/test_live_figures.py`` compares more settings per figure.
"""

import os
import random
import re

import pytest
from playwright.sync_api import expect

from tests.chromium.figure import CHAPTERS, Figure
from tinytorch.figures import FIGURES, Slider

pytestmark = pytest.mark.browser

SETTINGS = int(os.environ.get("SETTINGS", 6))
COUNT = """() => {
  window.drawings = 0;
  const drawing = document.querySelector("#relu-hinge .lf-drawing");
  new MutationObserver(() => window.drawings++).observe(drawing, { childList: true });
}"""
SWEEP = """() => {
  const form = document.querySelector("#relu-hinge .lf-controls");
  for (let i = 0; i <= 200; i++) {
    form.elements.namedItem("w").value = (i % 41) / 10 - 2;
    form.dispatchEvent(new Event("input"));
  }
}"""
RUN = """async ([source, timeout]) => {
  const { call } = await import(new URL("_static/course/python.js", document.baseURI));
  const args = [source, "test_unit_relu_activation"];
  return await call("run", args, { timeout }).catch(error => error.name);
}"""
ABSOLUTE = """
class ReLU:
    def __call__(self, x):
        return Tensor(np.abs(x.data))
    forward = forward_ = __call__
"""


def chance(figure, source):
    """Settings somewhere on the controls of ``figure``."""
    return {control.name: _value(control, source) for control in figure.controls}


def _value(control, source):
    if not isinstance(control, Slider):
        return source.choice(control.options)
    steps = round((control.high - control.low) / control.step)
    return round(control.low + control.step * source.randint(0, steps), 6)


@pytest.fixture(scope="module")
def awake(browser, site_url):
    """A page whose Python has started, for all tests here that leave it as it was."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site_url}relu.html")
    figure = Figure(page, "relu-hinge")
    figure.wake()
    yield figure
    context.close()
    assert errors == []


@pytest.fixture
def hinge(awake):
    """The figure on the hinge with its first settings."""
    awake.place.get_by_role("button", name="Reset").click()
    awake.expect_drawn(w=1, b=0, x=2)
    return awake


def test_every_figure_stands_in_a_chapter():
    assert CHAPTERS.keys() == FIGURES.keys()


@pytest.mark.parametrize("chapter", dict.fromkeys(CHAPTERS.values()))
def test_random_settings_are_drawn_as_in_cpython(page, site_url, chapter):
    page.goto(f"{site_url}{chapter}.html")
    source = random.Random(7)
    for ident in [ident for ident, name in CHAPTERS.items() if name == chapter]:
        figure = Figure(page, ident)
        figure.wake()
        for _ in range(SETTINGS):
            figure.move(**chance(figure.figure, source))


@pytest.mark.parametrize("chapter", dict.fromkeys(CHAPTERS.values()))
def test_every_control_answers_keys_and_sliders_the_pointer(page, site_url, chapter):
    page.goto(f"{site_url}{chapter}.html")
    for ident in [ident for ident, name in CHAPTERS.items() if name == chapter]:
        figure = Figure(page, ident)
        figure.wake()
        for control in figure.figure.controls:
            ends = (control.low, control.high) if isinstance(control, Slider) else control.options
            for key, end in (("End", ends[-1]), ("Home", ends[0])):
                figure.control(control.name).press(key)
                figure.expect_drawn(**{control.name: end})
            if isinstance(control, Slider):
                drag(figure, control)


def drag(figure, control):
    """Pull the handle of a slider from its left end to its right end."""
    slider = figure.control(control.name)
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    middle = box["y"] + box["height"] / 2
    figure.page.mouse.move(box["x"] + 2, middle)
    figure.page.mouse.down()
    figure.page.mouse.move(box["x"] + box["width"] - 2, middle, steps=5)
    figure.page.mouse.up()
    figure.expect_drawn(**{control.name: control.high})


@pytest.mark.parametrize(
    ("key", "bias"),
    [("ArrowRight", 0.1), ("ArrowLeft", -0.1), ("PageUp", 0.4), ("Home", -2), ("End", 2)],
)
def test_keys_move_a_slider(hinge, key, bias):
    hinge.control("b").press(key)
    hinge.expect_drawn(b=bias)
    expect(hinge.place.locator("output[for=relu-hinge-b]")).to_have_text(f"{bias:.1f}")
    hinge.page.wait_for_url(re.compile(rf"#relu-hinge\?w=1&b={bias}&x=2$"))


def test_the_pointer_moves_a_slider(hinge):
    slider = hinge.control("w")
    box = slider.bounding_box()
    middle = box["y"] + box["height"] / 2
    slider.hover()
    hinge.page.mouse.down()
    hinge.page.mouse.move(box["x"] + 2, middle, steps=12)
    hinge.page.mouse.up()
    hinge.expect_drawn(w=-2)


def test_of_fast_moves_the_last_is_drawn_and_most_are_dropped(hinge):
    hinge.page.evaluate(COUNT)
    hinge.page.evaluate(SWEEP)
    hinge.expect_drawn(w=round((200 % 41) / 10 - 2, 1))
    assert hinge.page.evaluate("window.drawings") < 10


def test_the_text_is_announced_once_the_controls_hold_still(hinge):
    expect(hinge.text).to_have_attribute("aria-live", "polite")
    hinge.page.evaluate(SWEEP)
    expect(hinge.text).to_have_attribute("aria-busy", "true")
    expect(hinge.text).to_have_attribute("aria-busy", "false")


def test_reset_goes_back_and_clears_the_address(hinge):
    hinge.move(w=-1, b=0.5)
    hinge.place.get_by_role("button", name="Reset").click()
    hinge.expect_drawn(w=1, b=0, x=2)
    hinge.page.wait_for_url(lambda address: "#" not in address)


def test_a_link_opens_the_figure_with_its_settings(page, site_url):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}relu.html#relu-hinge?w=2&b=-1&x=99&none=3")
    figure = Figure(page, "relu-hinge")
    figure.expect_drawn(w=2, b=-1, x=3)
    expect(figure.place).to_be_in_viewport()
    expect(figure.control("w")).to_be_enabled()
    figure.place.get_by_role("button", name="Copy link").click()
    expect(figure.state).to_contain_text("Link copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{site_url}relu.html#relu-hinge?w=2&b=-1&x=3"


def test_a_choice_is_in_the_link_as_well(page, site_url):
    figure = FIGURES["softmax-overflow"]
    choice = next(c for c in figure.controls if not isinstance(c, Slider))
    value = next(option for option in choice.options if option != choice.value)
    page.goto(f"{site_url}stability.html#softmax-overflow?{choice.name}={value}")
    Figure(page, "softmax-overflow").expect_drawn(**{choice.name: value})


def test_a_learners_class_is_drawn_until_it_hangs(hinge):
    answer = hinge.page.evaluate(RUN, [ABSOLUTE, 20_000])
    assert answer["result"]["passed"] is False
    expect(hinge.text).to_contain_text("Your ReLU")
    assert hinge.page.evaluate(RUN, ["while True: pass", 300]) == "TimeoutError"
    hinge.move(w=0.5)
    expect(hinge.text).not_to_contain_text("Your ReLU")


def test_python_that_breaks_down_is_started_afresh(hinge):
    assert hinge.page.evaluate(RUN, ["import os; os._exit(3)", 20_000]) == "StoppedError"
    hinge.move(w=-0.5)
