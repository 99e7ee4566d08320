import json
import os
import subprocess
import sys
import zipfile
from hashlib import sha256
from importlib.metadata import version

import pytest

from courseware.files import ROOT, integrity
from courseware.runtime import bytecode, deno, lockfile, pins, wheel

PACKAGE = ROOT / "tinytorch"
NUMBER = version("activations-course")
PINNED = {
    "info": {"python": "3.14.0"},
    "packages": {
        "a-b": {"version": "1", "file": "a_b-1.whl", "imports": ["a_b"], "depends": []},
        "numpy": {"version": "2", "file": "numpy-2.whl", "imports": ["numpy"], "depends": ["a-b"]},
    },
}


@pytest.fixture
def small(tmp_path):
    """A package of two modules, with the byte code that an import leaves beside them."""
    folder = tmp_path / "tinytorch"
    (folder / "core" / "__pycache__").mkdir(parents=True)
    (folder / "core" / "__pycache__" / "__init__.cpython-314.pyc").write_bytes(b"code")
    (folder / "__init__.py").write_text('"""Words."""\n')
    (folder / "core" / "__init__.py").write_text("VALUE = 1\n")
    return folder


@pytest.fixture
def lean(tmp_path):
    """What ``compiled`` leaves: archives and Pyodide's own files."""
    folder = tmp_path / "lean"
    folder.mkdir()
    for name in ("a_b-1.whl", "numpy-2.whl", "pyodide.mjs", "python_stdlib.zip"):
        (folder / name).write_text(name)
    return folder


@pytest.fixture
def made(small, tmp_path):
    """What is made of the course's own package: its wheel and two snapshots."""
    folder = tmp_path / "made"
    folder.mkdir()
    wheel.tinytorch_wheel(small, folder)
    (folder / "page.wasm").write_text("page")
    (folder / "notebook.wasm").write_text("notebook")
    return folder


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def test_wheel_is_the_same_each_time(small, tmp_path):
    wheels = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        wheels.append(wheel.tinytorch_wheel(small, tmp_path / name))
        for path in small.rglob("*.py"):
            os.utime(path, (0, 0))
    assert wheels[0].name == wheels[1].name
    assert wheels[0].read_bytes() == wheels[1].read_bytes()


@pytest.mark.parametrize("change", ["content", "name"])
def test_wheel_has_another_name_when_a_source_changes(small, out, change):
    before = wheel.tinytorch_wheel(small, out)
    if change == "content":
        (small / "core" / "__init__.py").write_text("VALUE = 2\n")
    else:
        (small / "core" / "__init__.py").rename(small / "core" / "other.py")
    assert wheel.tinytorch_wheel(small, out).name != before.name


def test_wheel_holds_sources_and_two_files_about_itself(small, out):
    with zipfile.ZipFile(wheel.tinytorch_wheel(small, out)) as archive:
        assert archive.namelist() == [
            "tinytorch/__init__.py",
            "tinytorch/core/__init__.py",
            f"tinytorch-{NUMBER}.dist-info/METADATA",
            f"tinytorch-{NUMBER}.dist-info/WHEEL",
        ]
        assert archive.testzip() is None


def test_name_of_the_wheel_is_one_that_installers_read(small, out):
    name, number, build, *tag = wheel.tinytorch_wheel(small, out).stem.split("-")
    assert (name, number, tag) == ("tinytorch", NUMBER, ["py3", "none", "any"])
    assert build[0].isdigit()  # a build tag has to begin with one


