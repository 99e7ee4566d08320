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
from pathlib import Path
from typing import Any

from courseware.errors import CourseError
from courseware.lessons import curriculum, reader, texts
from courseware.lessons.lesson import Lesson

CONFIG = '''\
"""{title}"""

c = get_config()
c.CourseDirectory.course_id = {name!r}
c.CourseDirectory.root = "."
c.ClearSolutions.code_stub = {{
    "python": "{comment}\\nraise NotImplementedError"
}}
c.ClearSolutions.text_stub = ""
c.OverwriteCells.add_missing_cells = True
c.ExecutePreprocessor.timeout = 60
c.ExecutePreprocessor.kernel_name = "python3"
'''


def main(out: Path, name: str = curriculum.OWN) -> Path:
    """Write the kit of a lesson; return its folder.

    Parameters
    ----------
    out : Path
        The folder of the kit, made when it does not exist.
    name : str, optional
        Of the lesson; the course's own by default.

    Raises
    ------
    CourseError
        When ``out`` holds something already: a release is never mixed with an older one.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise CourseError(texts.NOT_EMPTY.format(folder=out))
    lesson = reader.read(curriculum.find(name).source)
    student, instructor = lesson.text("student"), lesson.text("instructor")
    course, file = f"nbgrader/{{}}/{lesson.name}", f"{lesson.name}.ipynb"
    files = {
        file: student,
        "instructor.ipynb": instructor,
        "rubric.md": rubric(lesson),
        "manifest.json": json.dumps(manifest(lesson, student), indent=1) + "\n",
        f"{course.format('source')}/{file}": instructor,
        f"{course.format('release')}/{file}": student,
        "nbgrader/nbgrader_config.py": config(lesson),
    }
    for where, text in files.items():
        path = out / where
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return out


def config(lesson: Lesson) -> str:
    """The text of ``nbgrader_config.py``.

    Parameters
    ----------
    lesson : Lesson
    """
    return CONFIG.format(title=texts.CONFIG, name=lesson.name, comment=texts.UNWRITTEN_COMMENT)


def manifest(lesson: Lesson, student: str) -> dict[str, Any]:
    """What a release holds, as JSON values.

    Parameters
    ----------
    lesson : Lesson
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


def rubric(lesson: Lesson) -> str:
    """The rubric of the whole lesson, in Markdown.

    Parameters
    ----------
    lesson : Lesson
    """
    title = texts.RUBRIC_TITLE.format(name=lesson.name, points=lesson.points)
    lines = [f"# {title}", "", f"## {texts.CHECKS}", ""]
    lines += [f"| {texts.CHECK} | {texts.POINTS} |", "| --- | ---: |"]
    lines += [f"| {check.title} | {check.points} |" for check in lesson.checks.values()]
    lines += ["", texts.ALL_OR_NONE, ""]
    for each in lesson.reflections.values():
        least, most = each.words
        worth = texts.RUBRIC_WORTH.format(points=each.points, least=least, most=most)
        lines += [f"## {each.title}", "", worth, ""]
        lines += [f"### {texts.QUESTION}", "", each.question, "", f"### {texts.CRITERIA}", ""]
        lines += [texts.RUBRIC_CRITERION.format(points=n, text=text) for n, text in each.rubric]
        lines += ["", f"### {texts.NOTES}", "", each.notes, ""]
    return "\n".join(lines)
