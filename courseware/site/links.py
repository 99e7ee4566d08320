"""What the built pages link to: every file and every element that a link names must be there.

Looks at the pages of the book. JupyterLite's own pages are its makers' affair; a link into a
notebook is followed to the cell it names.
"""

import json
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from courseware.site import texts

REFERENCES = {"href", "src", "poster"}


class Page(HTMLParser):
    """What one page holds: its targets, its references, and faults that need no other page.

    Attributes
    ----------
    targets : set of str
        All that a link can lead to after ``#``.
    references : list of (int, str)
        Line and address.
    faults : list of (int, str)
        Line and message.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets = {"", "top"}
        self.references: list[tuple[int, str]] = []
        self.faults: list[tuple[int, str]] = []
        self._level = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what one tag says."""
        given, line = dict(attrs), self.getpos()[0]
        self.targets |= {value for key in ("id", "name") if (value := given.get(key))}
        for key in REFERENCES & given.keys():
            self.references.append((line, given[key] or ""))
        if tag == "img" and "alt" not in given:
            self.faults.append((line, texts.NO_ALT.format(source=given.get("src"))))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            level, before = int(tag[1]), self._level
            if before and level > before + 1:
                message = texts.HEADING.format(level=level, allowed=before + 1)
                self.faults.append((line, message))
            self._level = level


def faults(site: Path, report: Callable[[str], object] = print) -> list[str]:
    """Every fault of the pages of ``site``, as ``file:line: message``.

    Parameters
    ----------
    site : Path
        A built site.
    report : callable, optional
        Called with one line per page.
    """
    paths = sorted(path for path in site.rglob("*.html") if not path.is_relative_to(site / "lite"))
    pages = {path.resolve(): Page(path.read_text(encoding="utf-8")) for path in paths}
    found = []
    for path in paths:
        page = pages[path.resolve()]
        here = set(page.faults)
        for line, address in page.references:
            message = _follow(site.resolve(), path.resolve(), address, pages)
            if message:
                here.add((line, message))
        found += [f"{path}:{line}: {message}" for line, message in sorted(here)]
        counts = {"links": len(page.references), "faults": len(here)}
        report(texts.PAGE.format(page=path.relative_to(site), **counts))
    return found


def _follow(site: Path, path: Path, address: str, pages: Mapping[Path, Page]) -> str | None:
    """What is wrong with one address on the page ``path``; None when it leads somewhere."""
    try:
        parts = urlsplit(address)
    except ValueError as error:
        return texts.NO_URL.format(address=address, error=error)
    if parts.scheme or parts.netloc:
        return None
    if parts.path.startswith("/"):
        return texts.ABSOLUTE.format(address=address)
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not target.is_relative_to(site):
        return texts.OUTSIDE.format(address=address)
    target = target / "index.html" if target.is_dir() else target
    if not target.is_file():
        return texts.NO_FILE.format(address=address)
    notebook = parse_qs(parts.query).get("path")
    if notebook:
        return _cell(site / "lite" / "files" / notebook[0], parts.fragment, address)
    if target in pages and unquote(parts.fragment) not in pages[target].targets:
        return texts.NO_TARGET.format(address=address, page=target.name)
    return None


def _cell(path: Path, fragment: str, address: str) -> str | None:
    if not path.is_file():
        return texts.NO_NOTEBOOK.format(address=address, notebook=path.name)
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    wanted = fragment.removeprefix("cell-id=")
    if fragment and wanted not in {cell.get("id") for cell in cells}:
        return texts.NO_CELL.format(address=address, notebook=path.name)
    return None
