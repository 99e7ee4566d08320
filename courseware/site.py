"""The whole site from its sources: runtime, notebooks, JupyterLite, book, manifest.

Each step is redone only when its inputs changed; ``_site`` is replaced in one move at the end.
"""

import json
import shutil
import subprocess
from html import escape
from importlib.metadata import version
from pathlib import Path

from courseware import (
    book,
    curriculum,
    image,
    lite,
    manifest,
    notebooks,
    offline,
    packed,
    pins,
    policy,
    preview,
    runtime,
    vendor,
)
from courseware.faults import LessonError
from courseware.steps import Steps, alone, files_of, replace, restore

ROOT = Path(__file__).parents[1]
LITE_TOOLS = ("jupyterlite-core", "jupyterlite-pyodide-kernel", "jupyterlab-widgets")
BOOK_TOOLS = ("jupyter-book", "sphinx", "myst-nb", "sphinx-book-theme")
MODULES = "*.mjs"
PYTHON = "_static/course/python.js"
FETCHED = ("pyodide.asm.wasm", "linked.wasm", "image-*.wasm", "tinytorch-*.whl")


def build(root=ROOT, tell=print, address=None):
    """Build ``_site`` below ``root`` and return its path; ``address`` is where it will be.

    Raises
    ------
    CourseError
        When a step fails; an earlier ``_site`` stays as it was.
    """
    steps = Steps(root / "_build", tell)
    with alone(root / "_build" / "site.lock", tell):
        restore(root / "_site")
        ready = _runtime(root, steps, tell)
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


def _runtime(root, steps, tell):
    code, package = root / "courseware", root / "tinytorch"
    pinned = pins.load()
    tell("runtime    checking the pinned files")
    paths = pins.collect(pinned["files"], pins.cache_folder(), tell)
    compiled = steps.run(
        "bytecode",
        runtime.sources(code),
        lambda out: runtime.compiled(pinned, paths, out),
    )

    info, modules = pinned["info"], image.needed(package)
    inputs = [*runtime.sources(code), code / "image.py", code / "start", *modules]
    laid = steps.run("laid", inputs, lambda out: image.lay(compiled, info, modules, out))
    inputs += [code / "runtime.py", package]

    def make(out):
        image.take(laid, info, runtime.tinytorch_wheel(package, out), out)

    made = steps.run("image", inputs, make)

    def assemble(out):
        names = runtime.assemble(info, laid, made, out)
        (out / "names.json").write_text(json.dumps(names))

    return steps.run("runtime", inputs, assemble)


def _lite(root, steps, ready):
    code, names = root / "courseware", _names(ready)
    lessons = steps.run(
        "notebooks",
        [root / "content", *sorted(code.glob("*.py")), root / "tinytorch"],
        lambda out: _notebooks(root / "content", out),
    )
    when = edited(root / "content")
    tools = map(version, LITE_TOOLS)
    return steps.run(
        "lite",
        [
            lessons,
            code / "lite",
            code / "lite.py",
            code / "joined.py",
            str(names),
            str(when),
            *tools,
        ],
        lambda out: lite.build(lessons, names, when, out),
    )


def _notebooks(content, out):
    found = curriculum.faults(content)
    if found:
        raise LessonError(found)
    for entry in curriculum.entries(content):
        notebooks.write(entry.source, "student", out / f"{entry.name}.ipynb")


def _book(root, steps):
    rooms = ("book", "_config.yml", "content", "examples", "tinytorch")
    sources = [root / name for name in rooms]
    code = [*sorted((root / "courseware").glob("*.py")), root / "courseware" / "templates"]
    tools = map(version, BOOK_TOOLS)
    return steps.run("book", [*sources, *code, *tools], lambda out: book.build(out))


def _editor(root, steps, tell):
    wanted = pins.load(vendor.PINS)["files"]
    return steps.run(
        "editor",
        [vendor.PINS, root / "courseware" / "vendor.py"],
        lambda out: vendor.build(wanted, pins.collect(wanted, pins.cache_folder(), tell), out),
    )


def _names(ready):
    return json.loads((ready / "names.json").read_text())


def _assemble(root, pages, jupyter, ready, editor, tell, address):
    fresh, site = root / "_site.new", root / "_site"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(pages, fresh)
    shutil.copytree(jupyter, fresh / "lite")
    shutil.copytree(editor, fresh / "vendor")
    shutil.copytree(ready, fresh / "lite" / "static" / "pyodide", dirs_exist_ok=True)
    (fresh / "lite" / "static" / "pyodide" / "names.json").unlink()
    _point_pages_to(fresh, _names(ready))
    preview.write(fresh, address)
    (fresh / ".nojekyll").touch()
    policy.bind(fresh)
    tell("packed     compressing what is new")
    packed.write(fresh, root / "_build" / "packed")
    offline.write(fresh)
    manifest.write(fresh)
    replace(fresh, site)
    tell(f"site       {site}")
    return site


def _point_pages_to(site, names):
    """Tell each page of the book, in a meta tag, where the runtime is and what it must be.

    The size is that of the files that a page's worker fetches; it measures progress by them. The
    hashes are those of the modules, which vouch for all other files. A page with figures loads the
    script for Python at once: it need not wait for all others.
    """
    place = f"lite/static/pyodide/{names['base']}/"
    paths = [path for name in FETCHED for path in (site / place).glob(name)]
    modules = sorted((site / place).glob(MODULES))
    hashes = escape(json.dumps({path.name: pins.integrity(path) for path in modules}))
    size = sum(path.stat().st_size for path in paths)
    for page in sorted(site.rglob("*.html")):
        if not page.is_relative_to(site / "lite"):
            up = "../" * (len(page.relative_to(site).parts) - 1)
            text = page.read_text(encoding="utf-8")
            figures = 'data-figures="1" ' if "<live-figure" in text else ""
            tag = (
                f'<link rel="manifest" href="{up}_static/course.webmanifest" />\n    '
                f'<meta name="course-runtime" content="{up}{place}" data-lock="{names["lock"]}" '
                f'data-bytes="{size}" {figures}data-hashes="{hashes}" />'
            )
            if figures:
                tag += f'\n    <script type="module" async src="{up}{PYTHON}"></script>'
            page.write_text(
                policy.HEAD.sub(lambda found, tag=tag: f"{found[0]}\n    {tag}", text, count=1),
                encoding="utf-8",
            )
