"""What is installed: every tool in an exact version, and a wheel that holds what it should."""

import re
import subprocess
import sys
import tomllib
import zipfile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from courseware.files import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
TEXT = (ROOT / "requirements.txt").read_text(encoding="utf-8")
LINES = [Requirement(line) for line in TEXT.splitlines() if not line.startswith("#")]
PINNED = {}  # by name: the versions, of which there may be one for each kind of machine
for line in LINES:
    PINNED.setdefault(canonicalize_name(line.name), []).append(line.specifier)


@pytest.mark.parametrize("extra", EXTRAS)
def test_every_package_of_an_extra_is_pinned_to_a_version_that_it_allows(extra):
    for text in [*PROJECT["dependencies"], *EXTRAS[extra]]:
        wanted = Requirement(text)
        assert canonicalize_name(wanted.name) in PINNED, text
        for pin in PINNED[canonicalize_name(wanted.name)]:
            assert wanted.specifier.contains(str(pin).removeprefix("==")), text


def test_every_version_is_exact():
    odd = [str(line) for line in LINES if not re.fullmatch(r"==[\w.]+", str(line.specifier))]
    assert odd == []


def test_the_list_says_how_it_is_made():
    command = TEXT.splitlines()[1]
    assert command.startswith("#    uv pip compile ")
    assert all(f"--extra {extra}" in command for extra in EXTRAS)
    assert "://" not in TEXT


def test_the_programs_of_this_environment_are_those_versions():
    told = subprocess.run(
        [sys.executable, "-m", "pip", "freeze", "--exclude-editable"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = [line.split("==") for line in told.stdout.splitlines() if "==" in line]
    here = {canonicalize_name(name): version for name, version in lines}
    differ = {
        name: version
        for name, version in here.items()
        if name in PINNED and not any(pin.contains(version) for pin in PINNED[name])
    }
    assert differ == {}


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """The names in the wheel of this project."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = out.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_wheel_holds_the_package_and_the_tool_whole_and_nothing_else(packed):
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--",
               "tinytorch", "courseware"]  # fmt: skip
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    wanted = {name for name in told.stdout.splitlines() if (ROOT / name).is_file()}
    assert {name for name in packed if ".dist-info/" not in name} == wanted


@pytest.mark.parametrize(
    "name",
    [
        "courseware/runtime/inside/snapshot.mjs",
        "courseware/site/pages/preview.png",
        "courseware/grading/sandbox/inside/tinytorch/widgets.py",
        "courseware/authoring/template/page.md",
    ],
)
def test_wheel_holds_what_is_no_module_but_the_tool_reads(packed, name):
    assert name in packed


def test_wheel_brings_the_command(packed):
    assert any(name.endswith(".dist-info/entry_points.txt") for name in packed)
