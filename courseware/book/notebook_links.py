"""Links from pages of the book into the notebooks, at a cell when one is named."""

from functools import cache

from sphinx.util.docutils import SphinxRole

from courseware.book.elements import element
from courseware.errors import CourseError
from courseware.lessons import curriculum

OPEN = "Open the notebook here"
NOTEBOOK = "lite/notebooks/index.html?path={}.ipynb"


class OpenNotebookRole(SphinxRole):
    """``{open-notebook}`text <grade-id>```, ``{open-notebook}`grade-id```, or a lesson's name."""

    def run(self):
        """The link; an unknown cell is an error."""
        text, _, cell = self.text.rstrip(">").rpartition("<")
        try:
            node = notebook_link(self.env.docname, text.strip() or OPEN, cell.strip())
        except CourseError as error:
            fault = self.inliner.reporter.error(str(error), line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, fault)], [fault]
        return [node], []


@cache
def lessons():
    """The lessons by name, read once in a build."""
    return curriculum.read()


def holder(grade_id):
    """The lesson that has a cell called ``grade_id``; None when there is none."""
    for told in lessons().values():
        if grade_id in {*told.exercises, *told.checks, *told.reflections}:
            return told
    return None


def notebook_link(docname, text, cell):
    """A link from page ``docname`` to the cell called ``cell`` in its notebook.

    ``start``, or the name of a lesson, leads to the start of a notebook.

    Raises
    ------
    CourseError
        When there is no such cell.
    """
    told, place = holder(cell), f"#cell-id={cell}"
    if told is None:
        told, place = lessons().get(curriculum.OWN if cell == "start" else cell), ""
    if told is None:
        known = [{*each.exercises, *each.checks, *each.reflections} for each in lessons().values()]
        names = ", ".join(["start", *lessons(), *sorted(set().union(*known))])
        raise CourseError(f"no cell {cell!r} in the notebook; there are {names}")
    address = "../" * docname.count("/") + NOTEBOOK.format(told.name) + place
    return element("a", text, href=address, class_="open-notebook")
