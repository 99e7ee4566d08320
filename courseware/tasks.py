"""What a learner does in the pages: exercises, checks, reflections, and the list of all of it.

Each is an HTML element that holds what can be read without a script. The list goes into
``_static/course/tasks.json``, by which the pages show how far a learner has come.
"""

import json
from pathlib import Path

from courseware.elements import element

LIST = Path("_static", "course", "tasks.json")


def exercise(name, made, *parts):
    """The element ``<course-exercise>`` with its parts: stub, check, way into the notebook.

    Parameters
    ----------
    name : str
        The grade id of the exercise.
    made : courseware.exercises.Exercise
    parts : docutils nodes
    """
    return element(
        "course-exercise", *parts,
        id=name, exercise=name, data_class=made.name, class_="cw-exercise",
    )  # fmt: skip


def checked(check, exercises):
    """The element ``<course-check>``, which runs ``check`` on the texts of ``exercises``."""
    return element(
        "course-check",
        id=check.grade_id,
        check=check.name,
        exercises=" ".join(exercises),
        data_title=check.title,
    )


def answer(reflection):
    """The element ``<course-reflection>``, where the answer is written."""
    least, most = reflection.words
    return element(
        "course-reflection",
        reflection=reflection.grade_id,
        data_title=reflection.title,
        least=least,
        most=most,
    )


def note(env, kind, name, title, **more):
    """Put a task on the list; its element on the page being read has the id ``name``."""
    task = {"key": f"{kind}/{name}", "title": title, "page": f"{env.docname}.html#{name}"}
    env.metadata[env.docname].setdefault("tasks", []).append(task | more)


def listed(env):
    """All tasks in the order of the chapters."""
    root = env.config.root_doc
    pages = [root, *env.toctree_includes.get(root, [])]
    return [task for page in pages for task in env.metadata[page].get("tasks", [])]


def write(app, failed):
    """Write the list when the pages are done."""
    if failed is None and app.builder.format == "html":
        path = Path(app.outdir) / LIST
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(listed(app.env), indent=1, ensure_ascii=False), encoding="utf-8")


def setup(app):
    """Have the list written at the end of a build."""
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
