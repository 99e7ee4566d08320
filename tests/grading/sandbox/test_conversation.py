"""The conversation without a process: each message where it belongs, and nowhere else."""

import json

import pytest

from courseware.grading.sandbox import conversation
from courseware.grading.sandbox.conversation import Conversation
from courseware.grading.sandbox.limits import PATIENCE, Clocks, Limits

TOKEN = b"secret "
QUESTIONS = {
    "first": {"uses": {"relu": "ReLU"}, "cases": []},
    "private 1": {"uses": {}, "cases": []},
}
PROGRAM = {"cells": [{"number": 3, "source": ""}, {"number": 5, "source": ""}], "classes": []}
READY = {"at": "ready"}
RAN = {"at": "ran", "record": "{}"}
DONE = {"at": "cells done", "origins": "{}"}
OBSERVED = {"at": "observed", "observations": "[1]"}
END = {"at": "end"}
ALL = (READY, RAN, RAN, DONE, OBSERVED, OBSERVED, END)
LIMITS = Limits(start=10, cell=20, total=50)


class Time:
    """A clock that is set by hand; the process never waited."""

    now = 0.0

    def __call__(self):
        return Clocks(self.now, 0)


@pytest.fixture
def clock():
    return Time()


@pytest.fixture
def talk(clock):
    return Conversation(TOKEN, PROGRAM, QUESTIONS, LIMITS, clock)


def hear(talk, *messages):
    """The last answer to these messages."""
    return [talk.hear(TOKEN + json.dumps(each).encode()) for each in messages][-1]


def test_a_whole_conversation(talk):
    assert hear(talk, READY, RAN, RAN) == b""
    assert json.loads(hear(talk, DONE)) == QUESTIONS["first"]
    assert json.loads(hear(talk, OBSERVED)) == QUESTIONS["private 1"]
    assert hear(talk, {"at": "observed", "observations": "[2]"}) == b"null\n"
    assert not talk.over
    hear(talk, END)
    assert talk.over
    assert (talk.run.ending, talk.run.reason) == ("done", "")
    assert (talk.run.ran, talk.run.origins) == ({3: "{}", 5: "{}"}, "{}")
    assert talk.run.observations == {"first": "[1]", "private 1": "[2]"}


@pytest.mark.parametrize("count", range(len(ALL)))
def test_a_message_is_taken_only_where_it_comes_next(talk, count):
    hear(talk, *ALL[:count], {"at": "none"})
    before = vars(talk.run).copy(), dict(talk.run.ran), dict(talk.run.observations)
    for message in ALL:
        if message != ALL[count]:
            assert hear(talk, message) == b""
    assert before == (vars(talk.run), talk.run.ran, talk.run.observations)
    assert not talk.over


@pytest.mark.parametrize(
    "line",
    [
        b"", b"secret", b"secret {", b"secret []", b"secret null", b"secret " + b"[" * 100_000,
        b'{"at": "ready"}', b'other {"at": "ready"}', b'secret {"at": "ready "}', b"secret \xff",
    ],
)  # fmt: skip
def test_other_lines_say_nothing(talk, clock, line):
    assert talk.hear(line) == b""
    clock.now = LIMITS.start + 1
    talk.watch()
    assert talk.run.ending == "not started"


@pytest.mark.parametrize("record", [None, 3, ["{}"]])
def test_a_record_is_text(talk, record):
    hear(talk, READY, RAN | {"record": record})
    assert talk.run.ran == {}


def test_a_start_that_takes_too_long(talk, clock):
    clock.now = LIMITS.start
    talk.watch()
    assert not talk.over
    clock.now += 0.1
    talk.watch()
    assert (talk.run.ending, talk.run.reason) == (
        "not started", "the sandbox was not ready within 10 s",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("messages", "place"),
    [((READY,), "cell 3"), ((READY, RAN), "cell 5"), ((READY, RAN, RAN, DONE), "the check first")],
)
def test_what_takes_too_long_is_named(talk, clock, messages, place):
    hear(talk, *messages)
    clock.now = LIMITS.cell + 0.1
    talk.watch()
    assert (talk.run.ending, talk.run.reason) == ("timed out", f"{place} ran for more than 20 s")


def test_all_together_may_take_too_long(talk, clock):
    hear(talk, READY)
    for clock.now in (15, 30):
        hear(talk, RAN)
        talk.watch()
    clock.now = 45
    hear(talk, DONE)
    talk.watch()
    assert not talk.over
    clock.now = LIMITS.total + 0.1
    talk.watch()
    assert talk.run.reason == "the notebook ran for more than 50 s, at the check first"


def test_the_time_of_the_start_is_not_the_notebooks(talk, clock):
    clock.now = LIMITS.start
    hear(talk, READY)
    clock.now += LIMITS.cell
    talk.watch()
    assert not talk.over


def test_what_other_processes_have_had_is_gone(clock):
    talk = Conversation(TOKEN, PROGRAM, QUESTIONS, LIMITS, clock, spent=45)
    hear(talk, READY)
    clock.now = 5.1
    talk.watch()
    assert talk.run.reason == "the notebook ran for more than 50 s, at cell 3"


def test_each_cell_is_taken_once_and_bounded(talk):
    hear(talk, READY, RAN | {"record": "x" * 10**6}, *([RAN] * 9))
    assert list(talk.run.ran) == [3, 5]
    assert len(talk.run.ran[3]) == conversation.RECORD


def test_a_process_that_hardly_runs_gets_patience(clock):
    talk = Conversation(TOKEN, PROGRAM, {}, LIMITS, lambda: Clocks(clock.now, clock.now))
    clock.now = PATIENCE * LIMITS.start
    talk.watch()
    assert not talk.over
    clock.now += 0.1
    talk.watch()
    assert talk.over


@pytest.mark.parametrize(
    ("messages", "code", "ending", "reason"),
    [
        ((), 1, "not started", "the process ended at the start (exit code 1: oh)"),
        ((READY,), -9, "crashed", "the process ended at cell 3 (signal 9: oh)"),
        ((READY,), None, "crashed", "the process ended at cell 3 (exit code None: oh)"),
        (ALL[:4], 0, "crashed", "the process ended at the check first (exit code 0)"),
        (ALL[:5], 0, "crashed", "the process ended at the check private 1 (exit code 0)"),
        (ALL[:6], 0, "crashed", "the process ended at the check private 1 (exit code 0)"),
    ],
)
def test_a_process_that_breaks_off(talk, messages, code, ending, reason):
    for message in messages:
        hear(talk, message)
    talk.broke_off(code, b"\n  oh\nmore\n")
    assert (talk.run.ending, talk.run.reason) == (ending, reason)


def test_a_flood_is_named(talk):
    hear(talk, READY)
    talk.flooded()
    assert (talk.run.ending, talk.run.reason) == (
        "crashed", "it put out more than 32 MB, at cell 3",
    )  # fmt: skip


def test_what_is_over_stays_as_it_is(talk, clock):
    hear(talk, *ALL)
    clock.now = 1000
    talk.watch()
    talk.flooded()
    talk.broke_off(1, b"oh")
    assert hear(talk, READY, DONE) == b""
    assert (talk.run.ending, talk.run.reason) == ("done", "")
