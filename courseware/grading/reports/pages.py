"""The pages: feedback for each student, and all answers to one question together for the grader.

Everything that learners wrote is escaped text; the pages load nothing, and say so to the browser.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from courseware.grading.intake import pictures
from courseware.grading.records.csv_text import number
from courseware.grading.records.ledger import write
from courseware.grading.records.marks import digest, is_of
from courseware.grading.records.outcome import Outcome, earned_by
from courseware.grading.reports import file_names, words
from courseware.grading.scheme import Scheme
from courseware.lessons.lesson import Lesson
from courseware.lessons.reflections import Reflection
from tinytorch.checks import reading

TEMPLATES = Path(__file__).parent / "templates"
LONGEST = 20_000  # characters of an answer that are shown


class Answer(NamedTuple):
    """One answer beside its question, as a page shows it; ``changed`` since it was marked.

    ``others`` are different texts that may be meant.
    """

    reflection: Reflection
    student: str
    digest: str
    text: str
    words: int
    points: float | None
    comment: str
    changed: bool
    pictures: list[tuple[str, str]]  # what stands for it in the text, and its address or nothing
    others: list[str]


def write_all(out: Path, outcomes: Sequence[Outcome], scheme: Scheme, seed: str = "") -> None:
    """Write ``feedback/NAME.html`` for each outcome, and ``reflections.html``.

    Parameters
    ----------
    out : Path
        A folder. Feedback in it for others than these students is deleted.
    outcomes : sequence of Outcome
    scheme : Scheme
    seed : str
        Of the runs into this folder, which stays: with the lesson it tells the browser whose
        points it keeps that were typed and not yet merged.
    """
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
        hashed=hashed, run=digest(f"{lesson.name} {seed}"),
    )  # fmt: skip
    write(out / "reflections.html", text)


def title(lesson: Lesson) -> str:
    """The lesson's first heading.

    Parameters
    ----------
    lesson : Lesson
    """
    return str(lesson.cells[0].source.partition("\n")[0]).lstrip("# ")


def feedback_of(outcome: Outcome, scheme: Scheme) -> dict[str, Any]:
    """What the feedback page of one student shows, by its name in the template.

    Parameters
    ----------
    outcome : Outcome
    scheme : Scheme
    """
    lesson, points, titles = scheme.lesson, scheme.points, scheme.titles
    earned = earned_by(outcome, points)
    known = [value for value in earned.values() if value is not None]
    return {
        "title": title(lesson),
        "student": reading.text(outcome.student),
        "status": outcome.status,
        "reason": outcome.reason,
        "notes": [*outcome.notes, *outcome.remarks],
        "rows": [(titles[name], earned[name], most) for name, most in points.items()],
        "score": sum(known) if known else None,
        "most": sum(points.values()),
        "checks": [Markup(result._repr_html_()) for result in outcome.results.values()],
        "cells": outcome.cells,
        "reflections": [
            answer_of(outcome, each) for each in lesson.reflections.values()
        ] if outcome.answers else [],
    }  # fmt: skip


def answer_of(outcome: Outcome, reflection: Reflection) -> Answer:
    """One answer beside its question; an empty text where there is none.

    Parameters
    ----------
    outcome : Outcome
    reflection : Reflection
    """
    text = outcome.answers.get(reflection.grade_id, "")
    mark = outcome.marks.get(reflection.grade_id)
    return Answer(
        reflection=reflection,
        student=outcome.student,
        digest=digest(text),
        text=reading.text(text, LONGEST),
        words=words.count(pictures.MARK.sub("", text)),
        points=mark.points if mark else None,
        comment=mark.comment if mark else "",
        changed=mark is not None and not is_of(mark, text),
        pictures=[(each, outcome.pictures.get(each, "")) for each in _pictures(text)],
        others=[
            reading.text(each, LONGEST) for each in outcome.others.get(reflection.grade_id, [])
        ],
    )


def _pictures(text: str) -> list[str]:
    return list(dict.fromkeys(pictures.MARK.findall(text)))


def is_read(outcome: Outcome) -> bool:
    """Whether a person reads the answers of an outcome, whatever became of its code.

    Parameters
    ----------
    outcome : Outcome
    """
    return outcome.has_points or any(outcome.answers.values())


def questions(outcomes: Iterable[Outcome], lesson: Lesson) -> list[tuple[Reflection, list[Answer]]]:
    """Each reflection with the answers of all that are to be read.

    Parameters
    ----------
    outcomes : iterable of Outcome
    lesson : Lesson
    """
    return [
        (reflection, [answer_of(each, reflection) for each in outcomes if is_read(each)])
        for reflection in lesson.reflections.values()
    ]
