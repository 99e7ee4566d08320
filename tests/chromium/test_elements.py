"""The elements of the pages let go of everything when they leave the page, and come back."""

import pytest
from playwright.sync_api import expect

from tests.chromium.answers import answered

pytestmark = pytest.mark.browser

COUNT = """() => {
  const open = window.open_listeners = new Map();
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const signal = options?.signal;
    if (signal && !signal.aborted) {
      const name = `${this.constructor.name} ${type}`;
      open.set(name, (open.get(name) ?? 0) + 1);
      add.call(signal, "abort", () => open.set(name, open.get(name) - 1));
    }
    return add.call(this, type, listener, options);
  };
  const { observe, disconnect } = IntersectionObserver.prototype;
  window.observed = 0;
  IntersectionObserver.prototype.observe = function (target) {
    if (target.localName === "live-figure" && !this.counted) window.observed += this.counted = 1;
    return observe.call(this, target);
  };
  IntersectionObserver.prototype.disconnect = function () {
    if (this.counted) window.observed -= 1;
    this.counted = 0;
    return disconnect.call(this);
  };
}"""
OPEN = "[...window.open_listeners].filter(([, count]) => count)"
OURS = "live-figure, figure-prediction, figure-question, course-exercise, course-check, "
OURS += "course-reflection, course-hand-in, course-progress, browser-check"
LEAVE = f"""() => {{
  const all = [...document.querySelectorAll("{OURS}")];
  window.left = all.filter((one) => !one.parentElement.closest("{OURS}"))
    .map((element) => {{
      const mark = document.createComment("");
      element.replaceWith(mark);
      return {{ element, mark }};
    }});
}}"""
RETURN = "window.left.forEach(({ element, mark }) => mark.replaceWith(element))"
ALSO = """() => {
  const { postMessage } = BroadcastChannel.prototype;
  window.written = [];
  BroadcastChannel.prototype.postMessage = function (key) {
    window.written.push(key);
    return postMessage.call(this, key);
  };
}"""
PAGES = ["index", "relu", "reflections", "hand-in"]


@pytest.fixture
def without_python(page):
    """A page that counts what its elements listen to, to which Python does not come."""
    page.route("**/static/pyodide/**", lambda route: route.abort())
    page.add_init_script(f"({COUNT})()")
    return page


def settle(page):
    """Wait until every element of the page that says when it is ready does."""
    for name in ("course-exercise", "course-reflection", "course-hand-in", "browser-check"):
        if page.locator(name).count():
            expect(page.locator(f"{name}:not([data-ready])")).to_have_count(0)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_left_of_elements_that_have_left_the_page(without_python, site_url, name):
    page = without_python
    page.goto(f"{site_url}{name}.html")
    settle(page)
    page.wait_for_function(f"{OPEN}.length > 0")
    first = page.evaluate(f"Object.fromEntries({OPEN})")
    page.evaluate(LEAVE)
    assert page.evaluate(OPEN) == []
    assert page.evaluate("window.observed") == 0
    page.evaluate(RETURN)
    page.wait_for_function(
        f"(first) => JSON.stringify(Object.fromEntries({OPEN})) === JSON.stringify(first)",
        arg=first,
    )


def test_handlers_of_an_element_that_came_back_run_once(without_python, site_url):
    page = without_python
    page.goto(f"{site_url}relu.html")
    settle(page)
    for _ in range(2):
        page.evaluate(LEAVE)
        page.evaluate(RETURN)
    settle(page)
    page.evaluate(f"({ALSO})()")
    figure = page.locator("live-figure#relu-hinge")
    figure.get_by_label("Your prediction").fill("to the left")
    figure.get_by_role("button", name="Commit").click()
    expect(figure.locator("[data-part=commitment]")).to_have_text("You predicted: to the left")
    page.wait_for_function("window.written.length > 0")

    editor = page.locator("course-exercise .cm-content")
    expect(editor).to_have_count(1)
    editor.focus()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("# mine\n")
    expect(page.locator("course-exercise [data-part=saved]")).to_contain_text("Saved")
    page.locator("course-exercise").get_by_role("button", name="Reset").click()
    expect(page.get_by_role("dialog")).to_have_count(1)
    answered(page, "Yes, do it")
    expect(editor).not_to_contain_text("# mine")
    expect(page.locator("course-exercise [data-part=saved]")).to_contain_text("Saved")
    assert page.evaluate("window.written") == [
        "question/relu-hinge", "exercise/relu-class", "exercise/relu-class",
    ]  # fmt: skip


def test_a_text_is_there_when_its_element_comes_back(without_python, site_url):
    page = without_python
    page.goto(f"{site_url}relu.html")
    settle(page)
    editor = page.locator("course-exercise .cm-content")
    editor.focus()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("# mine\n")
    page.evaluate(LEAVE)  # before it can have been saved
    page.evaluate(RETURN)
    settle(page)
    expect(page.locator("course-exercise .cm-content")).to_contain_text("# mine")
    expect(page.locator("course-exercise [data-part=saved]")).to_contain_text("Saved")
