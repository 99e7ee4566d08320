"""The whole site from its sources: runtime, notebooks, JupyterLite, book, manifest.

Each step is redone only when its inputs changed; ``_site`` is replaced in one move at the end.
"""

import json
import shutil
from importlib.metadata import version
from pathlib import Path

from courseware import book, lite, manifest, notebooks, pins, runtime, vendor
from courseware.steps import Steps, replace

ROOT = Path(__file__).parents[1]
LESSON = ROOT / "content" / "activations.py"
FETCHED = ("pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock-*", "numpy-*", "tinytorch-*")


def build(root=ROOT, tell=print):
    """Build ``_site`` below ``root`` and return its path.

    Raises
    ------
    RuntimeFileError, RuntimeBuildError, LessonError, LiteBuildError, BookError
        When a step fails; an earlier ``_site`` stays as it was.
    """
    steps = Steps(root / "_build", tell)
    code = root / "courseware"
    pinned = pins.load()
    tell("runtime    checking the pinned files")
    paths = pins.collect(pinned["files"], pins.cache_folder(), tell)
    compiled = steps.run(
        "bytecode",
        [pins.PINS, code / "bytecode.py", code / "bytecode.mjs"],
        lambda out: runtime.compiled(pinned, paths, out),
    )
    package = root / "tinytorch"
    ready = steps.run(
        "runtime",
        [pins.PINS, code / "bytecode.py", code / "runtime.py", package],
        lambda out: _runtime(pinned, compiled, package, out),
    )
    names = json.loads((ready / "names.json").read_text())
    lessons = steps.run(
        "notebooks",
        [root / "content", *sorted(code.glob("*.py")), package],
        lambda out: notebooks.write(LESSON, "student", out / "activations.ipynb"),
    )
    jupyter = steps.run(
        "lite",
        [lessons, code / "lite", code / "lite.py", str(names), version("jupyterlite-core")],
        lambda out: lite.build(lessons, names, out),
    )
    pages = steps.run(
        "book",
        [
            root / "book",
            root / "_config.yml",
            root / "content",
            package,
            *sorted(code.glob("*.py")),
        ],
        lambda out: book.build(out),
    )
    wanted = pins.load(vendor.PINS)["files"]
    editor = steps.run(
        "editor",
        [vendor.PINS, code / "vendor.py"],
        lambda out: vendor.build(wanted, pins.collect(wanted, pins.cache_folder(), tell), out),
    )
    return _assemble(root, pages, jupyter, ready, editor, tell)


def _runtime(pinned, compiled, package, out):
    names = runtime.assemble(pinned, compiled, package, out)
    (out / "names.json").write_text(json.dumps(names))


def _assemble(root, pages, jupyter, ready, editor, tell):
    fresh, site = root / "_site.new", root / "_site"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(pages, fresh)
    shutil.copytree(jupyter, fresh / "lite")
    shutil.copytree(editor, fresh / "vendor")
    shutil.copytree(ready, fresh / "lite" / "static" / "pyodide", dirs_exist_ok=True)
    (fresh / "lite" / "static" / "pyodide" / "names.json").unlink()
    _point_pages_to(fresh, json.loads((ready / "names.json").read_text()))
    (fresh / ".nojekyll").touch()
    manifest.write(fresh)
    replace(fresh, site)
    tell(f"site       {site}")
    return site


def _point_pages_to(site, names):
    """Tell each page of the book, in a meta tag, where the runtime is and how large.

    The size is that of the files that a page's worker fetches; it measures progress by them.
    """
    place = f"lite/static/pyodide/{names['base']}/"
    sizes = [path.stat().st_size for name in FETCHED for path in (site / place).glob(name)]
    for page in sorted(site.rglob("*.html")):
        if not page.is_relative_to(site / "lite"):
            up = "../" * (len(page.relative_to(site).parts) - 1)
            tag = (
                f'<meta name="course-runtime" content="{up}{place}" '
                f'data-lock="{names["lock"]}" data-bytes="{sum(sizes)}" />'
            )
            text = page.read_text(encoding="utf-8")
            page.write_text(text.replace("<head>", f"<head>\n    {tag}", 1), encoding="utf-8")
