"""What a learner does in the pages: exercises, checks, reflections, and the list of all of it.

Each is an HTML element that holds what can be read without a script, and what a script fills in.
The list goes into ``_static/course/tasks.json``, by which the pages show how far a learner has
come, with the blanks: what stands in the place of each text before anything is written.
"""

import json
from pathlib import Path

from courseware.book.elements import element

LIST = Path("_static", "course", "tasks.json")
CLASH = (
    "Another tab had changed this text as well: yours is newer, the other one can be brought back."
)
LATE = (
    "Your code had not finished; your text is as it was. Look for a loop that never ends. "
    "Python has been started afresh."
)


def button(words, **attributes):
    """A button that does not send a form."""
    return element("button", words, type="button", **attributes)


def other():
    """The line that tells of another text in the notebook."""
    return element(
        "p",
        "The notebook has ", element("b"), " of this. You choose when you hand in, or ",
        button("take it over", class_="cw-take"), " now.",
        class_="cw-other cw-note",
        hidden=True,
    )  # fmt: skip


def exercise(name, made, stub, *parts):
    """The element ``<course-exercise>``: stub, editor, check, way into the notebook.

    Parameters
    ----------
    name : str
        The grade id of the exercise.
    made : courseware.lessons.exercises.Exercise
    stub, parts : docutils nodes
        The stub stands there until the editor has come.
    """
    way = element(
        "p",
        "Tab indents. To leave the editor with the keyboard, press Esc, then Tab. Ctrl + Enter "
        "runs the check. ",
        element("span", class_="cw-saved"),
        class_="cw-note",
        id=f"{name}-way",
    )
    ask = "Start again with the empty class? Your text can be brought back."
    again = button("Start again", class_="cw-again", data_ask=ask)
    back = button("Bring back my text", class_="cw-back", hidden=True)
    editor = element("div", class_="cw-editor", data_name=f"Your class {made.name}, Python code")
    again = element("p", again, " ", back)
    bench = element("div", editor, way, other(), again, class_="cw-bench")
    return element(
        "course-exercise", stub, bench, *parts,
        id=name, exercise=name, class_="cw-exercise",
        data_key=f"exercise/{name}", data_clash=CLASH,
    )  # fmt: skip


def checked(check, exercises):
    """The element ``<course-check>``, which runs ``check`` on the texts of ``exercises``."""
    run = button("Run the check", class_="cw-run")
    return element(
        "course-check",
        element("p", run, " ", element("span", role="status")),
        element(
            "div",
            class_="cw-result", role="region", aria_live="polite",
            aria_label=f"Result: {check.title}",
        ),
        id=check.grade_id,
        data_check=check.name,
        data_exercises=" ".join(exercises),
        data_late=LATE,
    )  # fmt: skip


def answer(reflection):
    """The element ``<course-reflection>``, where the answer is written."""
    name, (least, most) = reflection.grade_id, reflection.words
    count = element(
        "p",
        element("strong", "0 words."), " ", element("span", role="status"), " ",
        element("span", class_="cw-saved"), " ",
        button("Bring back the other text", class_="cw-back", hidden=True),
        class_="cw-note",
        id=f"{name}-count",
    )  # fmt: skip
    box = element("textarea", id=f"{name}-answer", rows=12, aria_describedby=f"{name}-count")
    return element(
        "course-reflection",
        element("label", f"Your answer, {least} to {most} words", for_=f"{name}-answer"),
        box,
        count,
        other(),
        reflection=name,
        data_key=f"reflection/{name}",
        data_clash=CLASH,
        data_least=least,
        data_most=most,
    )


def note(env, kind, name, title, **more):
    """Put a task on the list; its element on the page being read has the id ``name``."""
    task = {"key": f"{kind}/{name}", "title": title, "page": f"{env.docname}.html#{name}"}
    env.metadata[env.docname].setdefault("tasks", []).append(task | more)


def blank(env, name, text):
    """Note what stands in the place of the text ``name`` before anything is written."""
    env.metadata[env.docname].setdefault("blanks", {})[name] = text


def listed(env):
    """All tasks in the order of the chapters."""
    return [task for page in _pages(env) for task in env.metadata[page].get("tasks", [])]


def _pages(env):
    root = env.config.root_doc
    return [root, *env.toctree_includes.get(root, [])]


def write(app, failed):
    """Write the list when the pages are done."""
    if failed is None and app.builder.format == "html":
        path = Path(app.outdir) / LIST
        path.parent.mkdir(parents=True, exist_ok=True)
        found = [app.env.metadata[page].get("blanks", {}) for page in _pages(app.env)]
        blanks = {name: text for page in found for name, text in page.items()}
        told = {"tasks": listed(app.env), "blanks": blanks}
        path.write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")


def setup(app):
    """Have the list written at the end of a build."""
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
