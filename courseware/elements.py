"""HTML elements as nodes of a page, so that directives can mix them with Markdown text."""

from html import escape

from docutils import nodes

VOID = {"input", "br"}
SCRIPTS = {  # the element that needs it: its script
    "live-figure": "live-figure.js",
    "browser-check": "browser-check.js",
    "course-check": "writing.js",
    "course-reflection": "writing.js",
    "course-hand-in": "hand-in.js",
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
        address = context["pathto"](f"_static/course/{name}", 1)
        context["body"] += f'<script type="module" src="{address}"></script>\n'


def configure(_, config):
    """Mend what Jupyter Book makes of the static folders.

    It puts each script of ``_static`` and of any static folder in its configuration into every
    page, but one page needs few of them: they lie in ``book/modules``. It lists styles as the file
    system does, and which of two rules wins must not hang on that.
    """
    config.html_static_path.append("modules")
    config.html_css_files = sorted(config.html_css_files)


def setup(app):
    """Teach the HTML builder the node, and give each page the scripts of the elements in it."""
    app.add_node(Element, html=(visit, depart))
    app.connect("config-inited", configure)
    app.connect("html-page-context", load_scripts)
    app.add_js_file("course/main.js", type="module")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
