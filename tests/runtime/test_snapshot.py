import json
import zipfile
from pathlib import Path

import pytest

from courseware.runtime import snapshot


@pytest.fixture
def compiled(tmp_path):
    """Two wheels and a standard library, as ``runtime.compiled`` leaves them."""
    folder = tmp_path / "compiled"
    folder.mkdir()
    archives = {
        "a-1.whl": {"a/__init__.pyc": "a", "a/b/fast.cpython-314.so": "library",
                    "a-1.dist-info/METADATA": "Name: a\n\nLong words.", "a-1.dist-info/WHEEL": ""},
        "piplite-1.whl": {"piplite/piplite.pyc": "holds objects of JavaScript"},
        "jedi-1.whl": {"jedi/__init__.pyc": "large"},
        "python_stdlib.zip": {"os.pyc": "os", "wave.pyc": "wave"},
    }  # fmt: skip
    for name, files in archives.items():
        with zipfile.ZipFile(folder / name, "w") as archive:
            for path, text in files.items():
                archive.writestr(path, text)
    for name in ("pyodide.mjs", *snapshot.CORE):
        (folder / name).write_text(name)
    return folder


@pytest.fixture
def used(monkeypatch):
    """Instead of Deno: says which modules a page and a notebook use."""
    found = {
        "page": {"os": f"{snapshot.FIRST}os.pyc", "a.b.fast": "/lib/a.b.fast.so"},
        "notebook": {
            "os": f"{snapshot.FIRST}os.pyc",
            "a": f"{snapshot.FIRST}a/__init__.pyc",
            "piplite.piplite": f"{snapshot.FIRST}piplite/piplite.pyc",
        },
    }

    def deno(folder, info, *arguments):
        Path(arguments[-1]).write_text(json.dumps(found))
        (folder / snapshot.LOCK).touch()

    monkeypatch.setattr(snapshot, "_deno", deno)
    return found


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def names(path):
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_modules_lie_where_they_are_needed_first(compiled, used, out):
    snapshot.pack(compiled, {}, [], out)
    assert names(out / "start.zip") == {"os.pyc", "parts.json", "finder.py"}
    assert names(out / "kernel.zip") == {"piplite/piplite.pyc"}
    assert names(out / "notebook.zip") == {"a/__init__.pyc", "a-1.dist-info/METADATA"}
    assert names(out / "rest.zip") == {"wave.pyc"}


def test_first_archive_says_what_the_others_hold(compiled, used, out):
    snapshot.pack(compiled, {}, [], out)
    with zipfile.ZipFile(out / "start.zip") as archive:
        assert json.loads(archive.read("parts.json")) == {
            "libraries": ["a.b.fast"],
            "archives": {
                "kernel.zip": ["piplite.piplite"],
                "notebook.zip": ["a"],
                "rest.zip": ["wave"],
            },
        }


def test_library_that_no_page_needs_stays_a_file_of_its_own(compiled, used, out):
    snapshot.pack(compiled, {}, [], out)
    assert (out / "linked.wasm").read_text() == "library"
    del used["page"]["a.b.fast"]
    snapshot.pack(compiled, {}, [], out)
    assert (out / "linked.wasm").read_text() == ""
    assert (out / "a.b.fast.wasm").read_text() == "library"


def test_nothing_of_the_way_there_is_left(compiled, used, out):
    snapshot.pack(compiled, {}, [], out)
    assert {path.name for path in out.iterdir()} == {
        *snapshot.OURS, *snapshot.CORE, *snapshot.ARCHIVES, "core.mjs", "linked.wasm", "parts.mjs",
    }  # fmt: skip


def test_needed_modules_are_those_from_elsewhere(tmp_path):
    package = tmp_path / "mine"
    package.mkdir()
    (package / "a.py").write_text(
        "import os.path, mine.b\nfrom mine import c\nfrom html import x\n"
    )
    (package / "b.py").write_text("import ipywidgets\nfrom . import a\n")
    assert snapshot.needed(package) == ["html", "os.path"]


def test_what_deno_says_is_in_the_message(tmp_path, monkeypatch):
    program = tmp_path / "deno"
    program.write_text("#!/bin/sh\necho 'error: no such export' >&2; exit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(snapshot.deno, "deno_binary", lambda: program)
    (tmp_path / snapshot.WHEEL).write_bytes(b"")
    with pytest.raises(snapshot.deno.DenoError, match="no such export"):
        snapshot._deno(tmp_path, {}, "", "use")
