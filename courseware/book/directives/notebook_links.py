"""``{open-notebook}``: links into the notebooks, at a cell when one is named."""

from functools import cache

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

from courseware.book import texts
from courseware.book.elements import Element, element
from courseware.errors import CourseError
from courseware.lessons import curriculum
from courseware.lessons.lesson import Lesson

NOTEBOOK = "lite/notebooks/index.html?path={}.ipynb"


class OpenNotebookRole(SphinxRole):
    """``{open-notebook}`text <grade-id>```, ``{open-notebook}`grade-id```, or a lesson's name."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The link; an unknown cell is an error."""
        text, _, cell = self.text.rstrip(">").rpartition("<")
        text = text.strip() or texts.NOTEBOOK["open"]
        try:
            link = notebook_link(self.env.docname, text, cell.strip())
        except CourseError as error:
            fault = self.inliner.reporter.error(str(error), line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, fault)], [fault]
        self.set_source_info(link)
        return [link], []


@cache
def lessons() -> dict[str, Lesson]:
    """The lessons by name, read once in a build."""
    return curriculum.read()


def lesson_with(grade_id: str) -> Lesson:
    """The lesson that has a cell of this name.

    Parameters
    ----------
    grade_id : str
        The name of an exercise, check or reflection.

    Raises
    ------
    CourseError
        When there is none; the message has all names.
    """
    for lesson in lessons().values():
        if grade_id in _cells(lesson):
            return lesson
    known = sorted(set().union(*map(_cells, lessons().values())))
    names = ", ".join(["start", *lessons(), *known])
    raise CourseError(texts.FAULTS["no_cell"].format(cell=grade_id, names=names))


def _cells(lesson: Lesson) -> set[str]:
    return {*lesson.exercises, *lesson.checks, *lesson.reflections}


def notebook_link(docname: str, text: str, cell: str) -> Element:
    """A link to a notebook.

    Parameters
    ----------
    docname : str
        The page it stands on.
    text : str
        What stands on it.
    cell : str
        The grade id of the cell that it leads to. ``start``, or the name of a lesson, leads to the
        start of a notebook.

    Raises
    ------
    CourseError
        When there is no such cell.
    """
    lesson = lessons().get(curriculum.OWN if cell == "start" else cell)
    fragment = "" if lesson else f"#cell-id={cell}"
    lesson = lesson or lesson_with(cell)
    address = "../" * docname.count("/") + NOTEBOOK.format(lesson.name) + fragment
    return element("a", text, href=address, class_="open-notebook")


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the role."""
    app.add_role("open-notebook", OpenNotebookRole())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
