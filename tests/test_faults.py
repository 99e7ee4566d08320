"""The tables of faults and of reports name each case once, and tests that are collected and run."""

import json
import re
import subprocess
import sys

import pytest

from courseware.files import ROOT

TABLE = ROOT / "tests" / "FAULTS.md"
LAST = {"D": 22, "K": 24, "S": 14, "A": 8, "G": 26, "X": 14}
ROWS = re.findall(
    r"^\| ([A-Z]\d+) \| (.*?) \| (met|in part|not) \| (.*?) \|$",
    TABLE.read_text(encoding="utf-8"),
    re.M,
)
# What others reported; a row names the case by its letter and number, such as C16, or C16b.
REPORTS = re.findall(
    r"^\| ([A-G]\d*[a-z]?) \| (.+?) \| (.+?) \| (.+?) \|$",
    (ROOT / "tests" / "REPORTS.md").read_text(encoding="utf-8"),
    re.M,
)
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
NEVER_RUN = {"skip", "skipif", "xfail"}
COLLECT = """
import json, sys, pytest

class Plugin:
    collected, deselected = [], []

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items):
        self.collected += items

    def pytest_deselected(self, items):
        self.deselected += items

plugin = Plugin()
code = pytest.main(["--collect-only", "-qq", "-p", "no:cacheprovider", *sys.argv[2:]], [plugin])
tests = {
    item.nodeid.partition("[")[0]: sorted({mark.name for mark in item.iter_markers()})
    for item in plugin.collected
}
left_out = sorted({item.nodeid.partition("[")[0] for item in plugin.deselected})
with open(sys.argv[1], "w") as file:
    json.dump({"code": code, "tests": tests, "left_out": left_out}, file)
"""


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """What pytest collects in the files that the tables name, with the course's own options."""
    out = tmp_path_factory.mktemp("collected") / "tests.json"
    named = {path for row in ROWS + REPORTS for path, _ in NAMED.findall(row[3])}
    files = sorted(path for path in named if (ROOT / path).is_file())
    subprocess.run(
        [sys.executable, "-c", COLLECT, out, *files], cwd=ROOT, capture_output=True, check=True
    )
    found = json.loads(out.read_text())
    assert found["code"] == 0
    return found


def test_every_case_has_one_row():
    wanted = [f"{group}{n}" for group, last in LAST.items() for n in range(1, last + 1)]
    assert [row[0] for row in ROWS] == wanted


@pytest.mark.parametrize(("case", "what", "state", "words"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_met_is_tested(collected, case, what, state, words):
    named = NAMED.findall(words)
    assert named or state == "not", f"{case} is {state}, but no test is named"
    assert len(NAMED.sub("", words)) > 20 or state == "met", f"{case}: say why, and what is told"
    are_run(collected, case, words)


def test_every_report_has_one_row():
    cases = [row[0] for row in REPORTS]
    assert len(cases) == len(set(cases))
    assert [case[0] for case in cases] == sorted(case[0] for case in cases)


@pytest.mark.parametrize(("case", "kind", "also", "words"), REPORTS, ids=[r[0] for r in REPORTS])
def test_what_was_reported_is_tested(collected, case, kind, also, words):
    assert NAMED.findall(words), f"{case} names no test"
    are_run(collected, case, words)


def are_run(collected, case, words):
    """Whether all tests that a row names are collected, and run by some target of make."""
    for path, function in NAMED.findall(words):
        one = f"{path}::{function}"  # or all of a file
        tests = {
            name: marks
            for name, marks in collected["tests"].items()
            if (name == one if function else name.startswith(one))
        }
        assert tests, f"{case} names {one}, which pytest does not collect"
        run = {name for name, marks in tests.items() if not NEVER_RUN & set(marks)}
        assert run, f"{case} names {one}, which is skipped or expected to fail"
        assert run - set(collected["left_out"]) or "`make " in words, (
            f"{case} names {one}, which `make test` leaves out: say which target runs it"
        )
