"""The start of a live figure: the prediction, the progress, what fails, and what is kept."""

import re

import pytest
from playwright.sync_api import expect

from tests.chromium.figure import Figure

pytestmark = pytest.mark.browser

SHIFTS = """() => {
  window.shifts = [];
  const note = entry => entry.sources.filter(source => source.node?.parentElement
    ?.closest("live-figure")).forEach(source => window.shifts.push(source.node.className));
  new PerformanceObserver(list => list.getEntries().filter(e => !e.hadRecentInput).forEach(note))
    .observe({ type: "layout-shift", buffered: true });
}"""
SECONDS = "Number(localStorage.getItem('activations-course start seconds')).toFixed(0)"
NOT_FETCHED = "pyodide.asm.wasm could not be fetched"
HEIGHT = "document.querySelector('live-figure').getBoundingClientRect().height"
NO_STORAGE = "Object.defineProperty(window, 'indexedDB', { get() { throw new Error('closed'); } })"


@pytest.fixture
def network(page, site_url):
    """The figure of a chapter that has only one; the page is not opened yet."""
    figure = Figure(page, "network-pass")
    figure.open = lambda: page.goto(f"{site_url}network.html")
    return figure


def damaged(route):
    """Serve the file with a few bytes changed."""
    body = bytearray(route.fetch().body())
    body[5000:5008] = b"XXXXXXXX"
    route.fulfill(body=bytes(body))


def altered(route):
    """Serve the file with one bit of its last byte changed."""
    body = bytearray(route.fetch().body())
    body[-1] ^= 1
    route.fulfill(body=bytes(body))


def test_progress_is_shown_and_nothing_moves(network):
    held = []
    network.page.route("**/linked.wasm", lambda route: held.append(route))
    network.open()
    network.page.evaluate(SHIFTS)
    with network.page.expect_request("**/linked.wasm"):
        network.place.scroll_into_view_if_needed()
        expect(network.state).to_have_text("Python is starting.")
    before = network.page.evaluate(HEIGHT)
    network.page.wait_for_function("document.querySelector('live-figure progress').value > 0.6")
    amount = network.place.locator("[data-part=amount]")
    expect(amount).to_have_text(re.compile(r": [23]\d\.\d of \d\d"))
    held[0].continue_()
    network.expect_state("Make a prediction")
    assert network.page.evaluate(HEIGHT) == before
    assert network.page.evaluate("window.shifts") == []


@pytest.fixture
def waiting(network):
    """The figure, free to be moved, while Python's start waits; call it to let that go on."""
    held = []
    network.page.route("**/linked.wasm", lambda route: held.append(route))
    with network.page.expect_request("**/linked.wasm"):
        network.open()
        network.place.scroll_into_view_if_needed()
        network.skip()
    return lambda: held[0].continue_()


def test_drawings_of_the_build_answer_until_python_has_started(network, waiting):
    slider, other = network.place.get_by_role("slider").all()[:2]
    expect(slider).to_be_enabled()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        slider.press(key)
        network.expect_drawn(**{slider.get_attribute("name"): slider.input_value()})
    expect(network.state).to_have_text("Python is starting.")
    other.press("ArrowRight")
    expect(network.state).to_contain_text("The drawing does not follow the settings yet.")
    other.press("ArrowLeft")
    expect(network.state).to_have_text("Python is starting.")
    other.press("ArrowRight")
    waiting()
    network.expect_state("Python is ready")
    settings = {field.get_attribute("name"): field.input_value() for field in (slider, other)}
    network.expect_drawn(**settings)


def test_figure_whose_python_fails_shows_what_the_build_has_drawn(network):
    network.page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    network.open()
    network.place.scroll_into_view_if_needed()
    network.skip()
    network.expect_state(NOT_FETCHED)
    slider = network.place.get_by_role("slider").first
    slider.press("ArrowRight")
    network.expect_drawn(**{slider.get_attribute("name"): slider.input_value()})
    expect(network.state).to_contain_text(NOT_FETCHED)


@pytest.mark.parametrize("answer", [{"status": 404}, {"body": "{half"}], ids=["none", "damaged"])
def test_without_drawings_of_the_build_the_controls_wait_for_python(network, answer):
    network.page.route("**/_static/figures/*", lambda route: route.fulfill(**answer))
    held = []
    network.page.route("**/linked.wasm", lambda route: held.append(route))
    with network.page.expect_request("**/linked.wasm"):
        network.open()
        network.place.scroll_into_view_if_needed()
        network.skip()
    slider = network.place.get_by_role("slider").first
    expect(slider).to_be_disabled()
    held[0].continue_()
    network.expect_state("Python is ready")
    slider.press("ArrowRight")
    network.expect_drawn(**{slider.get_attribute("name"): slider.input_value()})


def test_the_next_start_says_how_long_the_last_one_took(network):
    network.open()
    network.wake()
    seconds = network.page.evaluate(SECONDS)
    network.page.route("**/linked.wasm", lambda route: None)
    network.page.reload()
    network.place.scroll_into_view_if_needed()
    expect(network.state).to_contain_text(f"last time here it took {seconds} s")


def test_a_failed_start_names_the_file_and_can_be_retried(network):
    network.page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    network.open()
    network.place.scroll_into_view_if_needed()
    expect(network.state).to_contain_text(NOT_FETCHED, timeout=10_000)
    expect(network.retry).to_be_visible()
    network.page.unroute_all()
    network.retry.click()
    expect(network.retry).to_be_hidden()
    network.wake()
    network.move()


