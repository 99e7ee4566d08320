"""The build as a whole, with small builders instead of the real ones."""

import os
import re
import subprocess
import sys
import threading

import pytest

from courseware.book import build as book
from courseware.errors import CourseError
from courseware.files import ROOT, files_of
from courseware.lessons import curriculum
from courseware.runtime import bytecode, lockfile, pins, snapshot
from courseware.runtime.lockfile import RuntimeNames
from courseware.site import build as site
from courseware.site import codemirror, jupyterlite, manifest

BUILDERS = ("compiled", "pack", "take", "assemble", "write", "lite", "book", "vendor", "collect")
PAGE = "<html><head><title>A page</title></head></html>"
AGAIN = """
import sys
from pathlib import Path
from courseware.files import ROOT
from courseware.lessons import curriculum
from courseware.runtime import lockfile, wheel
from courseware.site import manifest
out = Path(sys.argv[1])
for name, file in (("packed", "pyodide.mjs"), ("made", "page.wasm")):
    (out / name).mkdir()
    (out / name / file).write_text("the same")
wheel.tinytorch_wheel(ROOT / "tinytorch", out / "made")
lockfile.assemble({}, out / "packed", out / "made", out / "new")
curriculum.write(out / "new")
manifest.write(out / "new")
"""


@pytest.fixture
def root(tmp_path):
    """A checkout with one file in each room that counts."""
    for name in ("book/index.md", "content/activations.py", "tinytorch/__init__.py",
                 "web/notebook/main.js", "courseware/site/jupyterlite.py",
                 "courseware/runtime/snapshot.py", "courseware/hosting/doctor.py"):  # fmt: skip
        path = tmp_path / "checkout" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "checkout" / "_config.yml").touch()
    return tmp_path / "checkout"


class Builders:
    """Stand in for the builders: note each call, write a file or two, fail where told to."""

    def __init__(self):
        self.calls, self.failing = [], None

    def _call(self, name):
        self.calls.append(name)
        if self.failing == name:
            raise CourseError(f"{name} failed")

    def collect(self, files, cache, report):
        self._call("collect")
        return {}

    def compiled(self, pinned, paths, out):
        (out / "numpy-2.whl").write_text("numpy")
        self._call("compiled")

    def pack(self, compiled, info, modules, out):
        (out / "linked.wasm").write_text("library")
        self._call("pack")

    def take(self, packed, info, wheel, out):
        (out / "page.wasm").write_text("snapshot")
        self._call("take")

    def assemble(self, info, packed, made, out):
        (out / "0123").mkdir()
        (out / "0123" / "linked.wasm").write_text("library")
        (out / "0123" / "pyodide-lock-4567.json").write_text("{}")
        self._call("assemble")
        return RuntimeNames("0123", "pyodide-lock-4567.json")

    def write(self, out, content):
        (out / "activations.ipynb").write_text("student")
        self._call("write")

    def lite(self, notebooks, names, edited, out):
        (out / "static").mkdir()
        (out / "index.html").write_text(PAGE)
        self._call("lite")

    def book(self, out):
        (out / "more").mkdir()
        for name in ("index.html", "more/page.html"):
            (out / name).write_text(PAGE)
        self._call("book")

    def vendor(self, wanted, paths, out):
        (out / "codemirror.js").write_text("editor")
        self._call("vendor")


@pytest.fixture
def builders(monkeypatch):
    fake = Builders()
    for module, name in (
        (pins, "collect"), (bytecode, "compiled"), (snapshot, "pack"), (snapshot, "take"),
        (lockfile, "assemble"), (curriculum, "write"),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, getattr(fake, name))
    for module, name in ((jupyterlite, "lite"), (book, "book"), (codemirror, "vendor")):
        monkeypatch.setattr(module, "build", getattr(fake, name))
    return fake


def build(root, report=None):
    return site.build(root, report or [].append)


def test_site_is_put_together_with_its_manifest(root, builders):
    built = build(root)
    assert built == root / "_site"
    assert manifest.verify(built) == []
    assert {p.relative_to(built).as_posix() for p in built.rglob("*") if p.is_file()} == {
        ".nojekyll", "_headers", "manifest.sha256", "sw.js", "index.html", "more/page.html",
        "vendor/codemirror.js", "lite/index.html", "lite/static/pyodide/0123/linked.wasm",
        "lite/static/pyodide/0123/pyodide-lock-4567.json",
    }  # fmt: skip


def test_only_a_page_with_figures_loads_python_before_other_scripts(root, builders, monkeypatch):
    def pages(out):
        (out / "with.html").write_text(f"{PAGE}<live-figure></live-figure>")
        (out / "without.html").write_text(PAGE)

    monkeypatch.setattr(book, "build", pages)
    built = build(root)
    script = '<script type="module" async src="_static/course/python.js"></script>'
    for name, has in (("with.html", True), ("without.html", False)):
        text = (built / name).read_text()
        assert (script in text) == ("data-figures" in text) == has


