"""``course grade``: from a folder of notebooks to grades, feedback and answers to read."""

import os
import platform
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path

from courseware.errors import CourseError
from courseware.grading import judging, private, texts
from courseware.grading.grader import Grader
from courseware.grading.intake import submissions
from courseware.grading.intake.submissions import Submission
from courseware.grading.progress import Console, Report
from courseware.grading.records.last_run import Entry, LastRun
from courseware.grading.records.ledger import Ledger, write
from courseware.grading.records.outcome import Outcome
from courseware.grading.reports import gradebook, grades_csv, pages, similarity
from courseware.grading.sandbox import process
from courseware.grading.sandbox.limits import Limits
from courseware.grading.scheme import Scheme
from courseware.lessons import curriculum, reader


@dataclass(frozen=True)
class Options:
    """Options of a grading run.

    ``lesson``, ``seed`` and ``private`` default to those of the last run in the same folder.

    Attributes
    ----------
    jobs : int, optional
        Notebooks at a time; by default as many as there are processors.
    seed : str, optional
        The same seed and the same notebooks give the same grades; in a first run a fresh one.
    lesson : str, optional
        Its name; in a first run the course's own.
    private : Path, optional
        A folder of private checks; in a first run none.
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


def main(
    path: Path | None,
    out: Path,
    options: Options | None = None,
    report: Report | None = None,
) -> list[Outcome]:
    """Grade what was handed in; write grades, feedback and the answers to read.

    Parameters
    ----------
    path : Path or None
        A folder or a zip; without it everything is made again from the last run.
    out : Path
        The folder to write into.
    options : Options, optional
    report : callable, optional
        Called with one line for every notebook and every file; by default they are printed.

    Returns
    -------
    list of Outcome
        By student.

    Raises
    ------
    CourseError
        When there is nothing to do, or an option, a file or this machine does not serve.

    Notes
    -----
    There is one way to publish. So the outcomes of a run just made are dropped, and all of them
    are made again from the ledger, as they are when marking goes on a week later: what the ledger
    does not hold cannot get into the grades.
    """
    options, report = options or Options(), report or Console()
    if path is None and options.reflections is None and options.gradebook is None:
        raise CourseError(texts.NOTHING_TO_DO)
    if options.gradebook is not None:
        gradebook.require()
    if path is not None:
        process.require()
    ledger = Ledger(out)
    overlay = _overlay(options.private, ledger.last())
    scheme = _scheme(options.lesson or ledger.last().lesson or curriculum.OWN, overlay)
    grader = Grader(scheme, ledger, options.seed, options.limits, report)
    if path is not None:
        _grade(grader, submissions.collect(path), options.jobs or os.cpu_count() or 1, overlay)
    outcomes = grader.regrade(_entries(ledger))
    if options.reflections is not None:
        _merge(grader, outcomes, options.reflections)
    _publish(grader, out, outcomes)
    counts = Counter(each.status for each in outcomes)
    report(
        ", ".join(
            texts.COUNT_OF_STATUS.format(count=count, status=status)
            for status, count in sorted(counts.items())
        )
    )
    report(texts.GRADES_WRITTEN.format(path=out / "grades.csv"))
    if options.gradebook is not None:
        gradebook.write(options.gradebook, outcomes, scheme, report)
    return outcomes


def _overlay(given: Path | None, last: LastRun) -> Path | None:
    """The private folder: the one that is given, or that of the last run; None without any."""
    return given or (Path(last.private) if last.private else None)


def _scheme(name: str, overlay: Path | None) -> Scheme:
    lesson = reader.read(curriculum.find(name).source, for_nbgrader=False)
    return Scheme(lesson, private.load(overlay, lesson) if overlay else None)


def _grade(
    grader: Grader, handed_in: Sequence[Submission], jobs: int, overlay: Path | None
) -> None:
    started, ledger = time.monotonic(), grader.ledger
    run = LastRun(
        lesson=grader.lesson.name,
        seed=grader.seed,
        private=str(overlay.resolve()) if overlay else None,
    )
    # Before anything is run, so that a run that is stopped can go on.
    begun = replace(ledger.last(), lesson=run.lesson, seed=run.seed, private=run.private)
    ledger.close(begun)
    entries = grader.grade(handed_in, jobs)
    whole = replace(
        run,
        lesson_version=grader.lesson.version,
        limits=asdict(grader.limits),
        jobs=jobs,
        seconds=round(time.monotonic() - started, 1),
        versions={
            "course": version("activations-course"),
            "deno": version("deno"),
            "python": platform.python_version(),
        },
        entries=tuple(entries),
    )
    ledger.close(whole)


def _entries(ledger: Ledger) -> tuple[Entry, ...]:
    entries = ledger.last().entries
    if entries is None:
        raise CourseError(texts.NO_RUN.format(out=ledger.out))
    return entries


def _merge(grader: Grader, outcomes: Sequence[Outcome], path: Path) -> None:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(texts.UNREADABLE.format(path=path, error=error)) from error
    most = {name: each.points for name, each in grader.lesson.reflections.items()}
    grader.ledger.merge(text, most, {each.student for each in outcomes if each.has_points})


def _publish(grader: Grader, out: Path, outcomes: Sequence[Outcome]) -> None:
    marks = grader.ledger.marks()
    for each in outcomes:
        each.marks = marks.get(each.student, {})
    similarity.add(outcomes, grader.released)
    judging.note_changed_answers(outcomes)
    write(out / "grades.csv", grades_csv.grades(outcomes, grader.scheme.points))
    pages.write_all(out, outcomes, grader.scheme)
