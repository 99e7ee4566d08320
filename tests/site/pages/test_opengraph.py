"""What other programs show of a page, and the list of pages for search engines."""

import struct
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser

import pytest

from courseware.errors import CourseError
from courseware.runtime.lockfile import RuntimeNames
from courseware.site.pages import head, opengraph

RUNTIME = RuntimeNames("0123", "pyodide-lock-4567.json")

PAGE = """<html><head><meta charset="utf-8" /><title>x</title></head><body><p>not this</p>
<article class="a"><h1>ReLU &amp; more<a href="#">#</a></h1>
<p class="admonition-title">In this chapter</p>
<p><strong>You will</strong> see {}<code>"ReLU"</code>.</p></article></body></html>"""


class Tags(HTMLParser):
    """The properties and links in the head of a page."""

    def __init__(self, text):
        super().__init__()
        self.found = {}
        self.feed(text)

    def handle_starttag(self, tag, given):
        given = dict(given)
        name = given.get("property") or given.get("name") or given.get("rel")
        if name:
            self.found[name] = given.get("content") or given.get("href")


@pytest.fixture
def site(tmp_path):
    for name in ("index.html", "added/a b.html", "search.html", "lite/index.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE.format(""))
    return tmp_path


def tags(site, name="index.html"):
    return Tags((site / name).read_text()).found


def test_page_says_what_it_is_about(site):
    head.write(site, RUNTIME)
    found = tags(site)
    assert {name: found[name] for name in found if name not in ("manifest", "course-runtime")} == {
        "description": 'You will see "ReLU".',
        "og:type": "website",
        "og:site_name": "Activations",
        "og:title": "ReLU & more",
        "og:description": 'You will see "ReLU".',
    }


def test_pages_of_the_notebook_get_no_tags(site):
    head.write(site, RUNTIME, "https://example.org/")
    assert tags(site, "lite/index.html") == {}


def test_encoding_stays_in_front_where_browsers_look_for_it(site):
    head.write(site, RUNTIME, "https://example.org/")
    assert (site / "index.html").read_bytes().index(b"charset") < 100


def test_long_summary_is_cut_between_words(site):
    (site / "index.html").write_text(PAGE.format("words " * 99))
    head.write(site, RUNTIME)
    summary = tags(site)["description"]
    assert len(summary) <= opengraph.LONGEST + 4
    assert summary.endswith("words ...")


@pytest.mark.parametrize("end", ["", "/", "/index.html"])
def test_site_that_knows_its_address_has_whole_addresses(site, end):
    head.write(site, RUNTIME, f"https://example.org/course{end}")
    assert tags(site)["canonical"] == tags(site)["og:url"] == "https://example.org/course/"
    other = tags(site, "added/a b.html")
    assert other["canonical"] == "https://example.org/course/added/a%20b.html"
    assert other["og:image"] == "https://example.org/course/_static/preview.png"


def test_sitemap_lists_every_page_but_the_search(site):
    head.write(site, RUNTIME, "https://example.org/course/")
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert [entry[0].text for entry in root] == [
        "https://example.org/course/added/a%20b.html",
        "https://example.org/course/",
    ]


def test_site_that_does_not_know_its_address_has_no_sitemap(site):
    head.write(site, RUNTIME)
    assert not (site / "sitemap.xml").exists()
    assert not (site / opengraph.PICTURE).exists()


@pytest.mark.parametrize(
    "address", ["example.org", "ftp://example.org/", "https://", "https://a/?b", "https://a/#b", ""]
)
def test_what_is_no_address_is_refused_before_anything_is_written(site, address):
    with pytest.raises(CourseError, match="wanted: https://host/path/"):
        head.write(site, RUNTIME, address)
    assert (site / "index.html").read_text() == PAGE.format("")


def test_picture_is_a_png_of_the_size_that_messengers_show(site):
    head.write(site, RUNTIME, "https://example.org/")
    data = (site / opengraph.PICTURE).read_bytes()
    assert data[:16] == b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert len(data) <= 20_000