@pytest.mark.parametrize(
    ("path", "answer", "words"),
    [
        ("**/pyodide.asm.wasm", damaged, "pyodide.asm.wasm is damaged"),
        (
            "**/linked.wasm",
            damaged,
            "linked.wasm is damaged: it is not the file that was published",
        ),
        ("**/tinytorch-*", altered, "whl is damaged: it is not the file that was published"),
        ("**/pyodide-lock-*", altered, "json is damaged: it is not the file that was published"),
        ("**/pyodide.asm.mjs", altered, "pyodide.asm.mjs is damaged: it is not the file"),
        ("**/pyodide.mjs", lambda route: route.fulfill(status=404), "pyodide.mjs could not be"),
        ("**/linked.wasm", lambda route: route.fulfill(status=503), "the server said 503"),
        ("**/python-worker.js", lambda route: route.abort(), "python-worker.js could not be"),
    ],
)
def test_what_failed_is_named(network, path, answer, words):
    network.page.route(path, answer)
    network.open()
    network.place.scroll_into_view_if_needed()
    network.expect_state(words)
    expect(network.retry).to_be_visible()


def test_wasm_of_the_wrong_content_type_starts_all_the_same(network):
    def plain(route):
        route.fulfill(body=route.fetch().body(), content_type="application/octet-stream")

    network.page.route("**/pyodide.asm.wasm", plain)
    network.open()
    network.wake()


def test_a_prediction_frees_the_controls_and_is_kept(network):
    network.open()
    field = network.place.get_by_label("Your prediction")
    slider = network.place.get_by_role("slider").first
    expect(slider).to_be_disabled()
    field.fill("less sure")
    field.press("Enter")
    line = network.place.locator("[data-part=commitment]")
    expect(line).to_be_focused()
    network.expect_state("Python is ready")
    expect(slider).to_be_enabled()
    height = network.page.evaluate(HEIGHT)
    network.page.reload()
    expect(line).to_have_text("You predicted: less sure")
    expect(field).to_be_hidden()
    network.expect_state("Python is ready")
    expect(slider).to_be_enabled()
    assert network.page.evaluate(HEIGHT) == height


def test_without_storage_skipping_frees_the_controls(network):
    network.page.add_init_script(NO_STORAGE)
    network.open()
    network.wake()
    expect(network.place.get_by_role("slider").first).to_be_enabled()


def test_an_answer_gets_feedback_that_is_read_out_and_kept(network):
    network.open()
    network.skip()
    answers = network.place.get_by_role("radio")
    answers.first.check()
    feedback = network.place.locator(".lf-feedback").first
    expect(feedback).to_be_visible()
    said = network.place.locator("figure-question [role=status]")
    expect(said).to_have_text(feedback.inner_text())
    network.page.reload()
    expect(answers.first).to_be_checked()


@pytest.mark.parametrize(
    ("typed", "right", "words"),
    [
        ("1.5", "true", "Right. The input of ReLU is 0"),
        ("1.505", "true", "Right."),
        ("-1.5", "false", "Mind the sign"),
        ("0", "false", "The bias is missing"),
        ("1.52", "false", "Look for the x"),
    ],
)
def test_a_number_gets_the_feedback_that_fits_it(page, site_url, typed, right, words):
    page.goto(f"{site_url}relu.html")
    Figure(page, "relu-hinge").skip()
    figure = page.locator("live-figure#relu-hinge[data-python]")
    field = figure.get_by_role("spinbutton", name="Your number")
    field.fill(typed)
    field.press("Enter")
    feedback = figure.locator(".lf-feedback:visible")
    expect(feedback).to_contain_text(words)
    expect(feedback).to_have_attribute("data-right", right)
    expect(figure.locator("figure-question [role=status]")).to_have_text(feedback.inner_text())
    page.reload()
    expect(field).to_have_value(typed)
    expect(feedback).to_contain_text(words)


def test_a_number_is_asked_for_with_the_question(page, site_url):
    page.goto(f"{site_url}relu.html")
    Figure(page, "relu-hinge").skip()
    figure = page.locator("live-figure#relu-hinge[data-python]")
    field = figure.get_by_role("spinbutton", name="Your number")
    expect(field).to_have_accessible_description(re.compile("At which x is the kink"))
    figure.get_by_role("button", name="Answer").click()
    expect(figure.locator(".lf-feedback:visible")).to_have_count(0)
    expect(field).to_be_focused()


def test_without_javascript_the_figure_is_readable(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}network.html")
    expect(page.locator("live-figure svg")).to_be_visible()
    expect(page.locator(".lf-text")).not_to_be_empty()
    expect(page.locator(".lf-state")).to_contain_text("need JavaScript")
    expect(page.get_by_role("button", name="Skip")).to_be_hidden()
    context.close()


def test_the_browser_check_says_what_works_and_proves_it(page, site_url):
    page.goto(f"{site_url}index.html")
    panel = page.locator("browser-check")
    expect(panel).to_contain_text("Everything in this course should work")
    expect(panel.get_by_role("listitem")).to_have_count(4)
    panel.get_by_role("button", name="Try Python now").click()
    expect(panel.get_by_role("status")).to_contain_text("Python works here", timeout=60_000)


def test_the_browser_check_says_what_does_not_work(page, site_url):
    page.add_init_script(f"{NO_STORAGE}; delete window.WebAssembly")
    page.goto(f"{site_url}index.html")
    panel = page.locator("browser-check")
    expect(panel).to_contain_text("Not everything will work")
    expect(panel).to_contain_text("cannot run WebAssembly")
    expect(panel).to_contain_text("does not let the page store anything")
    expect(panel.get_by_role("button")).to_have_count(0)
