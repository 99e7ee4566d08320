"""``grades.csv``: one line per student, made so that no spreadsheet runs what stands in it."""

import csv
import io
from collections.abc import Iterable, Mapping

from courseware.grading import texts
from courseware.grading.records.csv_text import number, safe
from courseware.grading.records.outcome import Outcome, earned_by


def grades(outcomes: Iterable[Outcome], points: Mapping[str, int]) -> str:
    """The text of ``grades.csv``.

    Parameters
    ----------
    outcomes : iterable of Outcome
    points : mapping of str to int
        The most points by grade id, in the order of the columns.

    Returns
    -------
    str
        What has no points has an empty cell, never a 0: what could not be graded, and
        reflections that no person has read yet. ``score`` is the sum of the points there are.
    """
    lines = [["student", *points, "score", "max_score", "status", "note"]]
    for outcome in outcomes:
        earned = earned_by(outcome, points)
        known = [value for value in earned.values() if value is not None]
        lines.append(
            [
                outcome.student,
                *(number(value) for value in earned.values()),
                number(sum(known)) if known else "",
                number(sum(points.values())),
                outcome.status,
                note(outcome, earned),
            ]
        )
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
        [safe(cell) for cell in line] for line in lines
    )
    return text.getvalue()


def note(outcome: Outcome, earned: Mapping[str, float | None]) -> str:
    """Reason, notes, hints and remarks in one line.

    Parameters
    ----------
    outcome : Outcome
    earned : mapping of str to float or None
        Its points, as ``earned_by`` returned them.
    """
    parts = [outcome.reason, *outcome.notes, *outcome.hints, *outcome.remarks]
    unread = [name for name, value in earned.items() if value is None]
    if outcome.reason:  # what was not observed waits for nobody
        unread = [name for name in unread if name in outcome.answers]
    waiting = len(unread) if outcome.has_points else 0
    if waiting:
        parts.append(texts.TO_GRADE_BY_HAND.format(count=waiting))
    return "; ".join(part for part in parts if part)