@pytest.mark.parametrize(("page", "up"), [("index.html", ""), ("more/page.html", "../")])
def test_pages_of_the_book_know_the_runtime(root, builders, page, up):
    text = (build(root) / page).read_text()
    assert f'<meta name="course-runtime" content="{up}lite/static/pyodide/0123/"' in text
    assert 'data-lock="pyodide-lock-4567.json" data-bytes="7"' in text


def test_pages_of_jupyterlite_have_their_policy_and_nothing_else_of_ours(root, builders):
    text = (build(root) / "lite" / "index.html").read_text()
    assert re.sub(r'\s*<meta http-equiv="Content-Security-Policy" [^>]*>', "", text) == PAGE
    assert "'unsafe-eval'" in text


def test_second_build_does_nothing_again(root, builders):
    build(root)
    before = (root / "_site" / manifest.NAME).read_bytes()
    builders.calls.clear()
    build(root)
    assert builders.calls == ["collect"]  # the pinned files are checked each time
    assert (root / "_site" / manifest.NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("changed", "redone"),
    [
        ("book/index.md", {"book"}),
        ("_config.yml", {"book"}),
        ("web/notebook/main.js", {"lite"}),
        ("tinytorch/__init__.py", {"take", "assemble", "write", "book"}),
        ("courseware/runtime/snapshot.py", {"pack", "take", "assemble"}),
        ("courseware/hosting/doctor.py", set()),
        ("content/activations.py", {"write", "lite", "book"}),
    ],
)
def test_change_redoes_what_depends_on_it(root, builders, changed, redone):
    build(root)
    builders.calls.clear()
    (root / changed).write_text("changed")
    os.utime(root / changed, (2e9, 2e9))  # edited is counted in whole seconds
    build(root)
    assert set(builders.calls) - {"collect"} == redone


def fail_after_a_change(root, builders, name):
    for room in ("book", "content", "tinytorch", "courseware", "web"):
        for path in files_of(root / room):
            path.write_text("changed")
    if name in ("compiled", "vendor"):  # only the pins in git could call for these
        (root / "_build" / f"{'bytecode' if name == 'compiled' else 'editor'}.stamp").unlink()
    builders.failing = name
    with pytest.raises(CourseError, match=f"{name} failed"):
        build(root)


@pytest.mark.parametrize("name", BUILDERS)
def test_failing_step_leaves_the_site_as_it_was(root, builders, name):
    before = (build(root) / manifest.NAME).read_bytes()
    fail_after_a_change(root, builders, name)
    assert manifest.verify(root / "_site") == []
    assert (root / "_site" / manifest.NAME).read_bytes() == before


@pytest.mark.parametrize("name", BUILDERS)
def test_build_after_a_failure_recovers(root, builders, name):
    build(root)
    fail_after_a_change(root, builders, name)
    builders.failing = None
    assert manifest.verify(build(root)) == []


def test_site_that_a_killed_build_moved_away_is_back_after_a_failure(root, builders):
    build(root).rename(root / "_site.old")
    (root / "_site.new").mkdir()
    fail_after_a_change(root, builders, "book")
    assert manifest.verify(root / "_site") == []


def test_builds_at_once_take_turns(root, builders):
    told = []
    threads = [threading.Thread(target=build, args=(root, told.append)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert builders.calls.count("book") == 1
    assert manifest.verify(root / "_site") == []
    assert sum(line.startswith("site       /") for line in told) == 3


def git(folder, *words, **variables):
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True,
                   env=os.environ | variables)  # fmt: skip


def test_content_is_dated_by_its_last_commit(root):
    git(root, "init", "--quiet")
    for number, name in enumerate(("content", "book")):
        date = f"{1_600_000_000 + number} +0000"
        git(root, "add", name)
        git(root, "commit", "-m", name, GIT_COMMITTER_DATE=date)
    assert site.edited(root / "content") == 1_600_000_000
    assert site.edited(root / "book") == 1_600_000_001


@pytest.mark.parametrize("program", ["git", "none"])
def test_content_outside_git_is_dated_by_its_newest_file(root, monkeypatch, program):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    if program == "none":
        monkeypatch.setenv("PATH", "")
    (root / "content" / "older").touch()
    os.utime(root / "content" / "older", (5, 5))
    os.utime(root / "content" / "activations.py", (9, 9))
    assert site.edited(root / "content") == 9


def test_wheel_lock_and_notebook_have_the_same_bytes_in_another_process(tmp_path):
    running = []
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "UTC")):
        (tmp_path / seed).mkdir()
        command = [sys.executable, "-c", AGAIN, tmp_path / seed]
        changed = {"PYTHONHASHSEED": seed, "TZ": zone}
        running.append(subprocess.Popen(command, cwd=ROOT, env=os.environ | changed))
    assert [process.wait() for process in running] == [0, 0]
    one, two = ((tmp_path / seed / "new" / manifest.NAME).read_text() for seed in "12")
    assert len(one.splitlines()) == 5
    assert one == two
