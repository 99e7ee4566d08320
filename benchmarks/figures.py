"""How long a live figure takes from a moved control to the redrawn picture.

Run ``python -m benchmarks.figures`` after ``make site``. Real Chromium, the real site: each figure
gets 200 random settings, one after the other. *drawn* is when the new picture is in the page,
*seen* is the frame after it. Aimed at: 95 % of the slowest figure seen within 50 ms, on a machine
that has nothing else to do.
"""

import random
import statistics
import threading

from playwright.sync_api import sync_playwright

from courseware.files import ROOT
from courseware.hosting.server import server
from tests.chromium.browsers import installed
from tinytorch.figures import FIGURES, Slider

SITE = ROOT / "_site"
MOVES = 200
MEASURE = """async ([ident, moves]) => {
  const figure = document.getElementById(ident);
  const form = figure.querySelector(".lf-controls");
  const times = [];
  for (const settings of moves) {
    for (const [name, value] of Object.entries(settings))
      form.elements.namedItem(name).value = value;
    await new Promise(requestAnimationFrame);
    const began = performance.now();
    const drawn = await new Promise(resolve => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve(performance.now() - began);
      });
      observer.observe(figure, { attributeFilter: ["data-drawn"] });
      form.dispatchEvent(new Event("input"));
    });
    await new Promise(requestAnimationFrame);
    times.push([drawn, performance.now() - began]);
  }
  return times;
}"""


def settings(figure, source):
    """Random settings of ``figure``."""
    return {
        c.name: round(c.low + c.step * source.randint(0, int((c.high - c.low) / c.step + 0.5)), 6)
        if isinstance(c, Slider)
        else source.choice(c.options)
        for c in figure.controls
    }


def measure(page, figure):
    """Pairs of milliseconds, to drawn and to seen; the first ten moves warm up."""
    page.wait_for_function("id => document.getElementById(id)?.woken", arg=figure.id)
    source = random.Random(1)
    moves = [settings(figure, source) for _ in range(MOVES + 10)]
    return page.evaluate(MEASURE, [figure.id, moves])[10:]


def chapter_of(ident):
    """The page that has the figure."""
    pages = sorted(SITE.glob("*.html"))
    return next(p.name for p in pages if f'<live-figure figure="{ident}"' in p.read_text("utf-8"))


def main():
    """Measure and print one line per figure."""
    print(f"{'figure':<22}{'drawn: median':>15}{'95 %':>8}{'seen: median':>15}{'95 %':>8}   ms")
    with server(SITE) as running, sync_playwright() as playwright:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox"])
        for ident, figure in FIGURES.items():
            page = browser.new_page(bypass_csp=True)  # to wait for conditions
            page.goto(f"http://127.0.0.1:{running.server_port}/{chapter_of(ident)}#{ident}?")
            drawn, seen = zip(*measure(page, figure), strict=True)
            numbers = [f(t) for t in (drawn, seen) for f in (statistics.median, late)]
            print(
                f"{ident:<22}{numbers[0]:>15.1f}{numbers[1]:>8.1f}{numbers[2]:>15.1f}{numbers[3]:>8.1f}"
            )
            page.close()
        browser.close()
        running.shutdown()


def late(times):
    """The time that 95 % keep to."""
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
