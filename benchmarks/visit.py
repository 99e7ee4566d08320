"""One visit of a page in real Chromium, timed inside the page from the start of its navigation.

``notebook``, ``figure`` and ``bare`` are the three kinds of visit; each returns milliseconds by
name, and what the server had sent by the first output. ``Profile`` is a browser profile that
outlives the browser, so that a second visit finds what the first has left, as on the next day.
"""

import json
import shutil
import statistics
import tempfile
import time
from contextlib import contextmanager

import psutil
from playwright.sync_api import TimeoutError

from benchmarks import slowness
from tests.chromium.browsers import FLAGS, installed

TOOLS = """  // in the page, so that no message has to wait for its turn
window.blocked = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) window.blocked += duration - 50;
}).observe({ type: "longtask", buffered: true });
window.until = async (find, found) => {
  while (!(found = find())) await new Promise((resolve) => setTimeout(resolve, 5));
  return found;
};
window.show = async (index) => {
  const find = () => window.jupyterapp?.shell.currentWidget?.content?.widgets
    ?.filter(({ model }) => model.type === "code")[index];
  (await until(find)).node.dataset.number = index;
  const { content } = window.jupyterapp.shell.currentWidget;
  content.activeCellIndex = content.widgets.indexOf(find());
  await content.scrollToItem(content.activeCellIndex);  // stock holds only the cells in view
};
"""
CODE = "import numpy as np\nprint(np.arange(6).reshape(2, 3).sum())"
RELU = """
import ipywidgets
from tinytorch.widgets import explore
class ReLU:
    def forward(self, x):
        return Tensor(np.maximum(x.data, 0))
    def forward_(self, x):
        np.maximum(x.data, 0, out=x.data)
        return x
    __call__ = forward
"""
SAYS = """([index, pattern]) => document.querySelector(`[data-number="${index}"] .jp-OutputArea`)
  ?.textContent.match(pattern)"""
PROMPT = """(index) => document.querySelector(`[data-number="${index}"] .jp-InputPrompt`)
  .textContent !== "[ ]:" """
KEPT = """async (url) => {  // what the site keeps for the next visit, it keeps by then
  const found = await navigator.serviceWorker.register(url).catch(() => null);
  if (found) await navigator.serviceWorker.ready;
}"""
COMPUTED = """async ([index, code, result]) => {
  await until(() => document.querySelector(".jp-CodeCell"));
  const times = { interface: performance.now() };
  await show(index);
  const { content, sessionContext } = window.jupyterapp.shell.currentWidget;
  await until(() => ["idle", "busy"].includes(sessionContext.session?.kernel?.status));
  times.kernel = performance.now();
  content.activeCell.model.sharedModel.setSource(code);
  window.jupyterapp.commands.execute("notebook:run-cell");
  await until(() => content.activeCell.outputArea.node.textContent.includes(result));
  await new Promise(requestAnimationFrame);
  return { ...times, output: performance.now() };
}"""
FIRST = """async ([place, handle]) => {
  const figure = (await until(() => document.querySelector(`${place} svg`))).closest(place);
  const times = { interface: performance.now() };
  figure.scrollIntoView();
  const slider = await until(() => {  // skip the prediction, which a second visit may remember
    const { offsetParent, form } = figure.querySelector("button[formnovalidate]") ?? {};
    if (offsetParent) form.requestSubmit(form.querySelector("button[formnovalidate]"));
    return figure.querySelector(`${handle}:enabled`);
  });
  const before = figure.querySelector("svg");
  slider.stepUp();
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  await until(() => figure.querySelector("svg") !== before);
  await new Promise(requestAnimationFrame);
  return { ...times, output: performance.now() };
}"""
DRAWS = "(place) => document.querySelector(place).textContent.includes('Python is ready')"
FIGURE, SLIDER = "live-figure", "input[type=range]"
MOVES = 40
QUIET = 0.1  # seconds of processor time in one second
LATENCY = """async ([handle, drawing, moves]) => {
  const times = [];
  for (let move = 0; move < moves; move += 1) {
    await new Promise(requestAnimationFrame);
    const began = performance.now();
    const seen = new Promise((resolve) => new MutationObserver((_, observer) => {
      observer.disconnect();
      resolve(performance.now() - began);
    }).observe(document.querySelector(drawing), { childList: true, subtree: true }));
    const slider = document.querySelector(handle);
    if (slider.matches("input")) {
      slider.stepUp(move % 2 ? -1 : 1);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    } else {
      const name = move % 2 ? "ArrowLeft" : "ArrowRight";
      slider.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
    }
    times.push(await seen);
  }
  return times;
}"""


