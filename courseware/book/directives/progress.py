"""``{progress}``: a table of all tasks; and what the sidebar of every page says of them.

The script ``course-progress.js`` fills in how things stand.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.writers.html5 import HTML5Translator

from courseware.book import tasks, texts
from courseware.book.directives.base import CourseDirective
from courseware.book.elements import TEMPLATES, add_node, element, from_template


class Table(nodes.General, nodes.Element):
    """The place of the table: its rows are known once all pages are read."""


class ProgressDirective(CourseDirective):
    """The table of all tasks."""

    required_arguments = 0

    def content_nodes(self, *arguments: str) -> list[nodes.Node]:
        """The element ``<course-progress>``; its rows are found when it is written."""
        return [element("course-progress", Table())]


def write(translator: HTML5Translator, _node: Table) -> None:
    """Write the tasks in the order of the chapters, none of them begun."""
    listed = tasks.listed(translator.builder.env)
    for part in from_template("progress-table", tasks=listed, texts=texts.PROGRESS):
        translator.body.append(part.astext())
    raise nodes.SkipNode


def configure(_app: Sphinx, config: Config) -> None:
    """Show the builder the template of the sidebar."""
    config.templates_path.append(str(TEMPLATES.parent))


def add_texts(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Give that template its texts."""
    context["course_texts"] = texts.PROGRESS


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directive, its node and the sidebar's template."""
    add_node(app, Table, write)
    app.add_directive("progress", ProgressDirective)
    app.connect("config-inited", configure)
    app.connect("html-page-context", add_texts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
