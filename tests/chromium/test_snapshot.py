"""The snapshot of Python's memory: used where it can be, and missed by nobody where it cannot."""

import re

import pytest
from playwright.sync_api import expect

from tests.chromium.figure import Figure

pytestmark = pytest.mark.browser

TOLD = """async (source) => {  // what stopped a program
  const { call } = await import(new URL("_static/course/python.js", location.href));
  return (await call("learn", [source])).message;
}"""
NO_SWITCHING = "delete WebAssembly.Suspending;"


@pytest.fixture
def network(page, site_url):
    """The only figure of a chapter; ``asked`` lists the files of the runtime that were fetched."""
    figure = Figure(page, "network-pass")
    figure.asked = []
    page.on("request", lambda request: figure.asked.append(request.url.rpartition("/")[2]))
    figure.open = lambda: page.goto(f"{site_url}network.html")
    return figure


def other(old, new):
    """Serve a script with ``old`` in it replaced by ``new``."""

    def answer(route):
        text = route.fetch().text()
        assert old in text
        route.fulfill(body=text.replace(old, new), content_type="text/javascript")

    return answer


def test_a_page_starts_from_the_snapshot_and_fetches_no_modules(network):
    network.open()
    network.wake()
    network.move()
    assert any(name.startswith("page-snapshot-") for name in network.asked)
    assert {"start.zip", "notebook.zip", "rest.zip"}.isdisjoint(network.asked)


@pytest.mark.parametrize(
    "answer",
    [
        lambda route: route.fulfill(body="short"),
        lambda route: route.fulfill(status=404),
        lambda route: route.abort(),
    ],
    ids=["damaged", "missing", "broken off"],
)
def test_without_the_snapshot_a_page_starts_from_the_modules(network, answer):
    network.page.route("**/page-snapshot-*", answer)
    network.open()
    network.wake()
    network.move()
    assert "start.zip" in network.asked
    assert "rest.zip" not in network.asked


def test_a_browser_that_cannot_switch_stacks_takes_no_snapshot(network):
    plain = "const scope = "
    network.page.route("**/python-worker.js", other(plain, NO_SWITCHING + plain))
    network.open()
    network.wake()
    network.move()
    assert not any(name.startswith("page-snapshot-") for name in network.asked)


def test_a_snapshot_that_fits_another_browser_is_let_go(network):
    unchecked = "if (integrity !== `"
    network.page.route("**/python-worker.js", other(unchecked, "if (0 && `"))
    network.page.route("**/snapshot.mjs", other("let sum = M.wasmTable.length", "let sum = 7"))
    said = []
    network.page.on("console", lambda message: said.append(message.text))
    network.open()
    network.wake()
    network.move()
    assert any("does not fit this browser" in text for text in said)


def test_each_page_has_chance_and_a_clock_of_its_own(browser, site_url):
    """What the snapshot holds is everybody's: neither random numbers nor the time zone may be."""
    said = []
    for zone, shift in (("America/New_York", "18000"), ("Asia/Tokyo", "-32400")):
        context = browser.new_context(timezone_id=zone, bypass_csp=True)
        page = context.new_page()
        page.goto(f"{site_url}network.html")
        program = (
            "import random, time\nimport numpy as np\n"
            "raise ValueError(random.random(), np.random.rand(), time.timezone)"
        )
        found = page.evaluate(TOLD, program)
        assert shift in found
        said.append(set(re.findall(r"0\.\d+(?:e-\d+)?", found)))
        context.close()
    assert [len(numbers) for numbers in said] == [2, 2]
    assert said[0].isdisjoint(said[1])


def test_what_no_page_needs_is_fetched_when_it_is_imported(network):
    network.open()
    network.wake()
    source = "import numpy.fft, html.parser, wave\nraise ValueError(numpy.fft.fft([1, 1])[0].real)"
    assert "2.0" in network.page.evaluate(TOLD, source)
    expect(network.state).to_contain_text("ready")
    assert {"rest.zip", "numpy.fft._pocketfft_umath.wasm"} <= set(network.asked)