def seen(page, condition, argument=None, timeout=180_000):
    """Wait until ``condition``, a function in JavaScript, holds; ms since the page began."""
    page.wait_for_function(condition, arg=argument, timeout=timeout)
    return page.evaluate("performance.now()")


def notebook(page, server):
    """Run a NumPy cell as soon as there is one, then a self-check, then move a slider."""
    times = page.evaluate("found")
    times |= server.sent | {"blocked": page.evaluate("window.blocked")}
    run(page, 0)
    run(page, 2, RELU)
    run(page, 4)
    times["verdict"] = seen(page, SAYS, [4, "of 10 points"])
    run(page, 5)
    place = "[data-number='5']"
    page.locator(f"{place} svg[role=img]").first.wait_for()
    return times | latency(page, f"{place} .noUi-handle", f"{place} .widget-html-content")


def run(page, index, text=None):
    """Press Ctrl+Enter in the code cell of that number, after typing ``text`` over it."""
    page.evaluate("show", index)
    editor = page.locator(f"[data-number='{index}'] .cm-content")
    while True:  # a click or a key is lost now and then while the page still moves
        editor.click()
        if text and editor.inner_text().split() != text.split():
            page.keyboard.press("Control+a")
            page.keyboard.insert_text(text)
            continue
        page.keyboard.press("Control+Enter")
        try:
            return seen(page, PROMPT, index, timeout=2_000)
        except TimeoutError:
            continue


def figure(page, server):
    """Move the first slider of a chapter as soon as it can be moved, and more once Python draws."""
    times = page.evaluate("found")
    times |= server.sent | {"blocked": page.evaluate("window.blocked")}
    times["kernel"] = seen(page, DRAWS, FIGURE)
    return times | latency(page, f"{FIGURE} {SLIDER}", f"{FIGURE} .lf-drawing")


def bare(page, server):
    """Wait until Pyodide and NumPy are there."""
    return {"output": seen(page, "() => document.title === 'ready'")} | server.sent


BEGINNINGS = {  # what goes on in the page from its first moment
    notebook: f"window.found = ({COMPUTED})({json.dumps([1, CODE, '15'])})",  # cell 0 is locked
    figure: f"window.found = ({FIRST})({json.dumps([FIGURE, SLIDER])})",
}


def latency(page, handle, drawing):
    """Milliseconds from a moved slider to the new drawing: the median, and what 95 % keep to."""
    times = page.evaluate(LATENCY, [handle, drawing, MOVES])[5:]
    return {"slider": statistics.median(times), "slider95": statistics.quantiles(times, n=20)[-1]}


class Profile:
    """A browser profile in a folder of its own.

    A visit begins once the browser itself has started, and ends when the site has kept its files
    for use without a network, if it does, and nothing more is done in the browser.

    Parameters
    ----------
    playwright
    factor : float
        How many times slower the processor is to be for the pages.
    """

    def __init__(self, playwright, factor=1):
        self.playwright = playwright
        self.factor = factor
        self.folder = tempfile.mkdtemp(prefix="visit-")

    def visit(self, server, path, kind):
        """Start the browser, open ``path`` of ``server``; what ``kind`` found."""
        with self._browser() as context:
            page = context.pages[0]
            page.add_init_script(TOOLS)
            if kind in BEGINNINGS:
                page.add_init_script(BEGINNINGS[kind])
            server.reset()
            with slowness.of(self._renderers, self.factor):
                page.goto(server.address + path, wait_until="commit")
                found = kind(page, server)
            found["memory"] = max(map(slowness.peak, self._renderers()))
            page.evaluate(KEPT, f"{server.address}sw.js")
            self._rest()
        return found

    @contextmanager
    def _browser(self):
        context = self.playwright.chromium.launch_persistent_context(
            self.folder, executable_path=installed(), args=FLAGS,
            viewport={"width": 1280, "height": 900}, bypass_csp=True,  # to wait for conditions
        )  # fmt: skip
        context.set_default_timeout(180_000)
        self._rest()
        yield context
        context.close()

    def _rest(self):
        """Wait until the browser takes next to nothing of the processor."""
        before, used = 0, 1
        while used - before > QUIET:
            time.sleep(1)
            before, used = used, sum(map(slowness.used, self._processes()))

    def _renderers(self):
        """The processes that run the pages of this profile."""
        return self._processes("--type=renderer")

    def _processes(self, *marks):
        wanted = {f"--user-data-dir={self.folder}", *marks}
        return [
            process
            for process in psutil.process_iter(["cmdline"])
            if wanted <= set(process.info["cmdline"] or ())
        ]

    def remove(self):
        """Throw the profile away."""
        shutil.rmtree(self.folder, ignore_errors=True)
