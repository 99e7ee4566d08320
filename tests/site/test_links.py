"""Links of built pages: each leads to a file, an element or a cell, or is named."""

import json

import pytest

from courseware.authoring import validation
from courseware.site import links

TARGETS = {
    "other.html": '<h1 id="one two">x</h1><a name="old"></a>',
    "picture.svg": "<svg/>",
    "lite/index.html": '<a href="nowhere">not ours</a>',
    "lite/notebooks/index.html": "",
    "lite/files/small.ipynb": json.dumps({"cells": [{"id": "relu-class"}, {}]}),
    "folder/page.html": '<a href="../other.html#old">x</a>',
}
OPEN = "lite/notebooks/index.html?path="


@pytest.fixture
def look(tmp_path):
    site = tmp_path / "_site"
    for name, text in TARGETS.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    (tmp_path / "secret.html").write_text("")

    def look(markup):
        (site / "index.html").write_text(f'<h1 id="here">x</h1>\n{markup}')
        found = links.faults(site, [].append)
        assert [line for line in found if not line.startswith(f"{site}/index.html:")] == []
        return [line.removeprefix(f"{site}/index.html:") for line in found]

    return look


@pytest.mark.parametrize(
    "address",
    ["#", "#here", "", "other.html", "other.html#one%20two", "other.html#old", "picture.svg?v=1",
     "lite/", "https://example.org/none", "mailto:a@example.org", "data:,x", "//example.org/",
     "folder/page.html", f"{OPEN}small.ipynb", f"{OPEN}small.ipynb#cell-id=relu-class"],
)  # fmt: skip
def test_link_that_leads_somewhere_is_no_fault(look, address):
    assert look(f'<a href="{address}">x</a>') == []


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("#there", "leads to no element: index.html has none"),
        ("other.html#three", "leads to no element: other.html has none"),
        ("none.html", "leads to no file"),
        ("folder/", "leads to no file"),
        ("Other.html", "leads to no file"),
        ("/other.html", "begins with '/'"),
        ("../secret.html", "leads out of the site"),
        ("http://[half", "is not an address"),
        (f"{OPEN}none.ipynb", "opens no notebook"),
        (f"{OPEN}small.ipynb#cell-id=softmax-class", "leads to no cell of small.ipynb"),
    ],
)
def test_link_that_leads_nowhere_is_told_with_its_line(look, address, told):
    found = look(f'<p>\n<a href="{address}">x</a>')
    assert len(found) == 1
    assert found[0].startswith(f"3: {address!r} ")
    assert told in found[0]


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ('<img src="picture.svg">', ["2: an image without alt text, 'picture.svg'"]),
        ('<img src="picture.svg" alt="">', []),
        ('<script src="none.js"></script>', ["2: 'none.js' leads to no file"]),
        ("<h3>x</h3>", ["2: heading of level 3; allowed here: 2 or less"]),
        ("<h2>x</h2><h3>x</h3><h2>x</h2>", []),
    ],
)
def test_picture_script_and_heading(look, markup, told):
    assert look(markup) == told


def test_faults_of_pages_are_faults_of_the_check(tmp_path):
    content, site = tmp_path / "content", tmp_path / "_site"
    content.mkdir()
    site.mkdir()
    (content / "wrong_answers.py").write_text("WRONG = ()\n")
    (site / "index.html").write_text('<a href="none.html">x</a>')
    said = []
    told = f"{site / 'index.html'}:1: 'none.html' leads to no file"
    assert validation.main(content, site, said.append) == [told]
    assert said == ["page     index.html: links: 1, faults: 1"]
