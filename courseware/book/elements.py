"""HTML elements as nodes of a page, so that directives can mix them with Markdown text."""

import shutil
from html import escape
from pathlib import Path

from docutils import nodes

from courseware.files import ROOT

PAGES = ROOT / "web" / "pages"
SCRIPTS_AT = "_static/course"
VOID = {"input", "br"}
SCRIPTS = {  # the element that needs it: its script
    "live-figure": "live-figure.js",
    "browser-check": "browser-check.js",
    "course-check": "course-check.js",
    "course-exercise": "course-exercise.js",
    "course-reflection": "course-reflection.js",
    "course-hand-in": "course-hand-in.js",
}


class Element(nodes.General, nodes.Element):
    """One HTML element: ``tag``, its attributes ``html`` and, as children, other nodes."""


def element(tag, *children, **attributes):
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


def markup(html):
    """A node that writes ``html`` as it is; for drawings, whose markup is our own."""
    return nodes.raw("", html, format="html")


def opening(node):
    """The start tag of an element node."""
    parts = [node["tag"]]
    for name, value in node["html"].items():
        parts.append(name if value is True else f'{name}="{escape(str(value))}"')
    return f"<{' '.join(parts)}>"


def visit(translator, node):
    """Write the start tag."""
    translator.body.append(opening(node))


def depart(translator, node):
    """Write the end tag, when the element has one."""
    if node["tag"] not in VOID:
        translator.body.append(f"</{node['tag']}>")


def load_scripts(_app, _pagename, _templatename, context, _doctree):
    """Have a page load the scripts of the elements that stand in it, and no others.

    Their addresses are those by which the scripts name each other: Sphinx would add a digest, and
    a browser would run a script with two addresses twice.
    """
    body = context.get("body") or ""
    for name in sorted({name for tag, name in SCRIPTS.items() if f"<{tag}" in body}):
        address = context["pathto"](f"{SCRIPTS_AT}/{name}", 1)
        context["body"] += f'<script type="module" src="{address}"></script>\n'


def configure(_, config):
    """Sort the styles: Jupyter Book lists them as the file system does, and order decides."""
    config.html_css_files = sorted(config.html_css_files)


def copy_scripts(app):
    """Copy the scripts of the pages beside the other static files.

    Jupyter Book puts each script of a static folder into every page, but one page needs few of
    them: so their folder is none.
    """
    if app.builder.format == "html":
        shutil.copytree(PAGES, Path(app.outdir) / SCRIPTS_AT, dirs_exist_ok=True)


def setup(app):
    """Teach the HTML builder the node, and give each page the scripts of the elements in it."""
    app.add_node(Element, html=(visit, depart))
    app.connect("config-inited", configure)
    app.connect("builder-inited", copy_scripts)
    app.connect("html-page-context", load_scripts)
    app.add_js_file("course/course-progress.js", type="module")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
