"""``course grade``: from a folder of notebooks to grades, feedback and answers to read."""

import os
import platform
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path

from courseware.errors import CourseError
from courseware.files import digest_of
from courseware.grading import judging, private, texts
from courseware.grading.grader import Grader
from courseware.grading.intake import submissions
from courseware.grading.intake.submissions import Submission
from courseware.grading.records.last_run import Entry, LastRun
from courseware.grading.records.ledger import Ledger, write
from courseware.grading.records.outcome import Outcome
from courseware.grading.reports import gradebook, grades_csv, pages, similarity, workbook
from courseware.grading.running import cluster, shards
from courseware.grading.running.progress import Console, Report
from courseware.grading.running.shards import Shard
from courseware.grading.sandbox import process
from courseware.grading.sandbox.limits import Limits
from courseware.grading.scheme import Scheme
from courseware.lessons import curriculum, reader

NAMED = 5  # learners that a line names


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
    only : bool
        Leave out learners of earlier runs into the same folder.
    shard : str, optional
        Which part of the class is graded, as ``3/20``; by default all of it.
    merge : sequence of Path, optional
        The folders of all parts, to make one class of.
    scheduler : str, optional
        The address of a ``dask.distributed`` scheduler that runs the notebooks.
    executor : concurrent.futures.Executor, optional
        Runs the notebooks, ``jobs`` at a time; by default they are run here.
    """

    jobs: int | None = None
    seed: str | None = None
    lesson: str | None = None
    private: Path | None = None
    limits: Limits | None = None
    reflections: Path | None = None
    gradebook: Path | None = None
    only: bool = False
    shard: str | None = None
    merge: Sequence[Path] | None = None
    scheduler: str | None = None
    executor: Executor | None = None


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
    options = options or Options()
    report = Console() if report is None else report
    again = (options.reflections, options.gradebook, options.merge)
    if path is None and not any(again):
        raise CourseError(texts.NOTHING_TO_DO)
    if options.gradebook is not None:
        gradebook.require()
    if path is not None:
        process.require()
    if options.shard and not options.seed:
        raise CourseError(texts.SHARD_WANTS_SEED)
    ledger = Ledger(out)
    if options.merge:
        shards.merge(options.merge, ledger)
    overlay = _overlay(options.private, ledger.last())
    scheme = _scheme(options.lesson or ledger.last().lesson or curriculum.OWN, overlay)
    grader = Grader(scheme, ledger, options.seed, options.limits, report)
    if path is not None:
        handed_in = submissions.collect(path, scheme.lesson.name, report)
        kept = () if options.only else _kept(grader, handed_in)
        _grade(grader, handed_in, options, overlay, kept)
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


def _kept(grader: Grader, handed_in: Sequence[Submission]) -> tuple[Entry, ...]:
    """The learners of earlier runs who are not among these: they stay in the grades.

    Notes
    -----
    A second zip is most often the one of those who were late. What it means when a learner is not
    in it nobody can tell, so nobody is dropped unless that is asked for.
    """
    last, now = grader.ledger.last(), {each.student for each in handed_in}
    kept = tuple(entry for entry in last.entries or () if entry.student not in now)
    if not kept:
        return ()
    out, lesson = grader.ledger.out, grader.lesson.name
    if last.lesson not in (None, lesson):
        words = texts.OTHER_LESSON_THERE.format(out=out, there=last.lesson, lesson=lesson)
        raise CourseError(words)
    try:
        grader.regrade(kept)  # now, and not when all others have been run
    except CourseError as error:
        words = texts.KEPT_NOT_JUDGED.format(out=out, count=len(kept), error=error)
        raise CourseError(words) from error
    names = ", ".join(entry.student for entry in kept[:NAMED])
    if len(kept) > NAMED:
        names = texts.AND_MORE.format(names=names, count=len(kept) - NAMED)
    grader.report(texts.KEPT.format(count=len(kept), names=names))
    return kept


def _grade(
    grader: Grader,
    handed_in: Sequence[Submission],
    options: Options,
    overlay: Path | None,
    kept: tuple[Entry, ...],
) -> None:
    started, ledger = time.monotonic(), grader.ledger
    shard = Shard.of(options.shard) if options.shard else None
    run = LastRun(
        lesson=grader.lesson.name,
        seed=grader.seed,
        private=str(overlay.resolve()) if overlay else None,
        private_checks=digest_of([overlay]) if overlay else None,
        shard=str(shard) if shard else None,
    )
    # Before anything is run, so that a run that is stopped can go on.
    begun = replace(ledger.last(), lesson=run.lesson, seed=run.seed, private=run.private)
    ledger.close(begun)
    before = {entry.student: entry for entry in ledger.last().entries or () if entry.key}
    mine = shard.part(handed_in) if shard else handed_in
    with _executor(options) as (executor, jobs):
        entries = [_after(each, before) for each in grader.grade(mine, jobs, executor)]
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
        entries=tuple(sorted([*kept, *entries], key=lambda entry: entry.student)),
    )
    ledger.close(whole)


def _after(entry: Entry, before: Mapping[str, Entry]) -> Entry:
    """An entry with a remark where the learner was graded before and is not now."""
    if entry.key or entry.student not in before:
        return entry
    told = texts.GRADED_BEFORE.format(path=before[entry.student].file)
    return replace(entry, remarks=(*entry.remarks, told))


@contextmanager
def _executor(options: Options) -> Iterator[tuple[Executor | None, int]]:
    """What runs the notebooks, None for this machine, and how many at a time."""
    if options.scheduler:
        with cluster.executor(options.scheduler) as (executor, threads):
            yield executor, options.jobs or threads
    else:
        yield options.executor, options.jobs or os.cpu_count() or 1


def _entries(ledger: Ledger) -> tuple[Entry, ...]:
    entries = ledger.last().entries
    if entries is None:
        raise CourseError(texts.NO_RUN.format(out=ledger.out))
    return entries


def _merge(grader: Grader, outcomes: Sequence[Outcome], path: Path) -> None:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CourseError(texts.UNREADABLE.format(path=path, error=error)) from error
    most = {name: each.points for name, each in grader.lesson.reflections.items()}
    read = {each.student for each in outcomes if pages.is_read(each)}
    grader.ledger.merge(data, most, read)


def _publish(grader: Grader, out: Path, outcomes: Sequence[Outcome]) -> None:
    marks = grader.ledger.marks()
    for each in outcomes:
        each.marks = marks.get(each.student, {})
    similarity.add(outcomes, grader.released)
    judging.note_changed_answers(outcomes)
    table = grades_csv.grades(outcomes, grader.scheme.points)
    write(out / "grades.csv", table, "utf-8-sig")
    workbook.write(out / "grades.xlsx", table, [*grader.scheme.points, "score", "max_score"])
    pages.write_all(out, outcomes, grader.scheme, grader.seed)
