"""The course's own vocabulary in the book: live figures, exercises, reflections, notebook links.

| in a page | what it becomes |
|---|---|
| ``{live} relu-hinge`` | the figure with its controls, a prediction, a question |
| ``{exercise} relu-class`` | the stub to fill in, its check, a link into the notebook |
| ``{check} test-activations-integration`` | a check of classes written on other pages |
| ``{reflection} ml-systems-stability`` | context, question, rubric and a place for the answer |
| ``{progress}`` | the table of all that there is to do, and how it stands |
| ``{source} tinytorch.core.tensor.Tensor.__init__`` | the code of that name |
| ``{open-notebook}`` | a link into the notebook, at a cell when one is named |

A name that does not exist stops the build with file and line.
"""

import importlib
import inspect
import json
import re
from textwrap import dedent
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from courseware.book import live_figure, prerender, progress, question, tasks
from courseware.book.elements import element
from courseware.book.notebook_links import OpenNotebookRole, holder, lessons, notebook_link
from courseware.errors import CourseError
from courseware.files import ROOT

INPUTS = ("content", "tinytorch/core", "tinytorch/added", "courseware/book", "courseware/lessons")
SOLUTIONS = re.compile(r"tinytorch\.(core\.activations|added\.\w+\.activation)\b")


class CourseDirective(SphinxDirective):
    """A directive with one name as argument; faults carry the file and line of the page."""

    required_arguments = 1
    inputs = tuple(ROOT / name for name in INPUTS)

    def run(self):
        """The nodes in the page; what they are made from is noted, so a change rebuilds it."""
        for path in self.inputs:
            for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
                self.env.note_dependency(str(file))
        try:
            return self.content_nodes(*self.arguments)
        except question.QuestionError as fault:
            line = self.lineno + self.content_offset + fault.line + 1  # as MyST counts
            raise self.error(f"line {line}: {fault}") from fault
        except (CourseError, ValueError) as fault:
            raise self.error(str(fault)) from fault

    def known(self, kind, table, name):
        """What the lessons have in their ``table`` as ``name``, or an error with all names."""
        found = {}
        for told in lessons().values():
            found |= getattr(told, table)
        if name not in found:
            raise ValueError(f"no {kind} {name!r}; there are {', '.join(sorted(found))}")
        return found[name]

    def block(self, text):
        """The nodes of Markdown paragraphs."""
        holder = nodes.Element()
        lines = StringList(text.splitlines(), source=self.get_source_info()[0])
        self.state.nested_parse(lines, self.content_offset, holder)
        return holder.children

    def inline(self, text):
        """The nodes of one line of Markdown."""
        found, messages = self.state.inline_text(text, self.lineno)
        return found + messages

    def way(self, cell, text):
        """A line with the link that opens the notebook at ``cell``."""
        return element("p", notebook_link(self.env.docname, text, cell), class_="cw-open")


class LiveDirective(CourseDirective):
    """A live figure, with the prediction as an option and the question as the body."""

    has_content = True
    option_spec: ClassVar = {
        "predict": directives.unchanged_required,
        "set": directives.unchanged_required,
    }
    inputs = (*CourseDirective.inputs, ROOT / "tinytorch" / "figures")

    def content_nodes(self, name):
        """The element ``<live-figure>``."""
        from tinytorch.figures import find

        figure = find(name)
        drawn = self.env.temp_data.setdefault("live-figures", set())
        if name in drawn:
            raise ValueError(f"figure {name!r} stands twice on this page")
        drawn.add(name)
        settings = self.settings()
        node = live_figure.rendered(
            figure, settings, self.prediction(), self.question(name, figure.title)
        )
        prerender.note(self.env, figure, figure.settings(**settings))
        return [node]

    def settings(self):
        """``:set: w=2, mode=ReLU`` as a dict; numbers become numbers."""
        pairs = [part.partition("=") for part in self.options.get("set", "").split(",") if part]
        return {name.strip(): _number_or_text(value.strip()) for name, _, value in pairs}

    def prediction(self):
        """What to guess before the controls are moved."""
        text = self.options.get("predict")
        if text:
            yield element(
                "p", element("strong", "Predict first."), " ", *self.inline(text),
                class_="lf-predict",
            )  # fmt: skip

    def question(self, name, title):
        """The question in the body."""
        if self.content:
            asked = question.parse(list(self.content))
            tasks.note(self.env, "question", name, title)
            yield question.rendered(asked, f"{name}-question", self.block, self.inline)


