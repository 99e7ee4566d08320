"""The whole site from its sources: runtime, notebooks, JupyterLite, book, manifest.

Each step is redone only when its inputs changed; ``_site`` is replaced in one move at the end.
"""

import shutil
import subprocess
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from courseware.book import build as book
from courseware.files import ROOT, files_of
from courseware.lessons import curriculum
from courseware.runtime import build as runtime
from courseware.runtime import pins
from courseware.runtime.lockfile import RuntimeNames
from courseware.site import (
    codemirror,
    headers,
    jupyterlite,
    manifest,
    precompressed,
    service_worker,
    texts,
)
from courseware.site.pages import head
from courseware.steps import Steps, file_lock, restore, swap_in

LITE_TOOLS = ("jupyterlite-core", "jupyterlite-pyodide-kernel", "jupyterlab-widgets")
BOOK_TOOLS = ("jupyter-book", "sphinx", "myst-nb", "sphinx-book-theme")
NOTEBOOKS = ("lessons", "errors.py", "identifiers.py")  # what makes notebooks of lessons
BOOK = ("book", "files.py", *NOTEBOOKS)  # what makes pages


def build(
    root: Path = ROOT, report: Callable[[str], object] = print, address: str | None = None
) -> Path:
    """Build ``_site`` below ``root`` and return its path.

    Parameters
    ----------
    root : Path, optional
        The folder of the course.
    report : callable, optional
        Called with one line per step.
    address : str, optional
        Where the site will be, ``https://host/path/``: gives it a sitemap and a picture to share.

    Raises
    ------
    CourseError
        When a step fails; an earlier ``_site`` stays as it was.
    """
    steps = Steps(root / "_build", report)
    with file_lock(root / "_build" / "site.lock", report):
        restore(root / "_site")
        ready = runtime.build(root, steps, report)
        built = {
            ".": _book(root, steps),
            "lite": _lite(root, steps, ready),
            "vendor": _editor(root, steps, report),
            "lite/static/pyodide": ready,
        }
        report(texts.PACKED)
        _assemble(root, built, runtime.names(ready), address)
        report(texts.SITE.format(site=root / "_site"))
        return root / "_site"


def edited(folder: Path) -> int:
    """When ``folder`` was last edited, in seconds since 1970.

    That is the time of the last commit that touched it, so that every checkout of a commit
    gives the same site; where there is no git, the time of its newest file.

    Parameters
    ----------
    folder : Path
        Of sources.
    """
    command = ["git", "log", "-1", "--format=%ct", "--", "."]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        return int(done.stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return int(max(path.stat().st_mtime for path in files_of(folder)))


def _lite(root: Path, steps: Steps, ready: Path) -> Path:
    code, names = root / "courseware", runtime.names(ready)
    lessons = steps.run(
        "notebooks",
        [root / "content", *(code / name for name in NOTEBOOKS), root / "tinytorch"],
        lambda out: curriculum.write(out, root / "content"),
    )
    when = edited(root / "content")
    tools = map(version, LITE_TOOLS)
    return steps.run(
        "lite",
        [lessons, *jupyterlite.inputs(root), str(names), str(when), *tools],
        lambda out: jupyterlite.build(lessons, names, when, out),
    )


def _book(root: Path, steps: Steps) -> Path:
    rooms = ("book", "_config.yml", "benchmarks/elsewhere", "content", "examples", "tinytorch")
    sources = [root / name for name in rooms]
    code = [root / "web" / "pages", *(root / "courseware" / name for name in BOOK)]
    tools = map(version, BOOK_TOOLS)
    return steps.run("book", [*sources, *code, *tools], lambda out: book.build(out))


def _editor(root: Path, steps: Steps, report: Callable[[str], object]) -> Path:
    wanted = pins.load(codemirror.PINS)["files"]
    return steps.run(
        "editor",
        [codemirror.PINS, root / "courseware" / "site" / "codemirror.py"],
        lambda out: codemirror.build(
            wanted, pins.collect(wanted, pins.cache_folder(), report), out
        ),
    )


def _assemble(root: Path, built: dict[str, Path], names: RuntimeNames, address: str | None) -> None:
    """Put what the steps have ``built`` into their folders of the site, and finish the whole."""
    fresh = root / "_site.new"
    shutil.rmtree(fresh, ignore_errors=True)
    for name, folder in built.items():
        shutil.copytree(folder, fresh / name, dirs_exist_ok=True)
    (fresh / "lite" / "static" / "pyodide" / runtime.NAMES).unlink()
    head.write(fresh, names, address)
    headers.write(fresh)
    (fresh / ".nojekyll").touch()
    precompressed.write(fresh, root / "_build" / "precompressed")
    service_worker.write(fresh)
    manifest.write(fresh)
    swap_in(fresh, root / "_site")
