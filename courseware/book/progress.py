"""How far the learner is: a table of all tasks, and what the templates put into every page.

The script ``course/main.js`` fills in how things stand.
"""

from html import escape
from pathlib import Path

from docutils import nodes

from courseware.book import tasks
from courseware.book.elements import element

TEMPLATES = Path(__file__).parent / "templates"


class Table(nodes.General, nodes.Element):
    """The place of the table: its rows are known once all pages are read."""


def table():
    """The element ``<course-progress>`` with the place of its table."""
    return element("course-progress", Table())


def write(translator, _node):
    """Write the tasks in the order of the chapters, none of them begun."""
    rows = "".join(_row(task) for task in tasks.listed(translator.builder.env))
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Task", "State", "Points"))
    translator.body.append(
        '<table class="table cw-tasks"><caption class="cw-sum">All tasks</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )
    raise nodes.SkipNode


def _row(task):
    points = f"0 of {task['points']}" if "points" in task else ""
    if "graded" in task:
        points = f"{task['graded']} by the instructor"
    link = f'<a href="{escape(task["page"])}">{escape(task["title"])}</a>'
    cells = f'<td>{link}</td><td class="cw-state">not begun</td><td>{points}</td>'
    return f'<tr data-state="not begun">{cells}</tr>'


def setup(app):
    """Teach the HTML builder the table, and show it the templates."""
    app.add_node(Table, html=(write, None))
    app.connect("config-inited", lambda _, config: config.templates_path.append(str(TEMPLATES)))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
