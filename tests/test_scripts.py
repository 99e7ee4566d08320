"""The scripts that the site sends to a browser stay small enough to read in one sitting."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = sorted(
    path
    for path in [*ROOT.glob("book/**/*.js"), *ROOT.glob("courseware/**/*.js")]
    if "grading" not in path.parts  # pages for instructors, not part of the site
)


def lines(path):
    return path.read_text(encoding="utf-8").splitlines()


def code(path):
    """The lines that are neither blank nor comment."""
    return [line for line in lines(path) if line.strip() and not re.match(r"\s*(//|/?\*)", line)]


@pytest.mark.parametrize(("room", "most"), [("book", 1000), ("courseware", 600)])
def test_scripts_stay_small_in_all(room, most):
    sizes = {path.name: len(code(path)) for path in OURS if path.parts[len(ROOT.parts)] == room}
    assert 0 < sum(sizes.values()) < most, sizes


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_a_script_stays_under_300_lines_of_110_letters(path):
    assert len(lines(path)) < 300
    assert [number for number, line in enumerate(lines(path), 1) if len(line) > 110] == []
