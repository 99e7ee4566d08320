"""A thousand learners against real nginx: requests and bytes, first and second time, faults.

    python -m benchmarks.load [--learners 1000] [--at-once 32] [--json FILE]

Chromium visits the built site on nginx with the settings of the book: a chapter until its figure
answers, then the notebook until its first output, then until the course is kept for use without a
network; then once more. nginx notes what was asked. The simulated learners ask for just that,
with the validators that they were given, and every answer is looked at.
"""

import argparse
import json
import re
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import sync_playwright

from benchmarks import hosts
from courseware.files import ROOT
from tests.chromium.browsers import FLAGS, installed

NOTEBOOK = "lite/notebooks/index.html?path=activations.ipynb"
TIMEOUT = 300_000  # ms
BLOCK = 1 << 20
MILLION = 1_000_000
SHOWN = 10  # kinds of faults; all are in the JSON


class Asked(NamedTuple):
    """One request of a visit; ``again`` says that the browser sent a validator."""

    path: str
    again: bool
    status: int
    sent: int


def record(address, log, profile):
    """What a browser asks for: ``{"first": [Asked, ...], "second": ..., "kept": ...}``.

    ``first`` and ``second`` are visits of a browser that has no service worker. ``kept`` is a first
    visit with one, until all is kept; ``after`` the visit after that.
    """
    found = {}
    with sync_playwright() as playwright:
        for workers, names in (("block", ("first", "second")), ("allow", ("kept", "after"))):
            for name in names:
                before = len(_lines(log))
                _visit(playwright, address, profile / workers, workers, wait=name == "kept")
                found[name] = _lines(log)[before:]
    return found


def _visit(playwright, address, profile, workers, wait):
    browser = playwright.chromium.launch_persistent_context(
        profile, executable_path=installed(), args=FLAGS, service_workers=workers,
    )  # fmt: skip
    page = browser.pages[0]
    page.set_default_timeout(TIMEOUT)
    page.goto(f"{address}relu.html#relu-hinge?")  # who follows a link need not predict first
    figure = page.locator("#relu-hinge")
    figure.locator(".lf-state", has_text="Python is ready").wait_for()
    page.goto(address + NOTEBOOK)
    _run(page)
    if wait:
        page.goto(f"{address}index.html")
        page.get_by_text("All of the course is kept in this browser").wait_for()
    browser.close()


def _run(page):
    """Run the first two cells of the notebook, until the second has an output."""
    for number in range(2):
        cell = page.locator(".jp-CodeCell").nth(number)
        done = cell.locator(".jp-InputPrompt", has_text=re.compile(r"\[\d+\]"))
        while not done.is_visible():  # a key pressed too early is lost now and then
            with suppress(PlaywrightTimeout):  # cells are drawn anew while the page gets ready
                cell.locator(".cm-content").click(timeout=20_000)
                page.keyboard.press("Control+Enter")
                done.wait_for(timeout=20_000)
    shown = cell.locator(".jp-OutputArea-output", has_text="shape: (2, 3)")
    shown.wait_for(state="attached")  # what is out of sight is not laid out


def _lines(log):
    """The requests noted so far."""
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return [Asked(line["uri"], bool(line["match"]), line["status"], line["sent"]) for line in lines]


