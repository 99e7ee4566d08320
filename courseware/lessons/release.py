"""``course release``: what an instructor hands out, keeps, and grades by.

========================= ==========================================================
file                      what
========================= ==========================================================
``LESSON.ipynb``          for learners, with holes
``instructor.ipynb``      the same with solutions and notes
``rubric.md``             questions, rubrics and what a good answer says
``manifest.json``         versions, points, SHA-256 of every locked cell
``nbgrader/``             a course folder that nbgrader takes as it is
========================= ==========================================================
"""

import json
from hashlib import sha256
from importlib.metadata import version

from courseware.errors import CourseError
from courseware.lessons import curriculum, reader

CONFIG = '''\
"""nbgrader's settings for this course."""

c = get_config()
c.CourseDirectory.course_id = {name!r}
c.CourseDirectory.root = "."
c.ClearSolutions.code_stub = {{
    "python": "# Your code here, in place of the next line.\\nraise NotImplementedError"
}}
c.ClearSolutions.text_stub = ""
c.OverwriteCells.add_missing_cells = True
c.ExecutePreprocessor.timeout = 60
c.ExecutePreprocessor.kernel_name = "python3"
'''


def main(out, name=curriculum.OWN):
    """Write the kit of the lesson ``name`` into the folder ``out``, made when it is not there.

    Raises
    ------
    CourseError
        When ``out`` holds something already: a release is never mixed with an older one.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise CourseError(f"{out} is not empty; wanted: a new or an empty folder")
    lesson = reader.read(curriculum.find(name).source)
    kinds = {kind: lesson.text(kind) for kind in ("student", "instructor")}
    course, file = f"nbgrader/{{}}/{lesson.name}", f"{lesson.name}.ipynb"
    files = {
        file: kinds["student"],
        "instructor.ipynb": kinds["instructor"],
        "rubric.md": rubric(lesson),
        "manifest.json": json.dumps(manifest(lesson, kinds["student"]), indent=1) + "\n",
        f"{course.format('source')}/{file}": kinds["instructor"],
        f"{course.format('release')}/{file}": kinds["student"],
        "nbgrader/nbgrader_config.py": CONFIG.format(name=lesson.name),
    }
    for name, text in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return out


def manifest(lesson, student):
    """What a release holds, as JSON values.

    Parameters
    ----------
    lesson : courseware.lessons.lesson.Lesson
    student : str
        The text of the student notebook.
    """
    cells = lesson.notebook("student").cells
    records = [(cell, cell.metadata["nbgrader"]) for cell in cells if "nbgrader" in cell.metadata]
    return {
        "course": version("activations-course"),
        "lesson": lesson.name,
        "lesson_version": lesson.version,
        "notebook_sha256": sha256(student.encode()).hexdigest(),
        "points": {r["grade_id"]: r["points"] for _, r in records if r["grade"]},
        "locked": {
            record["grade_id"]: sha256(cell.source.encode()).hexdigest()
            for cell, record in records
            if record["locked"]
        },
    }


def rubric(lesson):
    """The rubric of the whole lesson, in Markdown."""
    lines = [f"# Rubric: {lesson.name}, {lesson.points} points", "", "## Checks", ""]
    lines += ["| Check | Points |", "| --- | ---: |"]
    lines += [f"| {check.title} | {check.points} |" for check in lesson.checks.values()]
    lines += ["", "A check gives all of its points or none. `course grade` makes them.", ""]
    for each in lesson.reflections.values():
        least, most = each.words
        lines += [f"## {each.title}", "", f"{each.points} points, {least} to {most} words.", ""]
        lines += ["### Question", "", each.question, "", "### What points are given for", ""]
        lines += [f"- {points} points: {text}" for points, text in each.rubric]
        lines += ["", "### For the grader", "", each.notes, ""]
    return "\n".join(lines)
