"""Work is given out and taken back: each once, whoever fails."""

from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor

import pytest

from courseware.grading.records.outcome import Outcome
from courseware.grading.running.distribution import TRIES, Distribution, Task
from courseware.grading.sandbox.run import Ending, Run


class Here:
    """A machine that notes what it does."""

    def __init__(self):
        self.done = []

    def do(self, work):
        self.done.append(work)
        return Run(Ending.DONE, reason=f"here {work}")


class Elsewhere(Executor):
    """Does with each work what ``answer`` says, in order, and the last for ever."""

    def __init__(self, *answers, gone=False):
        self.answers, self.asked, self.gone = list(answers), 0, gone

    def submit(self, call, work):
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        self.asked += 1
        future = Future()
        if answer == "refuse":
            raise RuntimeError("no more")
        if isinstance(answer, Exception):
            future.set_exception(answer)
        elif answer == "done":
            future.set_result(Run(Ending.DONE, reason=f"elsewhere {work}"))
        return future

    def lost(self):
        return self.gone


def through(executor, works="abcde", most=2):
    """Reasons by work, what was done here, and what was told."""
    here, told, found = Here(), [], {}

    def task(number, work):
        outcome = Outcome(f"{number}{work}")
        return Task(outcome, work, work, lambda run: found.update({outcome.student: run.reason}))

    tasks = (task(number, work) for number, work in enumerate(works))
    with ThreadPoolExecutor(2) as threads:
        given = Distribution(here, threads, executor, most, told.append)
        seen = [outcome.student for outcome in given.through(tasks)]
    assert len(set(seen)) == len(seen) == len(works)
    return found, here.done, told


def test_all_is_done_here_when_nobody_else_is_there():
    found, done, told = through(None)
    assert sorted(done) == list("abcde")
    assert found["0a"] == "here a"
    assert told == []


def test_the_same_notebook_is_run_once():
    found, done, _ = through(None, "aaaa", most=9)
    assert done == ["a"]
    assert len(found) == 4


def test_what_fails_elsewhere_is_tried_there_again():
    found, done, told = through(Elsewhere(ValueError("died"), "done"))
    assert done == []
    assert set(found.values()) == {f"elsewhere {work}" for work in "abcde"}
    assert told == ["0a: it failed elsewhere and is run again (ValueError: died)"]


def test_what_fails_there_again_and_again_is_done_here():
    executor = Elsewhere(ValueError("died"))
    _, done, told = through(executor, "ab")
    assert sorted(done) == ["a", "b"]
    assert executor.asked == len(told) == 2 * TRIES


@pytest.mark.parametrize("answer", ["refuse", BrokenExecutor("gone")])
def test_when_nobody_is_there_any_more_all_is_done_here(answer):
    found, done, told = through(Elsewhere("done", answer))
    assert found["0a"] == "elsewhere a"
    assert sorted(done) == list("bcde")
    assert len([line for line in told if "this machine goes on alone" in line]) == 1


def test_what_never_comes_back_is_done_here(monkeypatch):
    monkeypatch.setattr("courseware.grading.running.distribution.LOOK", 0.01)
    _, done, told = through(Elsewhere("done", "silence", gone=True))
    assert sorted(done) == list("bcde")
    assert len(told) == 1


def test_no_more_is_taken_than_there_is_room_for():
    taken = []

    def tasks():
        for work in "abcdef":
            taken.append(work)
            yield Task(Outcome(work), work, work)

    with ThreadPoolExecutor(1) as threads:
        given = Distribution(Here(), threads, None, 2, print).through(tasks())
        next(given)
        assert len(taken) <= 3
        assert len(list(given)) == 5