class Learner:
    """Visits as recorded, on one connection that is kept open.

    Attributes
    ----------
    tags : dict
        The validator of each path, as a browser's cache has it.
    faults : Counter
        What went wrong, or could not be cached.
    """

    def __init__(self, address):
        self.host = urlsplit(address).netloc
        self.tags, self.faults, self.count = {}, Counter(), 0

    def visit(self, requests):
        """Ask for everything; return the seconds that took."""
        began, buffer = time.monotonic(), bytearray(BLOCK)
        connection = HTTPConnection(self.host, timeout=TIMEOUT / 1000)
        for asked in requests:
            try:
                self._ask(connection, asked, buffer)
            except (OSError, HTTPException) as error:
                self.faults[f"{asked.path}: {type(error).__name__}"] += 1
                connection.close()
        connection.close()
        return time.monotonic() - began

    def _ask(self, connection, asked, buffer):
        headers = {"Accept-Encoding": "gzip, deflate, br"}
        known = asked.again and asked.path in self.tags
        wanted = asked.status if known or asked.status != 304 else 200
        if known:
            headers["If-None-Match"] = self.tags[asked.path]
        connection.request("GET", asked.path, headers=headers)
        answer = connection.getresponse()
        while answer.readinto(buffer):
            pass
        self.count += 1
        if answer.headers.get("ETag"):
            self.tags[asked.path] = answer.headers["ETag"]
        if answer.status != wanted:
            self.faults[f"{asked.path}: {answer.status} instead of {wanted}"] += 1
        fault = uncacheable(answer.status, answer.headers)
        if fault:
            self.faults[f"{asked.path}: {fault}"] += 1


def uncacheable(status, headers):
    """Why neither a browser nor a CDN may keep an answer, or keeps it in vain; None if they may."""
    rule = headers.get("Cache-Control", "").lower()
    if "Set-Cookie" in headers:
        return "sets a cookie"
    if "no-store" in rule or "private" in rule:
        return rule
    if headers.get("Vary", "Accept-Encoding") != "Accept-Encoding":
        return f"varies by {headers['Vary']}"
    if status in (200, 304) and "immutable" not in rule and "ETag" not in headers:
        return "has nothing to ask again with"
    return None if status in (200, 301, 304) else f"status {status}"


def replay(learners, requests, at_once):
    """Let all learners visit; return requests a second and the median seconds of a visit."""
    began = time.monotonic()
    before = sum(learner.count for learner in learners)
    with ThreadPoolExecutor(at_once) as pool:
        seconds = sorted(pool.map(lambda learner: learner.visit(requests), learners))
    count = sum(learner.count for learner in learners) - before
    return {
        "requests a second": round(count / (time.monotonic() - began)),
        "median seconds of a visit": round(seconds[len(seconds) // 2], 2),
    }


def measure(address, log, folder, count, at_once):
    """Record, replay, and add up."""
    visits = record(address, log, folder)
    found = {"learners": count, "visits": {}, "faults": {}}
    learners = [Learner(address) for _ in range(count)]
    for name, requests in visits.items():
        told = found["visits"][name] = {
            "requests": len(requests), "bytes": sum(asked.sent for asked in requests),
        }  # fmt: skip
        if name == "kept":
            continue  # what `first` does not ask of it are files of the same kinds
        size = log.stat().st_size
        told |= replay(learners, requests, at_once)
        with log.open(encoding="utf-8") as file:
            file.seek(size)
            told["bytes of all learners"] = sum(json.loads(line)["sent"] for line in file)
    faults = sum((learner.faults for learner in learners), Counter())
    found["faults"] = dict(faults.most_common())
    return found


def table(found):
    """The figures as text, with the arithmetic for a million."""
    lines = [f"{'visit':<8} {'requests':>9} {'MB':>8} {'req/s':>7} {'TB for a million':>17}"]
    for name, told in found["visits"].items():
        each = told["bytes"] / 1e6
        speed = told.get("requests a second", "")
        line = (
            f"{name:<8} {told['requests']:>9} {each:>8.2f} {speed:>7} {each * MILLION / 1e6:>17.2f}"
        )
        lines.append(line)
    faults = found["faults"]
    lines.append(f"{found['learners']} learners; kinds of faults: {len(faults) or 'none'}")
    lines += [f"{count:>6} x {fault}" for fault, count in list(faults.items())[:SHOWN]]
    return "\n".join(lines)


def main(argv=None):
    """Print the figures; 1 when an answer was wrong or could not be cached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=1000)
    parser.add_argument("--at-once", type=int, default=32)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name, hosts.nginx(Path(name), ROOT / "_site") as address:
        log = Path(name) / "access.log"
        found = measure(address, log, Path(name), options.learners, options.at_once)
    print(table(found))
    if options.json:
        options.json.write_text(json.dumps(found, indent=1))
    return 1 if found["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
