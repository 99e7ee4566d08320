"""``course grade``: from a folder of notebooks to grades, feedback and answers to read."""

import os
import platform
import time
from collections import Counter
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from courseware.errors import CourseError
from courseware.grading import private
from courseware.grading.grader import Grader
from courseware.grading.intake import submissions
from courseware.grading.records.ledger import Ledger, note_changes, write
from courseware.grading.reports import gradebook, grades_csv, pages, similarity
from courseware.grading.sandbox.limits import Limits
from courseware.grading.scheme import Scheme
from courseware.lessons import curriculum, reader

ENTRY = ("student", "file", "key", "status", "reason", "seconds")


@dataclass(frozen=True)
class Options:
    """What may be chosen for a run; whatever is left out is as in the last run into that folder.

    Attributes
    ----------
    jobs : int, optional
        Notebooks at a time; as many as processors by default.
    seed : str, optional
        As for ``Grader``.
    lesson : str, optional
        Its name; the course's own in a first run.
    private : Path, optional
        A private folder; none in a first run.
    limits : Limits, optional
        The default ones, whatever the last run had.
    reflections : Path, optional
        A ``reflections.csv`` with points to take.
    gradebook : Path, optional
        nbgrader's gradebook, to write the points into.
    """

    jobs: int | None = None
    seed: str | None = None
    lesson: str | None = None
    private: Path | None = None
    limits: Limits | None = None
    reflections: Path | None = None
    gradebook: Path | None = None


def say(line):
    """Print a line at once, also into a pipe."""
    print(line, flush=True)


def main(path, out, options=None, tell=say):
    """Grade ``path``, a folder or a zip, into the folder ``out``; return the outcomes.

    Without ``path`` everything is made again from the last run.
    """
    options = options or Options()
    if path is None and options.reflections is None and options.gradebook is None:
        raise CourseError("nothing to do: name SUBMISSIONS, --reflections or --gradebook")
    if options.gradebook is not None:
        gradebook.require()
    ledger = Ledger(out)
    overlay = _overlay(options.private, ledger)
    scheme = _scheme(options.lesson or _lesson(ledger), overlay)
    grader = Grader(scheme, ledger, options.seed, options.limits, tell)
    if path is not None:
        _grade(grader, submissions.collect(path), options.jobs or os.cpu_count() or 1, overlay)
    outcomes = grader.again(_entries(ledger))
    if options.reflections is not None:
        _merge(grader, outcomes, options.reflections)
    _publish(grader, out, outcomes)
    counts = Counter(each.status for each in outcomes)
    tell(", ".join(f"{count} {status}" for status, count in sorted(counts.items())))
    tell(f"grades     {out / 'grades.csv'}")
    if options.gradebook is not None:
        gradebook.write(options.gradebook, outcomes, scheme, tell)
    return outcomes


def _overlay(given, ledger):
    """The private folder: the one that is given, or that of the last run; None without any."""
    before = ledger.last().get("private")
    return given or (before and Path(before))


def _lesson(ledger):
    return ledger.last().get("lesson") or curriculum.OWN


def _scheme(name, overlay):
    lesson = reader.read(curriculum.find(name).source)
    return Scheme(lesson, overlay and private.load(overlay, lesson))


def _grade(grader, found, jobs, overlay):
    started, ledger = time.monotonic(), grader.ledger
    same = {
        "lesson": grader.lesson.name,
        "seed": grader.seed,
        "private": overlay and str(overlay.resolve()),
    }
    ledger.close(ledger.last() | same)  # so that a run that is stopped can go on
    outcomes = grader.grade(found, jobs)
    ledger.close({
        **same,
        "lesson_version": grader.lesson.version,
        "limits": asdict(grader.limits),
        "jobs": jobs,
        "seconds": round(time.monotonic() - started, 1),
        "versions": {
            "course": version("activations-course"),
            "deno": version("deno"),
            "python": platform.python_version(),
        },
        "entries": [{name: getattr(each, name) for name in ENTRY} for each in outcomes],
    })  # fmt: skip


def _entries(ledger):
    entries = ledger.last().get("entries")
    if entries is None:
        raise CourseError(f"{ledger.out} holds no run; grade SUBMISSIONS first")
    return entries


def _merge(grader, outcomes, path):
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"{path} cannot be read: {error}") from error
    most = {name: each.points for name, each in grader.lesson.reflections.items()}
    grader.ledger.merge(text, most, {each.student for each in outcomes if each.has_points})


def _publish(grader, out, outcomes):
    marks = grader.ledger.marks()
    for each in outcomes:
        each.marks = marks.get(each.student, {})
    similarity.add(outcomes, grader.released)
    note_changes(outcomes)
    write(out / "grades.csv", grades_csv.grades(outcomes, grader.scheme.points))
    pages.write_all(out, outcomes, grader.scheme)
