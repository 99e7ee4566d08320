"""Grade submissions: run what has not been run yet, judge everything."""

import hashlib
import hmac
import json
import secrets
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from courseware.errors import CourseError
from courseware.files import digest_of
from courseware.grading import judging
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.restore import Released
from courseware.grading.intake.selection import choose
from courseware.grading.records.csv_text import number
from courseware.grading.records.outcome import Outcome, earned_by
from courseware.grading.sandbox import process, workspace
from courseware.grading.sandbox.limits import Limits
from tinytorch.checks import reading

READS = (  # what a kept result depends on
    "intake/notebook.py", "intake/restore.py", "intake/red_flags.py",
    "sandbox/process.py", "sandbox/conversation.py",
)  # fmt: skip
KEPT = ("done", "timed out", "crashed")  # how a run must have ended to be kept


class Grader:
    """Grades the submissions of one lesson.

    Parameters
    ----------
    scheme : courseware.grading.scheme.Scheme
    ledger : courseware.grading.records.ledger.Ledger
    seed : str, optional
        The same seed and the same notebooks give the same grades. Without one the seed of the
        last run in the ledger is taken, or a fresh one.
    limits : Limits, optional
    tell : callable
        Called with one line for every notebook.
    """

    def __init__(self, scheme, ledger, seed=None, limits=None, tell=print):
        self.scheme, self.ledger, self.tell = scheme, ledger, tell
        self.lesson = scheme.lesson
        self.released = Released.of(self.lesson)
        self.limits = limits or Limits()
        self.seed = seed or ledger.last().get("seed") or secrets.token_hex(8)
        self.stopping = threading.Event()
        self.folder = self.ground = None

    def grade(self, found, jobs):
        """Grade a list of ``Submission``, ``jobs`` at a time; return the outcomes by student.

        Raises
        ------
        CourseError
            When interrupted; what has been run so far is kept.
        """
        self.folder = workspace.ready(tell=self.tell)
        code = Path(__file__).parent
        self.ground = digest_of([
            self.folder, *(code / name for name in READS),
            self.lesson.version, str(self.limits),
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
        drawn = hmac.digest(self.seed.encode(), content.encode(), "sha256")
        chance = int.from_bytes(drawn[:6], "big")
        asked = self.scheme.asked(chance)
        key = _digest(f"{self.ground} {content} {_digest(asked)}")[:24]
        kept = self.ledger.result(key)
        if kept is None:
            kept = {"chance": chance, "asked": _digest(asked), **self._fresh(restored, asked)}
            if kept["ending"] in KEPT:
                self.ledger.keep(key, kept)
        if kept["ending"] in KEPT:
            result.key = key
        judging.fill(result, self.scheme, asked, kept)

    def _fresh(self, restored, asked):
        """Run a notebook; return what came out of it."""
        started = time.monotonic()
        given = {"cells": restored.cells, "classes": list(self.scheme.classes.values())}
        ran = process.run(self.folder, given, asked, self.limits, self.stopping.is_set)
        return {
            "ending": ran.ending, "reason": reading.text(ran.reason),
            "ran": {str(number): record for number, record in ran.ran.items()},
            "origins": ran.origins, "observations": ran.observations,
            "names": {str(number): name for number, name in restored.names.items()},
            "notes": restored.notes, "answers": restored.answers, "code": restored.code,
            "claims": restored.claims,
            "seconds": round(time.monotonic() - started, 2),
        }  # fmt: skip

    def _known(self, entry):
        result = Outcome(entry["student"], entry["file"], entry["status"], entry["reason"])
        kept = self.ledger.result(entry["key"]) if entry["key"] else None
        if kept is not None:
            asked = self.scheme.asked(kept["chance"])
            if _digest(asked) != kept["asked"]:
                raise CourseError("the checks ask something else now; grade SUBMISSIONS again")
            result.key = entry["key"]
            judging.fill(result, self.scheme, asked, kept)
        elif result.has_points:
            raise CourseError(f"results/{entry['key']}.json is gone; grade SUBMISSIONS again")
        return result

    def _progress(self, count, total, each):
        earned = earned_by(each, self.scheme.points).values()
        points = number(sum(value for value in earned if value is not None))
        words = f"{points} points" if each.has_points else each.reason
        name, place = reading.text(each.student, 40), f"{count:>{len(str(total))}}/{total}"
        self.tell(f"[{place}] {name:<28} {each.status:<10} {words[:80]}")


def _digest(content):
    text = content if isinstance(content, str) else json.dumps(content, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
