"""What the built pages link to: every file and every place in a page must be there.

Looks at the pages of the book. JupyterLite's own pages are its makers' affair; a link into a
notebook is followed to the cell it names.
"""

import json
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote, urlsplit

REFERENCES = {"href", "src", "poster"}


class Page(HTMLParser):
    """What one page holds: its places, its references, and faults that need no other page.

    Attributes
    ----------
    places : set of str
        Whatever a link can lead to after ``#``.
    references : list of (int, str)
        Line and address.
    found : list of (int, str)
        Line and message.
    """

    def __init__(self, text):
        super().__init__()
        self.places, self.references, self.found = {"", "top"}, [], []
        self._level = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        """Note what one tag says."""
        given, line = dict(attrs), self.getpos()[0]
        self.places |= {given[key] for key in ("id", "name") if given.get(key)}
        for key in REFERENCES & given.keys():
            self.references.append((line, given[key] or ""))
        if tag == "img" and "alt" not in given:
            self.found.append((line, f"an image without alt text, {given.get('src')!r}"))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            level, before = int(tag[1]), self._level
            if before and level > before + 1:
                self.found.append(
                    (line, f"heading of level {level}; allowed here: {before + 1} or less")
                )
            self._level = level


def faults(site, tell=print):
    """Every fault of the pages of ``site``, as ``file:line: message``; tells one line a page."""
    paths = sorted(path for path in site.rglob("*.html") if not path.is_relative_to(site / "lite"))
    pages = {path.resolve(): Page(path.read_text(encoding="utf-8")) for path in paths}
    found = []
    for path in paths:
        page = pages[path.resolve()]
        told = list(page.found)
        for line, address in page.references:
            message = _follow(site.resolve(), path.resolve(), address, pages)
            if message:
                told.append((line, message))
        found += [f"{path}:{line}: {message}" for line, message in sorted(set(told))]
        count = f"links: {len(page.references)}"
        tell(f"page     {path.relative_to(site)}: {count}, faults: {len(set(told))}")
    return found


def _follow(site, path, address, pages):
    """What is wrong with one address on the page ``path``; None when it leads somewhere."""
    try:
        parts = urlsplit(address)
    except ValueError as error:
        return f"{address!r} is no address: {error}"
    if parts.scheme or parts.netloc:
        return None
    if parts.path.startswith("/"):
        return f"{address!r} begins with '/' and breaks below a path; allowed: relative links"
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not target.is_relative_to(site):
        return f"{address!r} leads out of the site"
    target = target / "index.html" if target.is_dir() else target
    if not target.is_file():
        return f"{address!r} leads to no file"
    notebook = parse_qs(parts.query).get("path")
    if notebook:
        return _cell(site / "lite" / "files" / notebook[0], parts.fragment, address)
    place = unquote(parts.fragment)
    if target in pages and place not in pages[target].places:
        return f"{address!r} leads to no place of that name in {target.name}"
    return None


def _cell(path, fragment, address):
    if not path.is_file():
        return f"{address!r} opens no notebook: there is no {path.name}"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    wanted = fragment.removeprefix("cell-id=")
    if fragment and wanted not in {cell.get("id") for cell in cells}:
        return f"{address!r} leads to no cell of {path.name}"
    return None