def test_real_package_is_imported_from_its_wheel(out):
    packed = wheel.tinytorch_wheel(PACKAGE, out)
    code = (
        "import tinytorch.checks, tinytorch.figures, tinytorch.core.activations as a\n"
        "print(a.__file__, a.ReLU()(a.Tensor([-1.0, 2.0])).data)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(packed)}, cwd=out,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == f"{packed}/tinytorch/core/activations.py [0. 2.]\n"


def test_wheel_of_the_real_package_holds_no_byte_code(out):
    with zipfile.ZipFile(wheel.tinytorch_wheel(PACKAGE, out)) as archive:
        assert [name for name in archive.namelist() if name.endswith(".pyc")] == []


def test_lock_names_the_wheel_and_the_snapshots_with_their_hashes(lean, made, out):
    names = lockfile.assemble({"python": "3.14.0"}, lean, made, out)
    base = out / names.base
    lock = json.loads((base / names.lock).read_text())
    assert lock["info"] == {"python": "3.14.0"}
    assert lock["packages"] == {}  # Pyodide itself has none to load
    for name in ("page", "notebook"):
        digest = sha256(name.encode()).hexdigest()
        assert [part["name"] for part in lock["start"][name]] == [
            f"{name}-snapshot-{digest[:12]}.wasm"
        ]
    for file in [lock["start"]["wheel"], *lock["start"]["page"], *lock["start"]["notebook"]]:
        assert file["integrity"] == integrity(base / file["name"])


def test_large_snapshot_is_in_parts_that_every_host_takes(lean, made, out, monkeypatch):
    monkeypatch.setattr(lockfile, "LARGEST", 3)
    names = lockfile.assemble({"python": "3.14.0"}, lean, made, out)
    base = out / names.base
    parts = json.loads((base / names.lock).read_text())["start"]["notebook"]
    contents = [(base / part["name"]).read_bytes() for part in parts]
    assert contents == [b"not", b"ebo", b"ok"]


def test_lock_gives_names_and_dependencies_as_pinned(small, lean, out):
    packed = wheel.tinytorch_wheel(small, out)
    packages = lockfile.lock(PINNED, lean, packed)["packages"]
    assert {name: entry["name"] for name, entry in packages.items()} == {
        name: name for name in packages
    }
    assert {name: entry["depends"] for name, entry in packages.items()} == {
        "a-b": [], "numpy": ["a-b"], "tinytorch": ["numpy"],
    }  # fmt: skip
    assert packages["tinytorch"]["version"] == NUMBER


def test_names_of_lock_and_folder_are_hashes_of_their_content(lean, made, out, tmp_path):
    first = lockfile.assemble({}, lean, made, out)
    text = (out / first.base / first.lock).read_bytes()
    assert first.lock == f"pyodide-lock-{sha256(text).hexdigest()[:12]}.json"
    again = tmp_path / "again"
    assert lockfile.assemble({}, lean, made, again) == first
    (lean / "pyodide.mjs").write_text("another")
    assert lockfile.assemble({}, lean, made, again).base != first.base


@pytest.mark.parametrize("changed", ["wheel", "page", "notebook"])
def test_changed_package_leaves_the_folder_of_the_pinned_files_its_name(
    small, lean, made, tmp_path, changed
):
    first = lockfile.assemble({}, lean, made, tmp_path / "one")
    if changed != "wheel":
        (made / f"{changed}.wasm").write_text("another")
    else:
        (small / "core" / "__init__.py").write_text("VALUE = 2\n")
        next(made.glob("*.whl")).unlink()
        wheel.tinytorch_wheel(small, made)
    second = lockfile.assemble({}, lean, made, tmp_path / "two")
    assert second.base == first.base
    assert second.lock != first.lock


@pytest.fixture
def fake_deno(tmp_path, monkeypatch):
    def make(script):
        path = tmp_path / "deno"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setattr(deno, "deno_binary", lambda: path)

    return make


def test_what_the_compiler_says_is_in_the_message(fake_deno, tmp_path, out):
    fake_deno("echo 'error: out of memory' >&2; exit 1")
    paths = {name: tmp_path / name for name in bytecode.CORE}
    for path in paths.values():
        path.touch()
    with pytest.raises(deno.DenoError, match="out of memory"):
        bytecode.compiled(pins.load(), paths, out)


def test_compiling_recovers_from_a_build_that_was_killed(fake_deno, tmp_path, out):
    fake_deno("exit 0")
    (tmp_path / "out-core").mkdir()
    (tmp_path / "out-core" / "rest").touch()
    paths = {name: tmp_path / name for name in bytecode.CORE}
    for path in paths.values():
        path.touch()
    bytecode.compiled(pins.load(), paths, out)
    assert {path.name for path in out.iterdir()} == set(bytecode.CORE[:3])
    assert not (tmp_path / "out-core").exists()
