"""The scripts of a notebook's start as one file."""

import json
import subprocess

import pytest

from courseware.runtime.deno import deno_binary
from courseware.site import startup_bundle

SCRIPTS = {
    "build/1.abc.js": '"use strict";(self.chunks=self.chunks||[]).push([1, typeof this])',
    "build/2.def.js": "(self.chunks=self.chunks||[]).push([2]), undeclared = 3 // the end",
    "build/4.ghi.js": "self.letters = ['\u2207\U0001f600', /^[\u2207\U0001f600]+$/u, `\xb5`]",
    startup_bundle.MAIN: "self.first = self.chunks.map(([id]) => id)",
}


@pytest.fixture
def lite(tmp_path):
    """A JupyterLite of four scripts, and one that no start asks for."""
    for name, text in (SCRIPTS | {"build/3.js": "later"}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def listed(tmp_path):
    (tmp_path / "start.txt").write_text("build/1.abc.js\nbuild/2.def.js\nbuild/4.ghi.js\n")
    return tmp_path / "start.txt"


def value(lite, name, expression):
    """What ``expression`` gives once the script of that name has run."""
    run = lite / "run.cjs"  # a plain script, as the browser takes it
    text = (lite / name).read_text(encoding="utf-8")
    ends = f"console.log(JSON.stringify({expression}));"
    run.write_text(f"globalThis.self = globalThis;\n{text}\n{ends}", encoding="utf-8")
    done = subprocess.run(
        [deno_binary(), "run", "--quiet", "--no-prompt", "--allow-read", run],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def test_one_script_does_what_all_did_and_the_loader_comes_last(lite, listed):
    name = startup_bundle.write(lite, listed)
    chunks, first, undeclared = value(lite, name, "[self.chunks, self.first, undeclared]")
    assert [chunk[0] for chunk in chunks] == first == [1, 2]
    assert undeclared == 3, "one script's strictness came over the next"


def test_letters_beyond_ascii_are_the_same_though_none_is_left(lite, listed):
    name = startup_bundle.write(lite, listed)
    text = (lite / name).read_text(encoding="utf-8")
    assert text.isascii()
    found = value(lite, name, "self.letters.map((one) => one.test?.(self.letters[0]) ?? one)")
    assert found == ["\u2207\U0001f600", True, "\xb5"]


def test_nothing_is_there_twice_and_all_else_stays(lite, listed):
    name = startup_bundle.write(lite, listed)
    left = {path.relative_to(lite).as_posix() for path in lite.rglob("*.js")}
    assert left == {name, "build/3.js"}


def test_name_changes_with_what_is_in_it(lite, listed):
    before = startup_bundle.write(lite, listed)
    for name, text in SCRIPTS.items():
        (lite / name).write_text(text, encoding="utf-8")
    assert startup_bundle.write(lite, listed) == before
    for name, text in SCRIPTS.items():
        (lite / name).write_text(text + ";", encoding="utf-8")
    assert startup_bundle.write(lite, listed) != before


def test_script_that_is_not_there_is_named_and_nothing_is_touched(lite, listed):
    listed.write_text("build/1.abc.js\nbuild/2.other.js\n")
    with pytest.raises(startup_bundle.ListError, match=r"lists build/2\.other\.js.*benchmarks\.s"):
        startup_bundle.write(lite, listed)
    assert all((lite / name).is_file() for name in SCRIPTS)
