"""The scripts that the site sends to a browser stay small enough to read in one sitting."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BOOK = sorted(ROOT.glob("book/**/*.js"))
NOTEBOOK = sorted([  # what JupyterLite lacks, and the service worker; both work without it
    ROOT / "courseware" / "sw.js", *ROOT.glob("courseware/lite/*.*js"),
])  # fmt: skip


def lines(path):
    return path.read_text(encoding="utf-8").splitlines()


def code(path):
    """The lines that are neither blank nor comment."""
    return [line for line in lines(path) if line.strip() and not re.match(r"\s*(//|/?\*)", line)]


@pytest.mark.parametrize(("paths", "most"), [(BOOK, 1000), (NOTEBOOK, 600)])
def test_scripts_stay_small_in_all(paths, most):
    sizes = {path.name: len(code(path)) for path in paths}
    assert 0 < sum(sizes.values()) < most, sizes


@pytest.mark.parametrize("path", BOOK + NOTEBOOK, ids=lambda path: path.name)
def test_a_script_stays_under_300_lines_of_110_letters(path):
    assert len(lines(path)) < 300
    assert [number for number, line in enumerate(lines(path), 1) if len(line) > 110] == []
