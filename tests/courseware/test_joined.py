"""The scripts of a notebook's start as one file."""

import json
import subprocess

import pytest

from courseware import joined
from courseware.sources import deno_binary

SCRIPTS = {
    "build/1.abc.js": '"use strict";(self.chunks=self.chunks||[]).push([1, typeof this])',
    "build/2.def.js": "(self.chunks=self.chunks||[]).push([2]), undeclared = 3 // the end",
    joined.MAIN: "self.first = self.chunks.map(([id]) => id)",
}


@pytest.fixture
def lite(tmp_path):
    """A JupyterLite of three scripts, and one that no start asks for."""
    for name, text in (SCRIPTS | {"build/3.js": "later"}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def listed(tmp_path):
    (tmp_path / "start.txt").write_text("build/1.abc.js\nbuild/2.def.js\n")
    return tmp_path / "start.txt"


def test_one_script_does_what_all_did_and_the_loader_comes_last(lite, listed):
    name = joined.write(lite, listed)
    said = "\nconsole.log(JSON.stringify([self.chunks, self.first, undeclared]));"
    run = lite / "run.cjs"  # a plain script, as the browser takes it
    run.write_text("globalThis.self = globalThis;\n" + (lite / name).read_text() + said)
    done = subprocess.run(
        [deno_binary(), "run", "--quiet", "--no-prompt", "--allow-read", run],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    chunks, first, undeclared = json.loads(done.stdout)
    assert [chunk[0] for chunk in chunks] == first == [1, 2]
    assert undeclared == 3, "one script's strictness came over the next"


def test_nothing_is_there_twice_and_all_else_stays(lite, listed):
    name = joined.write(lite, listed)
    left = {path.relative_to(lite).as_posix() for path in lite.rglob("*.js")}
    assert left == {name, "build/3.js"}


def test_name_changes_with_what_is_in_it(lite, listed):
    before = joined.write(lite, listed)
    for name, text in SCRIPTS.items():
        (lite / name).write_text(text)
    assert joined.write(lite, listed) == before
    for name, text in SCRIPTS.items():
        (lite / name).write_text(text + ";")
    assert joined.write(lite, listed) != before


def test_script_that_is_not_there_is_named_and_nothing_is_touched(lite, listed):
    listed.write_text("build/1.abc.js\nbuild/2.other.js\n")
    with pytest.raises(joined.ListError, match=r"lists build/2\.other\.js.*scripts\.py"):
        joined.write(lite, listed)
    assert all((lite / name).is_file() for name in SCRIPTS)
