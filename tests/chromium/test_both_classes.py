"""The two checks of the network page, which need both classes as they were kept elsewhere."""

import pytest
from playwright.sync_api import expect

from courseware.book.directives.notebook_links import lessons
from tests.chromium.answers import SOFTMAX
from tests.chromium.test_exercises import RIGHT as RELU
from tests.chromium.test_hand_in import FILL

STUB = lessons()["activations"].exercises["relu-class"].stub
OLDER = STUB.replace("Rectified linear unit", "The rectifier").replace("# Your code here", "# Here")


class Network:
    """The page with both checks, opened with ``texts`` kept in the browser."""

    def __init__(self, page, site_url, texts):
        page.goto(f"{site_url}hand-in.html")
        page.evaluate(FILL, texts)
        page.goto(f"{site_url}network.html")
        self.checks = page.locator("course-check")
        self.progress = page.locator("course-progress[small]")

    def run(self, place):
        """Run one of the two checks; its status line."""
        check = self.checks.nth(place)
        check.get_by_role("button").click()
        expect(self.checks.and_(check.page.locator("[aria-busy]"))).to_have_count(0, timeout=60_000)
        return check.get_by_role("status")


def test_both_checks_pass_with_both_classes(page, site_url):
    network = Network(
        page, site_url, {"exercise/relu-class": RELU, "exercise/softmax-class": SOFTMAX}
    )
    expect(network.run(0)).to_have_text("15 of 15 points.")
    expect(network.run(1)).to_have_text("10 of 10 points.")
    expect(network.progress).to_contain_text("25 of 45 points")


@pytest.mark.parametrize("text", [STUB, OLDER], ids=["the stub", "a stub of an older site"])
def test_an_untouched_stub_is_nothing_written(page, site_url, text):
    network = Network(
        page, site_url, {"exercise/relu-class": text, "exercise/softmax-class": SOFTMAX}
    )
    expect(network.run(0)).to_contain_text("Nothing is written yet in relu-class.")
    page.goto(f"{site_url}hand-in.html")
    expect(page.get_by_role("row", name="ReLU on its own")).to_contain_text("not begun")
