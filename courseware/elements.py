"""HTML elements as nodes of a page, so that directives can mix them with Markdown text."""

from html import escape

from docutils import nodes

VOID = {"input", "br"}


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


def setup(app):
    """Teach the HTML builder the node, and give every page the script of the course's elements.

    The scripts lie in ``book/modules``: Jupyter Book puts each script of ``_static`` and of any
    static folder in its configuration into every page, but one page needs few of them.
    """
    app.add_node(Element, html=(visit, depart))
    app.connect("config-inited", lambda _, config: config.html_static_path.append("modules"))
    app.add_js_file("course/main.js", type="module")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
