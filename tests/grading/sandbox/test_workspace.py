"""What learner's code can find in its folder."""

import re
import zipfile

import pytest

from courseware.files import ROOT
from courseware.grading.sandbox import workspace
from courseware.runtime import bytecode, pins
from courseware.steps import Steps


@pytest.fixture(scope="module")
def wheel():
    path = workspace.ready(report=lambda line: None) / "tinytorch.whl"
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_wheel_holds_just_what_is_named(wheel):
    modules = {name.removeprefix("tinytorch/") for name in wheel if name.endswith(".py")}
    stand_ins = {"checks/__init__.py", "checks/attempts.py", "widgets.py"}
    assert modules == {*workspace.MODULES, *stand_ins}


def test_no_answer_is_in_it(wheel):
    words = re.compile(r"maximum\(|np\.exp|\bexp\(|class (ReLU|Softmax)|clip\(", re.IGNORECASE)
    assert {name: found[0] for name, text in wheel.items() if (found := words.search(text))} == {}


def test_the_folder_holds_the_runtime_and_nothing_else():
    kinds = {path.suffix for path in workspace.ready(report=lambda line: None).iterdir()}
    assert kinds == {".bin", ".js", ".json", ".mjs", ".wasm", ".whl", ".zip"}


def test_the_byte_code_of_the_site_is_used_again(tmp_path, monkeypatch):
    for name in ("courseware", "tinytorch"):
        (tmp_path / name).symlink_to(ROOT / name)
    files = [*bytecode.CORE, pins.load()["packages"]["numpy"]["file"], "other.whl"]

    def make(out):
        for name in files:
            (out / name).write_text("the site's")

    sources = bytecode.inputs(tmp_path)
    Steps(tmp_path / "_build", [].append).run("bytecode", sources, make)
    monkeypatch.setattr(bytecode, "compiled", None)
    monkeypatch.setattr(workspace, "_make", lambda pinned, core, package, out: None)
    workspace.ready(tmp_path, [].append)
    core = tmp_path / "_build" / "sandbox-core"
    assert [(core / name).read_text() for name in files[:-1]] == ["the site's"] * 5
    assert not (core / "other.whl").exists()