class CheckDirective(CourseDirective):
    """A check of classes that are written elsewhere."""

    def content_nodes(self, name):
        """The element that runs it, and the link to its cell."""
        check = self.known("check", "checks", name)
        way = self.way(name, "Run this check in the notebook")
        return [self.checked(check), way]

    def checked(self, check):
        """The check, put on the list of tasks."""
        exercises = holder(check.grade_id).exercises.items()
        needed = [name for name, made in exercises if made.name.lower() in check.uses]
        more = {"points": check.points, "exercises": needed}
        tasks.note(self.env, "check", check.grade_id, check.title, **more)
        return tasks.checked(check, needed)


class ExerciseDirective(CheckDirective):
    """The stub of an exercise, just as the notebook has it, and the check of it alone."""

    def content_nodes(self, name):
        """The code, its check and the link to its cell."""
        made = self.known("exercise", "exercises", name)
        code = nodes.literal_block(made.stub, made.stub, language="python")
        checks = [c for c in holder(name).checks.values() if c.uses == (made.name.lower(),)]
        way = self.way(name, "Do this exercise in the notebook")
        tasks.blank(self.env, name, made.stub)
        return [tasks.exercise(name, made, code, *map(self.checked, checks), way)]


class ReflectionDirective(CourseDirective):
    """A reflection: context, question, and the rubric it is graded by."""

    def content_nodes(self, name):
        """The three parts and the link to the cell where the answer is written."""
        task = self.known("reflection", "reflections", name)
        rows = [
            element("tr", element("td", str(points)), element("td", *self.inline(text)))
            for points, text in task.rubric
        ]
        head = element("tr", *[element("th", t, scope="col") for t in ("Points", "For")])
        rubric = element(
            "table",
            element("caption", f"Rubric, {task.points} points"),
            element("thead", head),
            element("tbody", *rows),
            class_="table cw-rubric",
        )
        tasks.note(self.env, "reflection", name, task.title, graded=task.points, words=task.words)
        tasks.blank(self.env, name, "")
        way = self.way(name, "Write this reflection in the notebook")
        place = tasks.answer(task)
        told = [element("p", "Context", class_="cw-part"), *self.block(task.context)]
        asked = [element("p", "Question", class_="cw-part"), *self.block(task.question)]
        parts = [*told, *asked, rubric, place, way]
        return [element("div", *parts, id=name, class_="cw-reflection")]


class ProgressDirective(CourseDirective):
    """The table of all tasks."""

    required_arguments = 0

    def content_nodes(self):
        """The table, whose rows are found when it is written."""
        return [progress.table()]


class SourceDirective(CourseDirective):
    """Code of ``tinytorch``, taken from there by name."""

    inputs = (ROOT / "tinytorch",)

    def content_nodes(self, name):
        """The code as a literal block."""
        if SOLUTIONS.match(name):  # what learners write is shown nowhere
            raise ValueError(f"{name} is what learners write, pages do not show it")
        code = dedent(inspect.getsource(_named(name)))
        return [nodes.literal_block(code, code, language="python")]


def _named(name):
    module, _, inner = name.rpartition(".")
    while module:
        try:
            found = importlib.import_module(module)
        except ModuleNotFoundError:
            module, _, head = module.rpartition(".")
            inner = f"{head}.{inner}"
            continue
        for part in inner.split("."):
            found = getattr(found, part, None)
        if found is not None:
            return found
        break
    raise ValueError(f"nothing is named {name!r}")


def _number_or_text(value):
    try:
        return json.loads(value)
    except ValueError:
        return value


def setup(app):
    """The Sphinx extension: Jupyter Book finds it by the name in ``_config.yml``."""
    app.setup_extension("courseware.book.prerender")
    app.setup_extension("courseware.book.elements")
    app.setup_extension("courseware.book.mathml")
    app.setup_extension("courseware.book.progress")
    app.setup_extension("courseware.book.tasks")
    app.add_directive("live", LiveDirective)
    app.add_directive("exercise", ExerciseDirective)
    app.add_directive("check", CheckDirective)
    app.add_directive("reflection", ReflectionDirective)
    app.add_directive("progress", ProgressDirective)
    app.add_directive("source", SourceDirective)
    app.add_role("open-notebook", OpenNotebookRole())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
