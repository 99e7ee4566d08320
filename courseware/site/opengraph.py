"""What other programs show of a page: title, summary and picture; and the list of all pages.

Search engines and messengers want whole addresses. A site knows its own only when it is told, so
the picture, the ``canonical`` link and ``sitemap.xml`` are made for a given address.
"""

import re
import struct
import zlib
from html import escape, unescape
from itertools import pairwise
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape as xml

import numpy as np

from courseware.errors import CourseError

NAME = "Activations"
PICTURE = "_static/preview.png"
SHAPE = (630, 1200)  # rows and columns, as messengers show it
BACK, FRONT, SOFT = (20, 80, 110), (255, 255, 255), (122, 143, 160)
BARS, FOOT = ((660, 340), (780, 160), (900, 260), (1020, 420)), 470
HINGE = (160 + 440j, 330 + 440j, 530 + 180j)  # column and row of each corner
LONGEST = 200  # characters of a summary
TITLE = re.compile(r"<h1[^>]*>(.*?)<", re.DOTALL)
TEXT = re.compile(r'<p(?! class="admonition-title")[^>]*>(.*?)</p>', re.DOTALL)
CHARSET = '<meta charset="utf-8" />'


def write(site, address=None):
    """Put the tags into every page of the book below the folder ``site``.

    Parameters
    ----------
    site : Path
    address : str, optional
        Where the site will be, ``https://host/path/``; then there is a picture and a sitemap, too.

    Raises
    ------
    CourseError
        When ``address`` is none.
    """
    base = _base(address)
    pages = [page for page in sorted(site.rglob("*.html")) if "lite" not in page.parts]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        tags = "\n    ".join([CHARSET, *_tags(text, base, page.relative_to(site).as_posix())])
        page.write_text(text.replace(CHARSET, tags, 1), encoding="utf-8")
    if base:
        (site / PICTURE).parent.mkdir(exist_ok=True)
        (site / PICTURE).write_bytes(picture())
        names = [page.relative_to(site).as_posix() for page in pages if page.name != "search.html"]
        (site / "sitemap.xml").write_text(_sitemap(base, names), encoding="utf-8")


def _base(address):
    if address is None:
        return None
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise CourseError(f"{address!r} is no address of a site; wanted: https://host/path/")
    return address.removesuffix("index.html").rstrip("/") + "/"


def _tags(text, base, name):
    """The tags of one page, from what stands in it."""
    article = text.partition("<article")[2]
    title, words = TITLE.search(article), TEXT.search(article)
    shown = _plain(title[1]) if title else NAME
    summary = _cut(_plain(words[1])) if words else shown
    tags = [("name", "description", summary), ("property", "og:type", "website"),
            ("property", "og:site_name", NAME), ("property", "og:title", shown),
            ("property", "og:description", summary)]  # fmt: skip
    if base:
        tags += [("property", "og:url", _url(base, name)), ("property", "og:image", base + PICTURE)]
        yield f'<link rel="canonical" href="{escape(_url(base, name))}" />'
    for key, word, content in tags:
        yield f'<meta {key}="{word}" content="{escape(content)}" />'


def _plain(html):
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def _cut(words):
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] + " ..."


def _url(base, name):
    return base if name == "index.html" else base + quote(name)


def _sitemap(base, names):
    lines = [f"  <url><loc>{xml(_url(base, name))}</loc></url>" for name in names]
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', *lines, "</urlset>", "",
    ])  # fmt: skip


def picture():
    """The sign of the course, ReLU beside the bars of Softmax, as a PNG."""
    rows, columns = SHAPE
    row, column = np.indices(SHAPE)
    colours = np.full((*SHAPE, 3), BACK, np.uint8)
    for left, top in BARS:
        colours[top:FOOT, left : left + 90] = SOFT
    points = column + 1j * row
    for start, end in pairwise(HINGE):
        way = end - start
        share = ((points - start) * way.conjugate()).real / abs(way) ** 2
        colours[abs(points - start - share.clip(0, 1) * way) < 30] = FRONT
    data = np.concatenate([np.zeros((rows, 1), np.uint8), colours.reshape(rows, -1)], axis=1)
    head = struct.pack(">IIBBBBB", columns, rows, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(data.tobytes(), 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
