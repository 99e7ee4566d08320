"""The scripts that the site sends to a browser stay small enough to read in one sitting."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BOOK = sorted(ROOT.glob("book/**/*.js"))
NOTEBOOK = sorted([  # what JupyterLite lacks, and the service worker; both work without it
    ROOT / "courseware" / "sw.js", *ROOT.glob("courseware/lite/*.*js"),
])  # fmt: skip
START = [  # how Python's memory comes into a page
    ROOT / "courseware" / "start" / name
    for name in ("fetched.mjs", "memory.mjs", "pyodide.mjs", "sha256.mjs")
]


def lines(path):
    return path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("paths", "most"), [(BOOK, 1000), (NOTEBOOK, 700), (START, 400)])
def test_scripts_stay_small_in_all(paths, most):
    sizes = {path.name: len(lines(path)) for path in paths}
    assert 0 < sum(sizes.values()) < most, sizes


@pytest.mark.parametrize("path", BOOK + NOTEBOOK + START, ids=lambda path: path.name)
def test_a_script_stays_under_300_lines_of_110_letters(path):
    assert len(lines(path)) < 300
    assert [number for number, line in enumerate(lines(path), 1) if len(line) > 110] == []
