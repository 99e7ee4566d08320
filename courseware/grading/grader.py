"""Grade submissions: run what has not been run yet, judge everything."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor

from courseware.errors import CourseError
from courseware.grading import judging, readiness, texts
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.locked_cells import Released, Restored
from courseware.grading.intake.selection import choose
from courseware.grading.intake.submissions import Submission
from courseware.grading.records.last_run import Entry
from courseware.grading.records.ledger import Ledger
from courseware.grading.records.outcome import Outcome, Status
from courseware.grading.records.run_record import RunRecord
from courseware.grading.running import needed
from courseware.grading.running.distribution import Distribution, Task
from courseware.grading.running.progress import Progress
from courseware.grading.running.work import Place, Work
from courseware.grading.sandbox.limits import Limits
from courseware.grading.sandbox.messages import Questions
from courseware.grading.sandbox.run import Run
from courseware.grading.scheme import Scheme
from tinytorch.checks import reading


class Grader:
    """Grades the submissions of one lesson.

    Parameters
    ----------
    scheme : Scheme
    ledger : Ledger
    seed : str, optional
        The same seed and the same notebooks give the same grades. Without one the seed of the
        last run in the ledger is taken, or a fresh one.
    limits : Limits, optional
    report : callable
        Called with one line for every notebook.
    """

    def __init__(
        self,
        scheme: Scheme,
        ledger: Ledger,
        seed: str | None = None,
        limits: Limits | None = None,
        report: Callable[[str], object] = print,
    ) -> None:
        self.scheme, self.ledger, self.report = scheme, ledger, report
        self.lesson = scheme.lesson
        self.released = Released.of(self.lesson)
        self.limits = limits or Limits()
        self.seed = seed or ledger.last().seed or secrets.token_hex(8)
        self.is_ready = False

    def grade(
        self, submissions: Sequence[Submission], jobs: int, executor: Executor | None = None
    ) -> list[Entry]:
        """Grade submissions; return what is kept of each, by student.

        Parameters
        ----------
        submissions : sequence of Submission
        jobs : int
            Notebooks at a time.
        executor : concurrent.futures.Executor, optional
            Runs the notebooks elsewhere; what fails there is run here in the end.

        Raises
        ------
        CourseError
            When interrupted; what has been run so far is kept. When no process can be started.
        """
        entries: list[Entry] = []
        progress = Progress(len(submissions), self.scheme.points, self.report)
        with Place(self.report) as place, ThreadPoolExecutor(jobs) as threads:
            place.digest  # noqa: B018 - a sandbox that cannot be made is told now
            given_out = Distribution(place, threads, executor, 2 * jobs, self.report)
            try:
                for outcome in given_out.through(self._opened(each, place) for each in submissions):
                    entries.append(Entry.of(outcome))
                    progress.show(outcome)
            except KeyboardInterrupt:
                place.stop()
                threads.shutdown(cancel_futures=True)
                given_out.keep_rest()
                words = texts.INTERRUPTED.format(count=len(entries), total=len(submissions))
                raise CourseError(words) from None
            finally:
                progress.end()
        return sorted(entries, key=lambda each: each.student)

    def regrade(self, entries: Iterable[Entry]) -> list[Outcome]:
        """The outcomes of an earlier run, made from what was kept of it.

        Parameters
        ----------
        entries : iterable of Entry

        Raises
        ------
        CourseError
            When a record is gone, or was made with other checks.
        """
        return [self._regrade_one(entry) for entry in entries]

    def _opened(self, submission: Submission, place: Place) -> Task:
        """A submission as far as it is known without running it."""
        outcome = Outcome(submission.student)
        try:
            return self._task(outcome, submission, place)
        except UngradableError as error:
            outcome.reason = reading.text(str(error))
        except readiness.NotReadyError:  # it is everybody's
            raise
        except Exception as error:  # one submission never stops the others
            _failed(outcome, error)
        return Task(outcome)

    def _task(self, outcome: Outcome, submission: Submission, place: Place) -> Task:
        chosen = choose(submission, self.released, self.lesson.version)
        data, outcome.file, restored, outcome.remarks = chosen
        content = hashlib.sha256(data).hexdigest()
        drawn = hmac.digest(self.seed.encode(), content.encode(), "sha256")
        seed = int.from_bytes(drawn[:6], "big")
        questions = self.scheme.questions(seed)
        asked = _digest_of_json(questions)
        on = f"{place.digest} {self.lesson.version} {self.limits}"
        key = _digest(f"{on} {content} {asked}")[:24]
        record = self.ledger.record(key)
        if record is not None:
            outcome.key = key
            judging.fill(outcome, self.scheme, questions, record)
            return Task(outcome)
        if not self.is_ready:
            readiness.require(place, self.limits)
            self.is_ready = True
        work = Work(
            sandbox=place.digest,
            program={
                "cells": needed.cells(self.released, restored),
                "classes": list(self.scheme.classes.values()),
            },
            questions=questions,
            hidden=self.scheme.hidden,
            classes={
                number: self.lesson.exercises[name].name
                for number, name in restored.names.items()
                if name in self.lesson.exercises
            },
            limits=self.limits,
        )

        def finish(run: Run) -> None:
            try:
                self._finish(outcome, key, restored, seed, questions, run)
            except Exception as error:  # one submission never stops the others
                _failed(outcome, error)

        return Task(outcome, key, work, finish)

    def _finish(
        self,
        outcome: Outcome,
        key: str,
        restored: Restored,
        seed: int,
        questions: Questions,
        run: Run,
    ) -> None:
        """Keep what came out of a run, and judge it."""
        record = RunRecord(
            seed=seed,
            asked=_digest_of_json(questions),
            ending=run.ending,
            reason=reading.text(run.reason),
            seconds=run.seconds,
            ran=run.ran,
            origins=run.origins,
            observations=run.observations,
            names=restored.names,
            notes=restored.notes,
            answers=restored.answers,
            code=restored.code,
            claims=restored.claims,
            pictures=restored.pictures,
            others=restored.others,
            left_out={number: reading.text(why) for number, why in run.left_out.items()},
        )
        if record.ending.is_the_notebooks_own:
            self.ledger.keep(key, record)
            outcome.key = key
        judging.fill(outcome, self.scheme, questions, record)

    def _regrade_one(self, entry: Entry) -> Outcome:
        outcome = Outcome(entry.student, entry.file, entry.status, entry.reason)
        outcome.remarks = list(entry.remarks)
        record = self.ledger.record(entry.key) if entry.key else None
        if record is not None:
            questions = self.scheme.questions(record.seed)
            if _digest_of_json(questions) != record.asked:
                raise CourseError(texts.CHECKS_CHANGED)
            outcome.key = entry.key
            judging.fill(outcome, self.scheme, questions, record)
        elif outcome.has_points:
            raise CourseError(texts.RESULT_GONE.format(key=entry.key))
        return outcome


def _failed(outcome: Outcome, error: Exception) -> None:
    said = f"{type(error).__name__}: {error}"
    outcome.status, outcome.reason = (
        Status.NOT_GRADED,
        texts.GRADING_FAILED.format(error=said)[:300],
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _digest_of_json(content: object) -> str:
    return _digest(json.dumps(content, sort_keys=True))
