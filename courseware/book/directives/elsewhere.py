"""``{elsewhere}``, ``{elsewhere-all}``: what libraries answer, asked before it is shown."""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from courseware.book import elsewhere, question, texts
from courseware.book.directives.base import CourseDirective
from courseware.book.elements import SCRIPTS_AT, element, from_template

PROGRAM = "elsewhere.json"
LINE = "---"
ASKED = "elsewhere-asked"  # questions of this page by edge
INPUTS = (elsewhere.DATA, elsewhere.ASKING)


class ElsewhereDirective(CourseDirective):
    """A question, the answers of some edges, and after a line what explains them."""

    has_content = True
    final_argument_whitespace = True
    inputs = (*CourseDirective.inputs, *INPUTS)

    def content_nodes(self, *arguments: str) -> list[nodes.Node]:
        """The question; what comes after it is shown once it is answered."""
        name, *edges = arguments[0].split()
        lines = list(self.content)
        cut = lines.index(LINE) if LINE in lines else len(lines)
        ident = f"elsewhere-{name}"
        asked = question.rendered(question.parse(lines[:cut]), ident, self.block, self.inline)
        found = elsewhere.groups(elsewhere.load(), edges)
        self.env.temp_data.setdefault(ASKED, {}).update(dict.fromkeys(edges, ident))
        table = from_template("elsewhere-table", groups=found, texts=texts.ELSEWHERE, live=False)
        told = element(
            "div", *table, *self.block("\n".join(lines[cut + 1 :])), class_="course-told"
        )
        return [element("div", asked, told, class_="course-surprise", id=ident)]


class AllDirective(CourseDirective):
    """The table of all edges, with filters and a live column; and the versions."""

    required_arguments = 0
    inputs = (*CourseDirective.inputs, *INPUTS)

    def content_nodes(self, *arguments: str) -> list[nodes.Node]:
        """The element ``<course-elsewhere>``."""
        data = elsewhere.load()
        found = elsewhere.groups(data, asked=self.env.temp_data.get(ASKED, {}))
        return from_template(
            "elsewhere-all",
            groups=found,
            functions={group.function: texts.FUNCTIONS[group.function] for group in found},
            libraries=data["libraries"],
            machine=data["machine"],
            texts=texts.ELSEWHERE,
            live=True,
        )


def write(app: Sphinx, failed: Exception | None) -> None:
    """Write what the page's Python runs, beside the scripts.

    Parameters
    ----------
    app : Sphinx
    failed : Exception or None
        Why the build failed; then nothing is written.
    """
    if failed is None and app.builder.format == "html":
        path = Path(app.outdir) / SCRIPTS_AT / PROGRAM
        path.write_text(elsewhere.program(), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directives."""
    app.add_directive("elsewhere", ElsewhereDirective)
    app.add_directive("elsewhere-all", AllDirective)
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
