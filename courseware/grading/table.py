"""``grades.csv``: one line per student, made so that no spreadsheet runs what stands in it."""

import csv
import io

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "'")
LONGEST = 2000


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


def earned_by(outcome, points):
    """Points by grade id; None where there are none yet."""
    found = dict.fromkeys(points)
    if outcome.has_points:
        for name in points:
            if name in outcome.results:
                found[name] = outcome.results[name].points
            elif name in outcome.marks:
                found[name] = outcome.marks[name]["points"]
    return found


def note(outcome, earned):
    """Reason, notes and hints in one line."""
    parts = [outcome.reason, *outcome.notes, *outcome.hints]
    waiting = sum(value is None for value in earned.values()) if outcome.has_points else 0
    if waiting:
        parts.append(f"{waiting} reflections to grade by hand")
    return "; ".join(part for part in parts if part)


def number(value):
    """A number as people write it; empty for None."""
    return "" if value is None else f"{value:g}"


def safe(text):
    """The text as one line that no spreadsheet takes for a formula."""
    line = "".join(c if c.isprintable() else " " for c in text)[:LONGEST]
    return f"'{line}" if line.lstrip().startswith(FORMULA) else line


def raw(text):
    """The text that ``safe`` was given, but for its line breaks."""
    return text[1:] if text.startswith("'") else text
