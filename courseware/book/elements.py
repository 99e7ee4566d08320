"""HTML elements in a page: as nodes that hold Markdown text, or from a template.

What is all markup of ours is a Jinja template in ``templates/elements``; what mixes with Markdown
is put together with ``element``.
"""

import re
import shutil
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.writers.html5 import HTML5Translator

from courseware.files import ROOT

PAGES = ROOT / "web" / "pages"
SCRIPTS_AT = "_static/course"
TEMPLATES = Path(__file__).parent / "templates" / "elements"
VOID = {"input", "br"}
SLOT = re.compile(r"<!--slot:([a-z]+)-->\n?")
SCRIPTS = {  # the element that needs it: its script
    "live-figure": "live-figure.js",
    "figure-prediction": "figure-answers.js",
    "figure-question": "figure-answers.js",
    "browser-check": "browser-check.js",
    "course-check": "course-check.js",
    "course-elsewhere": "course-elsewhere.js",
    "course-exercise": "course-exercise.js",
    "course-reflection": "course-reflection.js",
    "course-hand-in": "course-hand-in.js",
}
_environment = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

Attribute = str | int | float | bool | None


class Element(nodes.General, nodes.Element):
    """One HTML element: ``tag``, its attributes ``html`` and, as children, other nodes."""


def element(tag: str, *children: nodes.Node | str, **attributes: Attribute) -> Element:
    """A node for ``<tag ...>children</tag>``.

    Parameters
    ----------
    tag : str
        The name of the element.
    children : docutils nodes or str
        What stands inside; a string becomes text.
    attributes
        HTML attributes. ``class_`` and ``for_`` lose the underscore, other underscores become
        hyphens, True gives a bare attribute, None and False leave it out.
    """
    html = {
        name.rstrip("_").replace("_", "-"): value
        for name, value in attributes.items()
        if value is not None and value is not False
    }
    node = Element("", tag=tag, html=html)
    node += [nodes.Text(child) if isinstance(child, str) else child for child in children]
    return node


def markup(html: str) -> nodes.raw:
    """A node that writes ``html`` as it is: our own, from a template."""
    return nodes.raw("", html, format="html")


def from_template(
    template: str, slots: dict[str, Sequence[nodes.Node]] | None = None, **values: Any
) -> list[nodes.Node]:
    """The nodes of a template, with other nodes in its slots.

    Parameters
    ----------
    template : str
        A file of ``templates/elements``, without ``.html.j2``.
    slots : dict, optional
        The nodes that take the place of each ``<!--slot:NAME-->``.
    values
        What the template names.

    Returns
    -------
    list of nodes
        Raw markup and, between its parts, the nodes of the slots, which Markdown may be in.
    """
    html = _environment.get_template(f"{template}.html.j2").render(values)
    found: list[nodes.Node] = []
    for at, part in enumerate(SLOT.split(html)):
        if at % 2:
            found += (slots or {})[part]
        elif part.strip():
            found.append(markup(part))
    return found


def opening(node: Element) -> str:
    """The start tag of an element node."""
    parts = [node["tag"]]
    for name, value in node["html"].items():
        parts.append(name if value is True else f'{name}="{escape(str(value))}"')
    return f"<{' '.join(parts)}>"


def visit(translator: HTML5Translator, node: Element) -> None:
    """Write the start tag."""
    translator.body.append(opening(node))


def depart(translator: HTML5Translator, node: Element) -> None:
    """Write the end tag, when the element has one."""
    if node["tag"] not in VOID:
        translator.body.append(f"</{node['tag']}>")


def skip(_translator: nodes.NodeVisitor, _node: nodes.Node) -> None:
    """Leave out, in other formats than HTML, what only a browser can do."""
    raise nodes.SkipNode


def load_scripts(
    _app: Sphinx, _pagename: str, _templatename: str, context: dict[str, Any], _doctree: object
) -> None:
    """Have a page load the scripts of the elements that stand in it, and no others.

    Their addresses are those by which the scripts name each other: Sphinx would add a digest, and
    a browser would run a script with two addresses twice.
    """
    body = context.get("body") or ""
    for name in sorted({name for tag, name in SCRIPTS.items() if f"<{tag}" in body}):
        address = context["pathto"](f"{SCRIPTS_AT}/{name}", 1)
        context["body"] += f'<script type="module" src="{address}"></script>\n'


def configure(_app: Sphinx, config: Config) -> None:
    """Sort the styles: Jupyter Book lists them as the file system does, and order decides."""
    config.html_css_files = sorted(config.html_css_files)


def copy_scripts(app: Sphinx) -> None:
    """Copy the scripts of the pages beside the other static files.

    Jupyter Book puts each script of a static folder into every page, but one page needs few of
    them: so their folder is none.
    """
    if app.builder.format == "html":
        shutil.copytree(PAGES, Path(app.outdir) / SCRIPTS_AT, dirs_exist_ok=True)


def add_node(app: Sphinx, kind: type[nodes.Element], *visitors: Any) -> None:
    """Teach the HTML builder a kind of node, and the others to leave it out.

    Parameters
    ----------
    app : Sphinx
    kind : type
        The class of the node.
    visitors : callable
        What writes it as HTML: at its start and, if there is one, at its end.
    """
    start, end = (*visitors, None)[:2]
    left_out = (skip, None)
    app.add_node(
        kind, html=(start, end),
        latex=left_out, text=left_out, man=left_out, texinfo=left_out,
    )  # fmt: skip


def setup(app: Sphinx) -> dict[str, bool]:
    """Teach the builders the node, and give each page the scripts of the elements in it."""
    add_node(app, Element, visit, depart)
    app.connect("config-inited", configure)
    app.connect("builder-inited", copy_scripts)
    app.connect("html-page-context", load_scripts)
    app.add_js_file("course/course-progress.js", type="module")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
