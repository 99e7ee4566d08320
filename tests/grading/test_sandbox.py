"""What learner's code can find in its folder."""

import re
import zipfile

import pytest

from courseware.grading import sandbox


@pytest.fixture(scope="module")
def wheel():
    (path,) = sandbox.ready(tell=lambda line: None).glob("tinytorch-*.whl")
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_wheel_holds_just_what_is_named(wheel):
    modules = {name.removeprefix("tinytorch/") for name in wheel if name.endswith(".py")}
    assert modules == {*sandbox.MODULES, "checks/attempts.py", "widgets.py"}


def test_no_answer_is_in_it(wheel):
    words = re.compile(r"maximum\(|np\.exp|\bexp\(|class (ReLU|Softmax)|clip\(", re.IGNORECASE)
    assert {name: found[0] for name, text in wheel.items() if (found := words.search(text))} == {}


def test_the_folder_holds_the_runtime_and_nothing_else():
    kinds = {path.suffix for path in sandbox.ready(tell=lambda line: None).iterdir()}
    assert kinds == {".mjs", ".py", ".json", ".wasm", ".zip", ".whl"}
