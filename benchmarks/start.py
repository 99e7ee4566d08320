"""How long a start takes, in real Chromium, against stock builds of the same files in one run.

    python benchmarks/start.py [--rounds 5] [--network] [--slow 4] [--json FILE]

The cases take turns, so that a busy machine slows all of them; only the ratios mean anything.
Each round opens a fresh profile, visits once (cold) and again (second).
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

import stock
from playwright.sync_api import sync_playwright

from courseware.serve import server

ROOT = Path(__file__).parents[1]
FLAGS = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
NOTEBOOK = "notebooks/index.html?path=activations.ipynb"
SPEED = 10e6 / 8  # bytes a second at 10 Mbit/s
NETWORK = {
    "offline": False, "latency": 40, "downloadThroughput": SPEED, "uploadThroughput": SPEED,
}  # fmt: skip
CELL = "import numpy as np\nprint(np.arange(6).reshape(2, 3).sum())"
READY = "window.jupyterapp?.shell.currentWidget?.context?.isReady"


def notebook(page, address):
    """Open a notebook, run a NumPy cell; return seconds to the interface and to its output."""
    start = time.monotonic()
    page.goto(address)
    cell = page.locator(".jp-CodeCell").first
    cell.wait_for()
    interface = time.monotonic() - start
    editor = page.locator(".jp-CodeCell .cm-content[contenteditable=true]").first
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(CELL)
    output = page.locator(".jp-OutputArea-output", has_text="15").first
    while not output.is_visible():  # a key pressed too early is lost now and then
        page.keyboard.press("Control+Enter")
        try:
            output.wait_for(timeout=4000)
        except Exception:
            continue
    return {"interface": interface, "output": time.monotonic() - start}


def figure(page, address):
    """Open a chapter, press a key on the first slider; return seconds to the new drawing."""
    start = time.monotonic()
    page.goto(address)
    slider = page.locator("live-figure input[type=range]").first
    slider.wait_for()
    interface = time.monotonic() - start
    page.locator("live-figure").first.scroll_into_view_if_needed()
    skip = page.get_by_role("button", name="Skip").first
    if skip.count():
        skip.click()
    text = page.locator("live-figure .lf-text").first
    before = text.inner_text()
    page.locator("live-figure input[type=range]:enabled").first.wait_for()
    slider.press("ArrowRight")
    page.wait_for_function(
        "(was) => document.querySelector('live-figure .lf-text').innerText !== was", arg=before
    )
    return {"interface": interface, "output": time.monotonic() - start}


def bare(page, address):
    """Open a page that only loads Pyodide and NumPy; return seconds until they are there."""
    start = time.monotonic()
    page.goto(address)
    page.wait_for_function("document.title === 'ready'")
    return {"output": time.monotonic() - start}


def visits(playwright, case, options):
    """One fresh profile: the first and the second visit, with what went over the wire."""
    folder, path, run = case
    with server(folder) as running, tempfile.TemporaryDirectory() as profile:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=shutil.which("chromium"), args=FLAGS.split()
        )
        context.set_default_timeout(180_000)
        results = []
        for _ in range(2):
            page, seen = context.new_page(), []
            context.on("request", lambda request, seen=seen: seen.append(request.url))
            session = context.new_cdp_session(page)
            if options.network:
                session.send("Network.enable")
                session.send("Network.emulateNetworkConditions", NETWORK)
            if options.slow > 1:
                session.send("Emulation.setCPUThrottlingRate", {"rate": options.slow})
            times = run(page, f"http://127.0.0.1:{running.server_port}/{path}")
            results.append(times | {"requests": len(seen)})
            page.close()
        context.close()
        running.shutdown()
    return results


def measure(options):
    """The medians of all cases, ``{case: {"cold": {...}, "second": {...}}}``, taken in turn."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        stock.lite(Path(made) / "lite")
        stock.bare(Path(made) / "bare")
        cases = {
            "notebook": (ROOT / "_site", f"lite/{NOTEBOOK}", notebook),
            "stock notebook": (Path(made) / "lite", NOTEBOOK, notebook),
            "figure": (ROOT / "_site", "relu.html", figure),
            "bare Pyodide + NumPy": (Path(made) / "bare", "index.html", bare),
        }
        rounds = {name: [] for name in cases}
        for number in range(options.rounds):
            for name, case in cases.items():
                rounds[name].append(visits(playwright, case, options))
                print(f"round {number + 1}: {name}", file=sys.stderr)
    return {name: summary(results) for name, results in rounds.items()}


def summary(results):
    """The median of each number over the rounds, for the first and the second visit."""
    return {
        visit: {key: statistics.median(r[index][key] for r in results) for key in results[0][index]}
        for index, visit in enumerate(("cold", "second"))
    }


def table(medians):
    """The medians and the two ratios that matter, as text."""
    lines = [f"{'case':<24}{'visit':<8}{'interface':>10}{'output':>8}{'requests':>10}"]
    for name, visit_of in medians.items():
        for visit, row in visit_of.items():
            shown = f"{row['interface']:.1f}" if "interface" in row else "-"
            lines.append(
                f"{name:<24}{visit:<8}{shown:>10}{row['output']:>8.1f}{row['requests']:>10.0f}"
            )
    pairs = [("notebook", "stock notebook"), ("figure", "bare Pyodide + NumPy")]
    for ours, theirs in pairs:
        for visit in ("cold", "second"):
            ratio = medians[ours][visit]["output"] / medians[theirs][visit]["output"]
            lines.append(f"{ours} / {theirs}, {visit}: {ratio:.2f}")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--network", action="store_true", help="10 Mbit/s, 40 ms")
    parser.add_argument("--slow", type=float, default=1, help="slow the page's processor down")
    parser.add_argument("--json", type=Path, help="where to write the medians")
    options = parser.parse_args()
    medians = measure(options)
    if options.json:
        options.json.write_text(json.dumps(medians, indent=1))
    print(table(medians))


if __name__ == "__main__":
    main()
