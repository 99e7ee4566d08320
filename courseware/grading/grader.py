"""Grade submissions: run what has not been run yet, judge everything."""

import hashlib
import hmac
import secrets
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from courseware.errors import CourseError
from courseware.grading import outcome, process, sandbox, table
from courseware.grading.choice import choose
from courseware.grading.errors import UngradableError
from courseware.grading.outcome import Outcome
from courseware.grading.restore import Released
from courseware.steps import digest_of
from tinytorch.checks import reading
from tinytorch.checks.cases import cases

CHECKS = Path(__file__).parents[2] / "tinytorch" / "checks"
KEPT = ("done", "timed out", "crashed")  # how a run must have ended to be kept


class Grader:
    """Grades the submissions of one lesson.

    Parameters
    ----------
    lesson : courseware.lessons.Lesson
    ledger : courseware.grading.ledger.Ledger
    seed : str, optional
        The same seed and the same notebooks give the same grades. Without one the seed of the
        last run in the ledger is taken, or a fresh one.
    limits : process.Limits, optional
    tell : callable
        Called with one line for every notebook.
    """

    def __init__(self, lesson, ledger, seed=None, limits=None, tell=print):
        self.lesson, self.ledger, self.tell = lesson, ledger, tell
        self.released = Released.of(lesson)
        self.limits = limits or process.Limits()
        self.seed = seed or ledger.last().get("seed") or secrets.token_hex(8)
        self.stopping = threading.Event()
        self.folder = self.ground = None

    @property
    def points(self):
        """The most points by grade id, checks and reflections as they follow in the lesson."""
        graded = self.lesson.checks | self.lesson.reflections
        ids = [cell.given.get("grade_id") for cell in self.lesson.cells]
        return {name: graded[name].points for name in ids if name in graded}

    def grade(self, found, jobs):
        """Grade a list of ``Submission``, ``jobs`` at a time; return the outcomes by student.

        Raises
        ------
        CourseError
            When interrupted; what has been run so far is kept.
        """
        self.folder = sandbox.ready(tell=self.tell)
        self.ground = digest_of([
            self.folder, Path(__file__).parent, CHECKS / "cases.py", CHECKS / "arithmetic.py",
            self.lesson.version, self.seed, str(self.limits),
        ])  # fmt: skip
        outcomes = []
        with ThreadPoolExecutor(jobs) as pool:
            tasks = [pool.submit(self._one, submission) for submission in found]
            try:
                for task in as_completed(tasks):
                    outcomes.append(task.result())
                    self._progress(len(outcomes), len(found), outcomes[-1])
            except KeyboardInterrupt:
                self.stopping.set()
                pool.shutdown(cancel_futures=True)
                raise CourseError(
                    f"stopped after {len(outcomes)} of {len(found)}; the same command goes on"
                ) from None
        return sorted(outcomes, key=lambda each: each.student)

    def again(self, entries):
        """The outcomes of an earlier run, made from what was kept of it."""
        return [self._known(entry) for entry in entries]

    def _one(self, submission):
        result = Outcome(submission.student)
        try:
            self._run(submission, result)
        except UngradableError as error:
            result.reason = reading.text(str(error))
        except Exception as error:  # one submission never stops the others
            result.reason = f"grading itself failed: {type(error).__name__}: {error}"[:300]
        return result

    def _run(self, submission, result):
        """Run one submission, or take what is kept of it, and judge."""
        data, result.file, restored = choose(submission, self.released, self.lesson.version)
        content = hashlib.sha256(data).hexdigest()
        key = hashlib.sha256(f"{self.ground} {content}".encode()).hexdigest()[:24]
        kept = self.ledger.result(key)
        if kept is None:
            chance = hmac.digest(self.seed.encode(), content.encode(), "sha256")
            kept = self._fresh(restored, int.from_bytes(chance[:6], "big"))
            if kept["ending"] in KEPT:
                self.ledger.keep(key, kept)
        if kept["ending"] in KEPT:
            result.key = key
        self._judge(result, kept)

    def _fresh(self, restored, chance):
        """Run a notebook; return what is to be kept of it."""
        started = time.monotonic()
        ran = process.run(
            self.folder, restored.cells, self._cases(chance), self.limits, self.stopping.is_set
        )
        return {
            "ending": ran.ending, "reason": reading.text(ran.reason), "chance": chance,
            "ran": {str(number): record for number, record in ran.ran.items()},
            "origins": ran.origins, "observations": ran.observations,
            "names": {str(number): name for number, name in restored.names.items()},
            "notes": restored.notes, "answers": restored.answers, "code": restored.code,
            "seconds": round(time.monotonic() - started, 2),
        }  # fmt: skip

    def _cases(self, chance):
        return {check.name: cases(check, chance) for check in self.lesson.checks.values()}

    def _judge(self, result, kept):
        outcome.fill(result, self.lesson.checks, self._cases(kept["chance"]), kept)

    def _known(self, entry):
        result = Outcome(entry["student"], entry["file"], entry["status"], entry["reason"])
        kept = self.ledger.result(entry["key"]) if entry["key"] else None
        if kept is not None:
            result.key = entry["key"]
            self._judge(result, kept)
        elif result.has_points:
            raise CourseError(f"results/{entry['key']}.json is gone; grade SUBMISSIONS again")
        return result

    def _progress(self, number, total, each):
        earned = table.earned_by(each, self.points).values()
        points = table.number(sum(value for value in earned if value is not None))
        words = f"{points} points" if each.has_points else each.reason
        name, place = reading.text(each.student, 40), f"{number:>{len(str(total))}}/{total}"
        self.tell(f"[{place}] {name:<28} {each.status:<10} {words[:80]}")
