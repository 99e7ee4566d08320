"""Grade submissions: run what has not been run yet, judge everything."""

import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from courseware.errors import CourseError
from courseware.files import digest_of
from courseware.grading import judging, readiness, texts
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.locked_cells import Released, Restored
from courseware.grading.intake.selection import choose
from courseware.grading.intake.submissions import Submission
from courseware.grading.records.csv_text import number
from courseware.grading.records.last_run import Entry
from courseware.grading.records.ledger import Ledger
from courseware.grading.records.outcome import Outcome, earned_by
from courseware.grading.records.run_record import RunRecord
from courseware.grading.sandbox import process, workspace
from courseware.grading.sandbox.limits import Limits
from courseware.grading.sandbox.messages import Questions
from courseware.grading.scheme import Scheme
from tinytorch.checks import reading

ROOM = Path(__file__).parent
# What a kept record depends on besides the sandbox's folder, the lesson and the limits.
CODE = (ROOM / "intake", ROOM / "sandbox", ROOM / "records" / "run_record.py", ROOM / "texts.py")


@dataclass(frozen=True)
class Sandbox:
    """A sandbox that is ready, and a digest of all that what comes out of it depends on."""

    folder: Path
    inputs_digest: str


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
        self.stopping = threading.Event()
        self.trying, self.is_ready = threading.Lock(), False

    def grade(self, submissions: Sequence[Submission], jobs: int) -> list[Outcome]:
        """Grade submissions; return the outcomes by student.

        Parameters
        ----------
        submissions : sequence of Submission
        jobs : int
            Notebooks at a time.

        Raises
        ------
        CourseError
            When interrupted; what has been run so far is kept. When no process can be started.
        """
        sandbox = self._sandbox()
        outcomes: list[Outcome] = []
        with ThreadPoolExecutor(jobs) as pool:
            tasks = [pool.submit(self._grade_one, sandbox, each) for each in submissions]
            try:
                for task in as_completed(tasks):
                    outcomes.append(task.result())
                    self._report_progress(len(outcomes), len(submissions), outcomes[-1])
            except KeyboardInterrupt:
                self.stopping.set()
                pool.shutdown(cancel_futures=True)
                words = texts.INTERRUPTED.format(count=len(outcomes), total=len(submissions))
                raise CourseError(words) from None
        return sorted(outcomes, key=lambda each: each.student)

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

    def _sandbox(self) -> Sandbox:
        folder = workspace.ready(report=self.report)
        digest = digest_of([folder, *CODE, self.lesson.version, str(self.limits)])
        return Sandbox(folder, digest)

    def _grade_one(self, sandbox: Sandbox, submission: Submission) -> Outcome:
        outcome = Outcome(submission.student)
        try:
            self._fill(outcome, sandbox, submission)
        except UngradableError as error:
            outcome.reason = reading.text(str(error))
        except readiness.NotReadyError:  # it is everybody's
            raise
        except Exception as error:  # one submission never stops the others
            said = f"{type(error).__name__}: {error}"
            outcome.reason = texts.GRADING_FAILED.format(error=said)[:300]
        return outcome

    def _fill(self, outcome: Outcome, sandbox: Sandbox, submission: Submission) -> None:
        """Run one submission, or take the record that is kept of it, and judge."""
        chosen = choose(submission, self.released, self.lesson.version)
        data, outcome.file, restored, outcome.remarks = chosen
        content = hashlib.sha256(data).hexdigest()
        drawn = hmac.digest(self.seed.encode(), content.encode(), "sha256")
        seed = int.from_bytes(drawn[:6], "big")
        questions = self.scheme.questions(seed)
        asked = _digest_of_json(questions)
        key = _digest(f"{sandbox.inputs_digest} {content} {asked}")[:24]
        record = self.ledger.record(key)
        if record is None:
            record = self._run(sandbox, restored, seed, questions)
            if record.ending.is_the_notebooks_own:
                self.ledger.keep(key, record)
        if record.ending.is_the_notebooks_own:
            outcome.key = key
        judging.fill(outcome, self.scheme, questions, record)

    def _run(
        self, sandbox: Sandbox, restored: Restored, seed: int, questions: Questions
    ) -> RunRecord:
        with self.trying:
            if not self.is_ready:
                readiness.require(sandbox.folder, self.limits)
                self.is_ready = True
        started = time.monotonic()
        ran = process.run_sandbox(
            sandbox.folder,
            {"cells": restored.cells, "classes": list(self.scheme.classes.values())},
            questions,
            self.limits,
            self.stopping.is_set,
        )
        return RunRecord(
            seed=seed,
            asked=_digest_of_json(questions),
            ending=ran.ending,
            reason=reading.text(ran.reason),
            seconds=round(time.monotonic() - started, 2),
            ran=ran.ran,
            origins=ran.origins,
            observations=ran.observations,
            names=restored.names,
            notes=restored.notes,
            answers=restored.answers,
            code=restored.code,
            claims=restored.claims,
            pictures=restored.pictures,
            others=restored.others,
        )

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

    def _report_progress(self, count: int, total: int, outcome: Outcome) -> None:
        earned = earned_by(outcome, self.scheme.points).values()
        points = number(sum(value for value in earned if value is not None))
        words = texts.POINTS.format(points=points) if outcome.has_points else outcome.reason
        line = texts.PROGRESS.format(
            count=f"{count:>{len(str(total))}}",
            total=total,
            student=reading.text(outcome.student, 40),
            status=outcome.status,
            words=words[:80],
        )
        self.report(line)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _digest_of_json(content: object) -> str:
    return _digest(json.dumps(content, sort_keys=True))
