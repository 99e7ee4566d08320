"""``grades.csv``: one line per student, made so that no spreadsheet runs what stands in it."""

import csv
import io

from courseware.grading.records.csv_text import number, safe
from courseware.grading.records.outcome import earned_by


def grades(outcomes, points):
    """The text of ``grades.csv``.

    Parameters
    ----------
    outcomes : list of Outcome
    points : dict
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


def note(outcome, earned):
    """Reason, notes and hints in one line."""
    parts = [outcome.reason, *outcome.notes, *outcome.hints]
    waiting = sum(value is None for value in earned.values()) if outcome.has_points else 0
    if waiting:
        parts.append(f"{waiting} reflections to grade by hand")
    return "; ".join(part for part in parts if part)
