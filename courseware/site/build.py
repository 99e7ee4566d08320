"""The whole site from its sources: runtime, notebooks, JupyterLite, book, manifest.

Each step is redone only when its inputs changed; ``_site`` is replaced in one move at the end.
"""

import shutil
import subprocess
from importlib.metadata import version

from courseware.book import build as book
from courseware.files import ROOT, files_of
from courseware.lessons import curriculum
from courseware.runtime import build as runtime
from courseware.runtime import pins
from courseware.site import (
    codemirror,
    csp,
    head,
    jupyterlite,
    manifest,
    opengraph,
    precompressed,
    service_worker,
)
from courseware.steps import Steps, file_lock, restore, swap_in

LITE_TOOLS = ("jupyterlite-core", "jupyterlite-pyodide-kernel", "jupyterlab-widgets")
BOOK_TOOLS = ("jupyter-book", "sphinx", "myst-nb", "sphinx-book-theme")
NOTEBOOKS = ("lessons", "errors.py", "identifiers.py")  # what makes notebooks of lessons
BOOK = ("book", "files.py", *NOTEBOOKS)  # what makes pages


def build(root=ROOT, tell=print, address=None):
    """Build ``_site`` below ``root`` and return its path; ``address`` is where it will be.

    Raises
    ------
    CourseError
        When a step fails; an earlier ``_site`` stays as it was.
    """
    steps = Steps(root / "_build", tell)
    with file_lock(root / "_build" / "site.lock", tell):
        restore(root / "_site")
        ready = runtime.build(root, steps, tell)
        jupyter = _lite(root, steps, ready)
        pages = _book(root, steps)
        editor = _editor(root, steps, tell)
        return _assemble(root, pages, jupyter, ready, editor, tell, address)


def edited(folder):
    """When ``folder`` was last edited, in seconds since 1970.

    That is the time of the last commit that touched it, so that every checkout of a commit
    gives the same site; where there is no git, the time of its newest file.
    """
    command = ["git", "log", "-1", "--format=%ct", "--", "."]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        return int(done.stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return int(max(path.stat().st_mtime for path in files_of(folder)))


def _lite(root, steps, ready):
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


def _book(root, steps):
    rooms = ("book", "_config.yml", "content", "examples", "tinytorch")
    sources = [root / name for name in rooms]
    code = [root / "web" / "pages", *(root / "courseware" / name for name in BOOK)]
    tools = map(version, BOOK_TOOLS)
    return steps.run("book", [*sources, *code, *tools], lambda out: book.build(out))


def _editor(root, steps, tell):
    wanted = pins.load(codemirror.PINS)["files"]
    return steps.run(
        "editor",
        [codemirror.PINS, root / "courseware" / "site" / "codemirror.py"],
        lambda out: codemirror.build(wanted, pins.collect(wanted, pins.cache_folder(), tell), out),
    )


def _assemble(root, pages, jupyter, ready, editor, tell, address):
    fresh, site = root / "_site.new", root / "_site"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(pages, fresh)
    shutil.copytree(jupyter, fresh / "lite")
    shutil.copytree(editor, fresh / "vendor")
    shutil.copytree(ready, fresh / "lite" / "static" / "pyodide", dirs_exist_ok=True)
    (fresh / "lite" / "static" / "pyodide" / runtime.NAMES).unlink()
    head.point_to_runtime(fresh, runtime.names(ready))
    opengraph.write(fresh, address)
    (fresh / ".nojekyll").touch()
    csp.bind(fresh)
    tell("packed     compressing what is new")
    precompressed.write(fresh, root / "_build" / "precompressed")
    service_worker.write(fresh)
    manifest.write(fresh)
    swap_in(fresh, site)
    tell(f"site       {site}")
    return site
