"""The pages: feedback for each student, and all answers to one question together for the grader.

Everything that learners wrote is escaped text; the pages load nothing, and say so to the browser.
"""

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from courseware.grading.records.csv_text import number
from courseware.grading.records.ledger import digest, write
from courseware.grading.records.outcome import earned_by
from courseware.grading.reports import file_names
from tinytorch.checks import reading

TEMPLATES = Path(__file__).parent / "templates"
LONGEST = 20_000  # characters of an answer that are shown


def write_all(out, outcomes, scheme):
    """Write ``feedback/NAME.html`` for each outcome, and ``reflections.html``."""
    lesson = scheme.lesson
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["number"] = number
    feedback = out / "feedback"
    feedback.mkdir(exist_ok=True)
    files = file_names.file_names([each.student for each in outcomes])
    wanted = {f"{name}.html" for name in files.values()}
    for old in feedback.glob("*.html"):
        if old.name not in wanted:
            old.unlink()
    page = environment.get_template("feedback.html.j2")
    for each in outcomes:
        text = page.render(feedback_of(each, scheme))
        write(feedback / f"{files[each.student]}.html", text)
    script = (TEMPLATES / "reflections.js").read_text(encoding="utf-8")
    hashed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    text = environment.get_template("reflections.html.j2").render(
        title=title(lesson), questions=questions(outcomes, lesson), script=Markup(script),
        hashed=hashed, run=digest("".join(each.key for each in outcomes)),
    )  # fmt: skip
    write(out / "reflections.html", text)


def title(lesson):
    """The lesson's first heading."""
    return lesson.cells[0].source.partition("\n")[0].lstrip("# ")


def feedback_of(outcome, scheme):
    """What the feedback page of one student shows."""
    lesson, points, titles = scheme.lesson, scheme.points, scheme.titles
    earned = earned_by(outcome, points)
    known = [value for value in earned.values() if value is not None]
    return {
        "title": title(lesson),
        "student": reading.text(outcome.student),
        "status": outcome.status,
        "reason": outcome.reason,
        "notes": outcome.notes,
        "rows": [(titles[name], earned[name], most) for name, most in points.items()],
        "score": sum(known) if known else None,
        "most": sum(points.values()),
        "checks": [Markup(result._repr_html_()) for result in outcome.results.values()],
        "cells": outcome.cells,
        "reflections": [
            answer_of(outcome, each) for each in lesson.reflections.values()
        ] if outcome.answers else [],
    }  # fmt: skip


def answer_of(outcome, reflection):
    """One answer beside its question."""
    text = outcome.answers.get(reflection.grade_id, "")
    mark = outcome.marks.get(reflection.grade_id, {})
    return {
        "reflection": reflection,
        "student": outcome.student,
        "digest": digest(text),
        "text": reading.text(text, LONGEST),
        "words": len(text.split()),
        "points": mark.get("points"),
        "comment": mark.get("comment", ""),
        "old": bool(mark) and mark.get("answer") not in ("", digest(text)),
    }


def questions(outcomes, lesson):
    """Each reflection with the answers of all that were graded."""
    return [
        (reflection, [answer_of(each, reflection) for each in outcomes if each.has_points])
        for reflection in lesson.reflections.values()
    ]
