"""Each finding has the form that lets somebody else judge it; none is run here."""

import re

import pytest

from courseware.files import ROOT

FOLDER = ROOT / "findings"
SCRIPTS = sorted(FOLDER.glob("*.sh"))
TABLE = (FOLDER / "README.md").read_text(encoding="utf-8")
INSTALL = re.compile(r"(?m)(?:pip install|pip download|npm install)(?: -\S+(?: \d\S*)?)*(.+)$")
EXACT = re.compile(r"'?@?[\w./-]+(\[\w+\])?(==|@)\d[\w.]*'?")


def stem(path):
    return path.stem


def test_the_table_has_a_row_for_each_script_and_no_other():
    rows = re.findall(r"^\| \[(\S+)\]\(\1\.sh\) \|(?:[^|]+\|){4}$", TABLE, re.MULTILINE)
    assert sorted(rows) == [path.stem for path in SCRIPTS]
    assert len(rows) == len(set(rows)) >= 16


@pytest.mark.parametrize("path", SCRIPTS, ids=stem)
def test_the_head_says_guess_sight_meaning_and_source(path):
    head, _, _ = path.read_text(encoding="utf-8").partition("\nset -eu\n")
    lines = head.splitlines()
    assert (lines[0], lines[2]) == ("#!/bin/sh", "#")
    assert all(line.startswith("#") and len(line) <= 110 for line in lines)
    starts = [line.split(":")[0] for line in lines[3:] if not line.startswith("#   ")]
    assert starts[0] in ("# Guess", "# Expected")
    assert starts[1:] == ["# Seen", "# Why it matters", "# Source"]


@pytest.mark.parametrize("path", SCRIPTS, ids=stem)
def test_a_script_works_in_a_folder_of_its_own_with_exact_versions(path):
    text = path.read_text(encoding="utf-8")
    for line in ("work=$(mktemp -d)", "trap 'rm -rf \"$work\"' EXIT", 'cd "$work"'):
        assert f"\n{line}\n" in text
    packages = [name for line in INSTALL.findall(text) for name in line.split()]
    assert packages
    assert [name for name in packages if not EXACT.fullmatch(name)] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=stem)
def test_a_script_uses_none_of_our_code(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"tinytorch|courseware|\.\./|/root/|/home/|/tmp/", text)
