"""The head of each page: where the runtime is, what other programs show, what may run."""

import json
from html import escape

from courseware.files import integrity
from courseware.site import csp

MODULES = "*.mjs"
PYTHON = "_static/course/python.js"
FETCHED = ("pyodide.asm.wasm", "linked.wasm", "image-*.wasm", "tinytorch-*.whl")


def point_to_runtime(site, names):
    """Tell each page of the book, in a meta tag, where the runtime is and what it must be.

    The size is that of the files that a page's worker fetches; it measures progress by them. The
    hashes are those of the modules, which vouch for all other files. A page with figures loads the
    script for Python at once: it need not wait for all others.
    """
    place = f"lite/static/pyodide/{names['base']}/"
    paths = [path for name in FETCHED for path in (site / place).glob(name)]
    modules = sorted((site / place).glob(MODULES))
    hashes = escape(json.dumps({path.name: integrity(path) for path in modules}))
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
                csp.HEAD.sub(lambda found, tag=tag: f"{found[0]}\n    {tag}", text, count=1),
                encoding="utf-8",
            )
