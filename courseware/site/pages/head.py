"""The head of each page: what may run, what other programs show, where the runtime is."""

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from courseware.files import integrity
from courseware.runtime.lockfile import RuntimeNames
from courseware.site.headers import RUNTIME
from courseware.site.pages import csp, opengraph

HEAD = re.compile(r'<head>(?:\s*<meta charset="utf-8" ?/>)?')  # browsers look for it in 1024 bytes
MODULES = "*.mjs"
PYTHON = "_static/course/python.js"
FETCHED = ("pyodide.asm.wasm", "linked.wasm", "page-snapshot-*.wasm", "tinytorch-*.whl")


def write(site: Path, runtime: RuntimeNames, address: str | None = None) -> None:
    """Write the head of every page below the folder ``site``, reading each page once.

    Each page gets its policy, and its inline scripts become files: only such may run. A page of
    the book also says where the runtime is, and what programs that link to it show.

    Parameters
    ----------
    site : Path
        Holds the book, ``lite/`` and the runtime in it.
    runtime : RuntimeNames
        Where the runtime is.
    address : str, optional
        Where the site will be, ``https://host/path/``; then there is a picture and a sitemap, too.

    Raises
    ------
    CourseError
        When ``address`` is none (nothing is written then), or a page holds a script, handler or
        address that would be dead under the policy.
    """
    base = opengraph.base_of(address)
    facts = _facts(site, runtime)
    book = []
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site)
        up = "../" * (len(name.parts) - 1)
        text = page.read_text(encoding="utf-8")
        in_book = name.parts[0] != "lite"
        tags = [csp.tag(evaluates=not in_book)]
        if in_book:
            book.append(name.as_posix())
            tags += opengraph.tags(text, base, name.as_posix())
            tags += _runtime_tags(facts, up, has_figures="<live-figure" in text)
        text, scripts = csp.without_inline_scripts(with_tags(text, tags), up)
        csp.check(text, name.as_posix())
        for file, code in scripts.items():
            (site / file).write_text(code, encoding="utf-8")
        page.write_text(text, encoding="utf-8")
    if base:
        opengraph.write_files(site, base, book)


def with_tags(text: str, tags: list[str]) -> str:
    """The page ``text`` with ``tags`` at the beginning of its head, after the encoding."""
    added = "".join(f"\n    {tag}" for tag in tags)
    return HEAD.sub(lambda found: found[0] + added, text, count=1)


def _facts(site: Path, runtime: RuntimeNames) -> dict[str, str]:
    """What pages are told of the runtime: its folder, and attributes of their tag.

    The size is that of the files that a page's worker fetches; it measures progress by them. The
    hashes are those of the modules, which vouch for all other files.
    """
    folder = f"{RUNTIME}{runtime.base}/"
    size = sum(path.stat().st_size for name in FETCHED for path in (site / folder).glob(name))
    modules = sorted((site / folder).glob(MODULES))
    hashes = escape(json.dumps({path.name: integrity(path) for path in modules}))
    return {
        "folder": folder,
        "first": f'data-lock="{runtime.lock}" data-bytes="{size}"',
        "last": f'data-hashes="{hashes}"',
    }


def _runtime_tags(facts: dict[str, str], up: str, has_figures: bool) -> Iterator[str]:
    """A page with figures loads the script for Python at once: it need not wait for all others."""
    yield f'<link rel="manifest" href="{up}_static/course.webmanifest" />'
    figures = 'data-figures="1" ' if has_figures else ""
    yield (
        f'<meta name="course-runtime" content="{up}{facts["folder"]}" {facts["first"]} '
        f"{figures}{facts['last']} />"
    )
    if has_figures:
        yield f'<script type="module" async src="{up}{PYTHON}"></script>'
