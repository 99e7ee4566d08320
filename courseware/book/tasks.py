"""What a learner does in the pages: exercises, checks, reflections, and the list of all of it.

Each is an HTML element that holds what can be read without a script, and what a script fills in.
The list goes into ``_static/course/tasks.json``, by which the pages show how far a learner has
come, with the blanks: what stands where each text will be before anything is written.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict, Unpack

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from courseware.book import texts
from courseware.book.elements import from_template
from courseware.lessons.reflections import Reflection
from tinytorch.checks.check import Check

LIST = Path("_static", "course", "tasks.json")


class More(TypedDict, total=False):
    """What some tasks have: points of a check or by the instructor, what must be there."""

    points: int
    graded: int
    exercises: list[str]
    words: tuple[int, int]


class Task(More):
    """One task: ``key`` in the learner's storage, and where it stands."""

    key: str
    title: str
    page: str


def exercise(
    grade_id: str,
    name: str,
    stub: nodes.Node,
    checks: Sequence[nodes.Node],
    link: nodes.Node,
) -> list[nodes.Node]:
    """The element ``<course-exercise>``: stub, editor, check, notebook link.

    Parameters
    ----------
    grade_id : str
        Its name in the notebook and in the learner's storage.
    name : str
        The class to write.
    stub : node
        The code that stands there until the editor has come.
    checks : nodes
        Its self-checks.
    link : node
        Leads to the same exercise in the notebook.
    """
    slots = {"stub": [stub], "checks": checks, "link": [link]}
    return from_template("course-exercise", slots, id=grade_id, name=name, texts=texts.TASK)


def checked(check: Check, exercises: Sequence[str]) -> list[nodes.Node]:
    """The element ``<course-check>``, which runs a check.

    Parameters
    ----------
    check : tinytorch.checks.check.Check
    exercises : sequence of str
        The grade ids of the exercises whose texts it runs on.
    """
    return from_template("course-check", check=check, exercises=exercises, texts=texts.TASK)


def answer(reflection: Reflection) -> list[nodes.Node]:
    """The element ``<course-reflection>``, where the answer is written.

    Parameters
    ----------
    reflection : courseware.lessons.reflections.Reflection
    """
    least, most = reflection.words
    return from_template(
        "course-reflection",
        id=reflection.grade_id, least=least, most=most, texts=texts.TASK,
    )  # fmt: skip


def note(env: BuildEnvironment, kind: str, name: str, title: str, **more: Unpack[More]) -> None:
    """Put a task on the list.

    Parameters
    ----------
    env : BuildEnvironment
        Knows the page being read.
    kind : str
        ``question``, ``check`` or ``reflection``.
    name : str
        The id of its element on that page.
    title : str
        What it is called in the list.
    more
        Fields of ``More``.
    """
    page = f"{env.docname}.html#{name}"
    task = {"key": f"{kind}/{name}", "title": title, "page": page, **more}
    env.metadata[env.docname].setdefault("tasks", []).append(task)


def blank(env: BuildEnvironment, name: str, text: str) -> None:
    """Note what stands where a text will be before anything is written.

    Parameters
    ----------
    env : BuildEnvironment
        Knows the page being read.
    name : str
        The grade id.
    text : str
        The stub of an exercise; empty for an answer.
    """
    env.metadata[env.docname].setdefault("blanks", {})[name] = text


def listed(env: BuildEnvironment) -> list[Task]:
    """All tasks in the order of the chapters.

    Parameters
    ----------
    env : BuildEnvironment
        After all pages are read.
    """
    return [task for page in _pages(env) for task in env.metadata[page].get("tasks", [])]


def _pages(env: BuildEnvironment) -> list[str]:
    root = env.config.root_doc
    return [root, *env.toctree_includes.get(root, [])]


def write(app: Sphinx, failed: Exception | None) -> None:
    """Write the list when the pages are done.

    Parameters
    ----------
    app : Sphinx
    failed : Exception or None
        Why the build failed; then nothing is written.
    """
    if failed is None and app.builder.format == "html":
        path = Path(app.outdir) / LIST
        path.parent.mkdir(parents=True, exist_ok=True)
        found = [app.env.metadata[page].get("blanks", {}) for page in _pages(app.env)]
        blanks = {name: text for page in found for name, text in page.items()}
        content = {"tasks": listed(app.env), "blanks": blanks}
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Have the list written at the end of a build."""
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
