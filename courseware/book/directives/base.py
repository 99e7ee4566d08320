"""What the course's directives share: faults with file and line, Markdown inside."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from courseware.book import texts
from courseware.book.directives.notebook_links import lessons, notebook_link
from courseware.book.elements import Element, element
from courseware.book.question import QuestionError
from courseware.errors import CourseError
from courseware.files import ROOT
from courseware.lessons.lesson import Lesson

INPUTS = ("content", "tinytorch/core", "tinytorch/added", "courseware/book", "courseware/lessons")
MADE_FROM = (".py", ".j2", ".json")
Item = TypeVar("Item")


class CourseDirective(SphinxDirective):
    """A directive with one name as argument; faults carry the file and line of the page."""

    required_arguments = 1
    inputs: tuple[Path, ...] = tuple(ROOT / name for name in INPUTS)

    def run(self) -> list[nodes.Node]:
        """The nodes in the page; what they are made from is noted, so a change rebuilds it."""
        for path in self.inputs:
            for file in [path] if path.is_file() else sorted(path.rglob("*")):
                if file.suffix in MADE_FROM:
                    self.env.note_dependency(str(file))
        try:
            found = self.content_nodes(*self.arguments)
        except QuestionError as fault:
            line = self.lineno + self.content_offset + fault.line + 1  # as MyST counts
            raise self.error(texts.FAULTS["line"].format(line=line, fault=fault)) from fault
        except (CourseError, ValueError) as fault:
            raise self.error(str(fault)) from fault
        for node in found:
            for inner in node.findall(nodes.Element):
                if inner.source is None:
                    self.set_source_info(inner)
        return found

    def content_nodes(self, *arguments: str) -> list[nodes.Node]:
        """What the directive becomes.

        Parameters
        ----------
        arguments : str
            Those of the directive: one name, or none.
        """
        raise NotImplementedError

    def look_up(self, kind: str, table: Callable[[Lesson], Mapping[str, Item]], name: str) -> Item:
        """What the lessons have in a table of theirs.

        Parameters
        ----------
        kind : str
            What the table holds, for the message.
        table : callable
            Gives the table of a lesson.
        name : str
            The grade id.

        Raises
        ------
        ValueError
            When no lesson has it; the message has all names.
        """
        found: dict[str, Item] = {}
        for lesson in lessons().values():
            found |= table(lesson)
        if name not in found:
            names = ", ".join(sorted(found))
            raise ValueError(texts.FAULTS["unknown"].format(kind=kind, name=name, names=names))
        return found[name]

    def block(self, text: str) -> list[nodes.Node]:
        """The nodes of Markdown paragraphs.

        Parameters
        ----------
        text : str
            Markdown.
        """
        parent = nodes.Element()
        lines = StringList(text.splitlines(), source=self.get_source_info()[0])
        self.state.nested_parse(lines, self.content_offset, parent)
        return parent.children

    def inline(self, text: str) -> list[nodes.Node]:
        """The nodes of one line of Markdown.

        Parameters
        ----------
        text : str
            Markdown without a line break.
        """
        found, messages = self.state.inline_text(text, self.lineno)
        return found + messages

    def notebook_link(self, cell: str, text: str) -> Element:
        """A line with the link that opens the notebook at a cell.

        Parameters
        ----------
        cell : str
            The grade id.
        text : str
            What stands on the link.
        """
        return element("p", notebook_link(self.env.docname, text, cell), class_="course-open")
