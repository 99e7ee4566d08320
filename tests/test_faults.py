"""The table of faults names every case once, and tests that exist."""

import ast
import re

import pytest

from courseware.files import ROOT

TABLE = ROOT / "tests" / "FAULTS.md"
LAST = {"D": 22, "K": 24, "S": 14, "A": 8, "G": 26, "X": 14}
ROWS = re.findall(
    r"^\| ([A-Z]\d+) \| (.*?) \| (met|in part|not) \| (.*?) \|$", TABLE.read_text(), re.M
)
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def functions(path):
    tree = ast.parse((ROOT / path).read_text())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_case_has_one_row():
    wanted = [f"{group}{n}" for group, last in LAST.items() for n in range(1, last + 1)]
    assert [row[0] for row in ROWS] == wanted


@pytest.mark.parametrize(("case", "what", "state", "words"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_met_is_tested(case, what, state, words):
    named = NAMED.findall(words)
    assert named or state == "not", f"{case} is {state}, but no test is named"
    assert len(NAMED.sub("", words)) > 20 or state == "met", f"{case}: say why, and what is told"
    for path, function in named:
        assert (ROOT / path).is_file(), f"{case} names {path}, which does not exist"
        assert not function or function in functions(path), f"{case} names {path}::{function}"
