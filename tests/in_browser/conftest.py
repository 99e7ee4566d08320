"""One program, run once natively and once in the browser's Python."""

import doctest
import json
import subprocess
import sys
from typing import NamedTuple

import pytest

from benchmarks import browser
from courseware.files import ROOT

HERE = ROOT / "tests" / "in_browser"
PROMPTS = doctest.DocTestParser()
NOT_THERE = "tinytorch.widgets"  # sliders need a notebook


class Both(NamedTuple):
    """The answers of ``program.py``."""

    native: dict
    browser: dict


def sources(lesson):
    """All code that learners see run: what stands after ``>>>`` in pages, the lesson's cells."""
    found = {}
    for page in sorted((ROOT / "book").glob("*.md")):
        examples = PROMPTS.get_examples(page.read_text(encoding="utf-8"))
        found[page.name] = [each.source for each in examples]
    cells = lesson.notebook("instructor").cells
    code = [cell.source for cell in cells if cell.cell_type == "code"]
    found["the lesson"] = [source for source in code if NOT_THERE not in source]
    return {name: each for name, each in found.items() if each}


def answer(printed):
    line = [line for line in printed.splitlines() if line.startswith("ANSWER ")][-1]
    return json.loads(line.removeprefix("ANSWER "))


@pytest.fixture(scope="session")
def both(lesson, tmp_path_factory):
    """What came out, natively and in the browser's Python."""
    home = tmp_path_factory.mktemp("both")
    path = home / "given" / "sources.json"
    path.parent.mkdir()
    path.write_text(json.dumps(sources(lesson)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, HERE / "program.py", path],
        cwd=ROOT / "benchmarks", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    folders = [
        (ROOT, "tinytorch"), (ROOT / "benchmarks", "elsewhere"),
        (ROOT / "tests", "in_browser"), (home, "given"),
    ]  # fmt: skip
    there = browser.run("in_browser/program.py", "given/sources.json", folders=folders)
    return Both(answer(done.stdout), answer(there))
