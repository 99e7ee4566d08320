"""What other programs show of a page: title, summary and picture; and the list of all pages.

Search engines and messengers want whole addresses. A site knows its own only when it is told, so
the picture, the ``canonical`` link and ``sitemap.xml`` are made for a given address.
"""

import re
import shutil
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape as xml

from courseware.errors import CourseError
from courseware.site import texts

DRAWN = Path(__file__).with_name("preview.png")  # ReLU beside the bars of Softmax
PICTURE = "_static/preview.png"
SEARCH = "search.html"  # a page that search engines need not know
LONGEST = 200  # characters of a summary
TITLE = re.compile(r"<h1[^>]*>(.*?)<", re.DOTALL)
TEXT = re.compile(r'<p(?! class="admonition-title")[^>]*>(.*?)</p>', re.DOTALL)


def base_of(address: str | None) -> str | None:
    """The address of a site with its trailing slash; None when there is none.

    Parameters
    ----------
    address : str or None
        ``https://host/path/``, with or without the trailing slash or ``index.html``.

    Raises
    ------
    CourseError
        When it is not the address of a site.
    """
    if address is None:
        return None
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise CourseError(texts.NOT_AN_ADDRESS.format(address=address))
    return address.removesuffix("index.html").rstrip("/") + "/"


def tags(text: str, base: str | None, name: str) -> Iterator[str]:
    """The tags for the head of a page, from its own heading and first paragraph.

    Parameters
    ----------
    text : str
        The HTML of the page.
    base : str or None
        The address of the site, as `base_of` gives it.
    name : str
        The page's own name in the site.
    """
    article = text.partition("<article")[2]
    title, words = TITLE.search(article), TEXT.search(article)
    shown = _plain(title[1]) if title else texts.COURSE
    summary = _cut(_plain(words[1])) if words else shown
    found = [("name", "description", summary), ("property", "og:type", "website"),
             ("property", "og:site_name", texts.COURSE), ("property", "og:title", shown),
             ("property", "og:description", summary)]  # fmt: skip
    if base:
        url = _url(base, name)
        found += [("property", "og:url", url), ("property", "og:image", base + PICTURE)]
        yield f'<link rel="canonical" href="{escape(url)}" />'
    for key, word, content in found:
        yield f'<meta {key}="{word}" content="{escape(content)}" />'


def write_files(site: Path, base: str, names: list[str]) -> None:
    """Write the picture and ``sitemap.xml`` into the folder ``site``.

    Parameters
    ----------
    site : Path
        Where they go.
    base : str
        The address of the site, as `base_of` gives it.
    names : list of str
        The pages of the book, by their names in the site.
    """
    (site / PICTURE).parent.mkdir(exist_ok=True)
    shutil.copyfile(DRAWN, site / PICTURE)
    urls = [xml(_url(base, name)) for name in names if Path(name).name != SEARCH]
    (site / "sitemap.xml").write_text(_sitemap(urls), encoding="utf-8")


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] + " ..."


def _url(base: str, name: str) -> str:
    return base if name == "index.html" else base + quote(name)


def _sitemap(urls: list[str]) -> str:
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(f"  <url><loc>{url}</loc></url>" for url in urls), "</urlset>", "",
    ])  # fmt: skip
