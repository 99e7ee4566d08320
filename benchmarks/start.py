"""How long a start takes, in real Chromium, against stock builds of the same files in one run.

    python -m benchmarks.start [--rounds 5] [--network] [--slow 4] [--json FILE] [CASE ...]

The cases take turns, so that a busy machine slows all of them; only the ratios mean anything.
Each round opens each case in a fresh profile and once more after a restart of the browser.
``README.md`` beside this file says what is measured, and what came out.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks import stock, visit
from benchmarks.wire import FAST, SLOW, serving
from courseware.files import ROOT

NOTEBOOK = "notebooks/index.html?path=activations.ipynb"
OURS = {"notebook": "stock notebook", "figure": "bare"}  # case: what it is compared with
VISITS = ("cold", "second")
COLUMNS = {  # key: heading, what to divide by, decimals
    "interface": ("interface s", 1e3, 2),
    "kernel": ("Python s", 1e3, 2),
    "output": ("output s", 1e3, 2),
    "verdict": ("verdict s", 1e3, 2),
    "requests": ("requests", 1, 0),
    "raw": ("raw MB", 1e6, 1),
    "packed": ("sent MB", 1e6, 1),
    "memory": ("memory MB", 1e6, 0),
    "blocked": ("blocked s", 1e3, 2),
    "slider": ("slider ms", 1, 0),
    "slider95": ("95 % ms", 1, 0),
}


def cases(folder):
    """The cases by name: site, path and kind of visit; what is stock is built in ``folder``."""
    packed = ROOT / "_build" / "packed"
    stock.lite(folder / "lite", packed)
    stock.bare(folder / "bare", packed)
    return {
        "notebook": (ROOT / "_site", f"lite/{NOTEBOOK}", visit.notebook),
        "stock notebook": (folder / "lite", NOTEBOOK, visit.notebook),
        "figure": (ROOT / "_site", "relu.html", visit.figure),
        "bare": (folder / "bare", "index.html", visit.bare),
    }


def measure(options):
    """What each round found: ``{case: [{"cold": numbers, "second": numbers}, ...]}``."""
    rounds = {}
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        chosen = {
            name: case
            for name, case in cases(Path(made)).items()
            if name in options.cases or not options.cases
        }
        for number in range(1, options.rounds + 1):
            for name, (site, path, kind) in chosen.items():
                profile = visit.Profile(playwright, options.slow)
                with serving(site, SLOW if options.network else FAST) as server:
                    found = {when: profile.visit(server, path, kind) for when in VISITS}
                profile.remove()
                rounds.setdefault(name, []).append(found)
                seconds = ", ".join(f"{found[when]['output'] / 1e3:.2f} s" for when in VISITS)
                print(f"round {number}, {name}: {seconds}", file=sys.stderr)
    return rounds


def medians(rounds):
    """The median of each number over the rounds: ``{case: {visit: {key: number}}}``."""
    return {
        name: {
            when: {
                key: statistics.median(found[when][key] for found in results)
                for key in results[0][when]
            }
            for when in VISITS
        }
        for name, results in rounds.items()
    }


def ratios(middle):
    """Ours divided by what it is compared with: ``{case: {visit: {key: ratio}}}``."""
    return {
        name: {
            when: {
                key: middle[name][when][key] / number
                for key, number in middle[other][when].items()
                if number and key in middle[name][when]
            }
            for when in VISITS
        }
        for name, other in OURS.items()
        if name in middle and other in middle
    }


def table(middle, shares):
    """The medians and the ratios as lines of text."""
    yield f"{'':<18}{'visit':<8}" + "".join(f"{head:>13}" for head, *_ in COLUMNS.values())
    for name, found in middle.items():
        for when, numbers in found.items():
            cells = (
                f"{numbers[key] / unit:.{digits}f}" if key in numbers else ""
                for key, (_, unit, digits) in COLUMNS.items()
            )
            yield f"{name:<18}{when:<8}" + "".join(f"{cell:>13}" for cell in cells)
    for name, found in shares.items():
        for when, parts in found.items():
            cells = (f"{parts[key]:.2f}" if key in parts else "" for key in COLUMNS)
            yield f"{'/ ' + OURS[name]:<18}{when:<8}" + "".join(f"{cell:>13}" for cell in cells)


def main():
    """Measure, write the JSON, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", nargs="*", help="only these cases")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--network", action="store_true", help="10 Mbit/s, 40 ms")
    parser.add_argument("--slow", type=float, default=1, help="how many times slower a processor")
    parser.add_argument("--json", type=Path, help="where to write all numbers")
    options = parser.parse_args()
    rounds = measure(options)
    middle = medians(rounds)
    shares = ratios(middle)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}"
    if options.json:
        found = {"machine": machine, "medians": middle, "ratios": shares, "rounds": rounds}
        options.json.write_text(json.dumps(found, indent=1))
    print(f"medians of {options.rounds} rounds; {machine}")
    print("\n".join(table(middle, shares)))


if __name__ == "__main__":
    main()
