"""A build that cannot write, or is killed: the site before it stays whole, the next build works."""

import ctypes
import os
import shutil
import signal
import subprocess
import sys

import pytest

from courseware.files import ROOT
from courseware.site import manifest

BOUNDING_SET_DROP, DAC_OVERRIDE = 24, 1  # of prctl(2): the right of root to write anywhere
BUILD = """
import os, signal, sys
from pathlib import Path
from courseware.book import build as pages
from courseware.lessons import curriculum
from courseware.runtime import bytecode, lockfile, pins, snapshot
from courseware.site import build as site
from courseware.site import codemirror, jupyterlite, manifest

def at(moment):
    if moment == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)

def make(out, name, text):
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).write_text(text)

def assemble(pinned, folder, package, out):
    make(out, "0123/pyodide-lock-1.json", "{}")
    return lockfile.RuntimeNames("0123", "pyodide-lock-1.json")

def lite(notebooks, names, edited, out):
    make(out, "index.html", "lite")
    (out / "static").mkdir()

def book(out):
    make(out, "index.html", "<html><head></head>%s</html>" % sys.argv[3])

write, rename = manifest.write, Path.rename

def renamed(path, target):
    moved = rename(path, target)
    if path.name == "_site":
        at("moved away")
    return moved

pins.collect = lambda *given: {}
bytecode.compiled = lambda pinned, paths, out: make(out, "numpy-2.whl", "numpy")
snapshot.pack = lambda compiled, info, modules, out: make(out, "linked.wasm", "library")
snapshot.take = lambda packed, info, wheel, out: make(out, "page.wasm", "snapshot")
lockfile.assemble = assemble
curriculum.write = lambda out, content: make(out, "activations.ipynb", "student")
jupyterlite.build, pages.build = lite, book
codemirror.build = lambda wanted, paths, out: make(out, "editor.js", "1")
manifest.write = lambda folder: (at("half a site"), write(folder))
Path.rename = renamed
site.build(Path(sys.argv[1]), lambda line: None)
"""


def build(root, moment, text):
    command = [sys.executable, "-c", BUILD, str(root), moment, text]
    return subprocess.run(command, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)},
                          stderr=subprocess.PIPE, text=True)  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A small course, and its site."""
    root = tmp_path_factory.mktemp("course")
    for name in ("book/index.md", "content/activations.py", "tinytorch/__init__.py",
                 "web/notebook/main.js", "_config.yml"):  # fmt: skip
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    done = build(root, "nowhere", "first")
    assert done.returncode == 0, done.stderr
    return root


def page(site):
    assert manifest.verify(site) == []
    return (site / "index.html").read_text()


@pytest.mark.parametrize("moment", ["half a site", "moved away"])
def test_killed_build_leaves_a_whole_site_and_the_next_one_works(root, moment):
    before = page(root / "_site")
    (root / "book" / "index.md").write_text(moment)
    assert build(root, moment, moment).returncode == -signal.SIGKILL
    there = root / ("_site.old" if moment == "moved away" else "_site")  # restored by the next
    assert page(there) == before
    done = build(root, "nowhere", moment)
    assert done.returncode == 0, done.stderr
    assert moment in page(root / "_site")


def obey():
    """Let even root heed who may write where, from the next program on."""
    ctypes.CDLL(None).prctl(BOUNDING_SET_DROP, DAC_OVERRIDE, 0, 0, 0)


def test_checkout_that_may_not_be_written_is_told(tmp_path):
    root = tmp_path / "course"
    for room in ("book", "content", "courseware", "tinytorch"):
        shutil.copytree(ROOT / room, root / room)
    root.chmod(0o555)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "courseware", "site"], cwd=root, check=False,
            env={"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True, text=True, preexec_fn=obey,
        )  # fmt: skip
        told = f"course site: no permission to read or write here ({root / '_build'})\n"
        assert (done.returncode, done.stderr) == (1, told)
        assert not (root / "_site").exists()
    finally:
        root.chmod(0o755)
