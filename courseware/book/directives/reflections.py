"""``{reflection}``: context, question, the rubric it is graded by, and a place for the answer."""

from docutils import nodes
from sphinx.application import Sphinx

from courseware.book import tasks, texts
from courseware.book.directives.base import CourseDirective
from courseware.book.elements import Element, element
from courseware.lessons.reflections import Reflection

WORDS = texts.REFLECTION


class ReflectionDirective(CourseDirective):
    """A reflection as it is asked, and a link to the cell where it can be answered as well."""

    def content_nodes(self, *arguments: str) -> list[nodes.Node]:
        """Context, question, rubric, the place for the answer and the link."""
        (name,) = arguments
        reflection = self.look_up("reflection", lambda lesson: lesson.reflections, name)
        title, points, words = reflection.title, reflection.points, reflection.words
        tasks.note(self.env, "reflection", name, title, graded=points, words=words)
        tasks.blank(self.env, name, "")
        parts = [
            element("p", WORDS["context"], class_="course-part"),
            *self.block(reflection.context),
            element("p", WORDS["question"], class_="course-part"),
            *self.block(reflection.question),
            self._rubric(reflection),
            *tasks.answer(reflection),
            self.notebook_link(name, texts.NOTEBOOK["reflection"]),
        ]
        return [element("div", *parts, id=name, class_="course-reflection-frame")]

    def _rubric(self, reflection: Reflection) -> Element:
        heads = [element("th", WORDS[name], scope="col") for name in ("points", "criterion")]
        rows = [
            element("tr", element("td", str(points)), element("td", *self.inline(text)))
            for points, text in reflection.rubric
        ]
        return element(
            "table",
            element("caption", WORDS["rubric"].format(points=reflection.points)),
            element("thead", element("tr", *heads)),
            element("tbody", *rows),
            class_="table",
        )


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directive."""
    app.add_directive("reflection", ReflectionDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
