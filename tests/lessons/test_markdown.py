"""Plain Markdown is taken as markdown-it reads it: what is code to it is only text."""

from pathlib import Path

import pytest

from courseware.lessons import markdown
from courseware.lessons.diagnostics import Faults
from courseware.lessons.percent import Block

SOURCE = Path("lesson.py")


def block(text):
    """A Markdown cell whose marker is in line 1, so that the text begins in line 2."""
    return Block(1, True, None, {}, tuple(text.split("\n")))


def faults_of(text):
    faults = Faults(SOURCE)
    markdown.check(block(text), faults)
    return [(line, message.split(", ")[0]) for _, line, message in faults.noted]


@pytest.mark.parametrize(
    "text",
    [
        "Write `![alt](x.png)` to show a picture.",
        "Write `` `![` `` or `{ref}` or `f{x}`.",
        "```python\nprint('![alt](x.png)')\n# {ref}`x`\n:::{tip}\n(target)=\n```",
        "~~~\n```{note}\n~~~",
        "Text.\n\n    ![alt](x.png)\n    ```{note}",
        "A bang![, no image.",
        "A link: [text](x.md), and a set: {a, b}.",
        "# Title\n\n- one\n- two\n\n> said",
    ],
)
def test_code_and_plain_markdown_are_taken(text):
    assert faults_of(text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("one\n![alt](x.png)", (3, "an image")),
        ("- item\n\n  ![](x.png)", (4, "an image")),
        ("> said ![](x.png)", (2, "an image")),
        ("[![](x.png)](y.md)", (2, "an image")),
        ("![alt][x]\n\n[x]: x.png", (2, "an image")),
        ("`code\nover lines`\n![](x.png)", (4, "an image")),
        ("one\ntwo {ref}`x`", (3, "a MyST role")),
        ("`code\nover lines` {ref}`x`", (3, "a MyST role")),
        ("# About {term}`x`", (2, "a MyST role")),
        ("one\n\n```{note}\nx\n```", (4, "a MyST directive")),
        ("- item\n\n  ~~~ {note}\n  x\n  ~~~", (4, "a MyST directive")),
        ("one\n  :::{tip}", (3, "a MyST directive")),
        ("<p>\n:::{tip}\n</p>", (3, "a MyST directive")),
        ("one\n\n(here)=", (4, "a MyST target")),
    ],
)
def test_what_needs_the_book_is_refused_with_its_line(text, fault):
    assert faults_of(text) == [fault]


def test_every_line_is_told():
    assert faults_of("![](a.png) ![](b.png)\n![](c.png)") == [(2, "an image"), (3, "an image")]


def test_headings_are_those_that_readers_see():
    text = "# One\n\n```\n# not one\n```\n\nTwo\n---\n\n> ### Three\n\n    # code\n\n#hash"
    assert list(markdown.headings(block(text))) == [(2, 1), (8, 2), (11, 3)]
