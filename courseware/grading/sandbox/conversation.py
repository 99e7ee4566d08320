"""The conversation with the process that runs a learner's code, as a sequence of states."""

import json
from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from courseware.grading import texts
from courseware.grading.sandbox.limits import Clocks, Limits
from courseware.grading.sandbox.messages import Program, Questions
from courseware.grading.sandbox.pipes import OUTPUT
from courseware.grading.sandbox.run import Ending, Run

RECORD = 64 << 10  # characters of what is told of one cell, or of all classes
SEEN = 4 << 20  # characters of what is told of one check


class State(Enum):
    """What the process is at; a state follows the one above it, or ``OVER``."""

    STARTING = auto()
    RUNNING = auto()  # the cells of the notebook
    OBSERVING = auto()  # one check after the other
    LEAVING = auto()  # nothing more is asked
    OVER = auto()


class Conversation:
    """Takes the messages of one process and says what to answer; it has no pipes of its own.

    It takes nothing but what comes next: learners' code might tell of a later check where it may
    be read, or put other words in the place of earlier ones.

    Parameters
    ----------
    token : bytes
        What each message begins with; all other lines are the learner's own.
    program : Program
        What is run: each of its cells is taken once, in this order.
    questions : Questions
        Asked one by one after the last cell, each when the one before has been observed.
    limits : Limits
    clock : callable
        Returns the ``Clocks`` of the process.
    spent : float
        Seconds of ``limits.total`` that the notebook has had before.

    Attributes
    ----------
    run : Run
        What has come out so far.
    """

    def __init__(
        self,
        token: bytes,
        program: Program,
        questions: Questions,
        limits: Limits,
        clock: Callable[[], Clocks],
        spent: float = 0.0,
    ) -> None:
        self.run = Run(Ending.STOPPED)
        self._token, self._limits, self._clock, self._spent = token, limits, clock, spent
        self._cells = [cell["number"] for cell in program["cells"]]
        self._waiting, self._check = list(questions.items()), ""
        self._began = self._last = clock()
        self._state, self._stage = State.STARTING, texts.AT_START

    @property
    def over(self) -> bool:
        """Whether there is nothing more to come."""
        return self._state is State.OVER

    def hear(self, line: bytes) -> bytes:
        """Take one line of output; return what is to be sent for it."""
        if self.over or not line.startswith(self._token):
            return b""
        try:
            message = json.loads(line[len(self._token) :])
        except (ValueError, RecursionError):
            return b""
        self._last = self._clock()
        return self._answer(message)

    def _answer(self, message: Any) -> bytes:
        match self._state, message:
            case State.STARTING, {"at": "ready"}:
                self._state, self._began = State.RUNNING, self._last
                self._begin_cell()
            case State.RUNNING, {"at": "ran", "record": str(record)} if self._cells:
                self.run.ran[self._cells.pop(0)] = record[:RECORD]
                self._begin_cell()
            case State.RUNNING, {"at": "cells done", "origins": str(origins)} if not self._cells:
                self.run.origins = origins[:RECORD]
                return self._ask()
            case State.OBSERVING, {"at": "observed", "observations": str(observations)}:
                self.run.observations[self._check] = observations[:SEEN]
                return self._ask()
            case State.LEAVING, {"at": "end"}:
                self.end(Ending.DONE)
        return b""

    def _begin_cell(self) -> None:
        if self._cells:
            self.run.at = self._cells[0]
            self._stage = texts.AT_CELL.format(number=self.run.at)

    def _ask(self) -> bytes:
        """The next check, or that there is none."""
        if not self._waiting:
            self._state, self.run.at = State.LEAVING, None
            return b"null\n"
        self._state = State.OBSERVING
        self._check, question = self._waiting.pop(0)
        self.run.at, self._stage = self._check, texts.AT_CHECK.format(name=self._check)
        return json.dumps(question).encode() + b"\n"

    def watch(self) -> None:
        """End what takes too long."""
        limits, now = self._limits, self._clock()
        if self._state is State.STARTING:
            if now.late(self._began, limits.start):
                reason = texts.NOT_READY.format(seconds=limits.start)
                self.end(Ending.NOT_STARTED, reason)
        elif now.late(self._last, limits.cell):
            reason = texts.TOO_LONG.format(stage=self._stage, seconds=limits.cell)
            self.end(Ending.TIMED_OUT, reason)
        elif now.late(self._began, limits.total - self._spent):
            reason = texts.TOO_LONG_IN_ALL.format(stage=self._stage, seconds=limits.total)
            self.end(Ending.TIMED_OUT, reason)

    def flooded(self) -> None:
        """End what puts out too much."""
        reason = texts.TOO_MUCH_OUTPUT.format(megabytes=OUTPUT >> 20, stage=self._stage)
        self.end(Ending.CRASHED, reason)

    def broke_off(self, code: int | None, errors: bytes) -> None:
        """End, since the process has closed its output without a last message.

        Parameters
        ----------
        code : int or None
            Its exit code, or minus the number of a signal; None while it still runs.
        errors : bytes
            What it wrote to its standard error.
        """
        if code is not None and code < 0:
            how = texts.BY_SIGNAL.format(number=-code)
        else:
            how = texts.BY_EXIT.format(code=code)
        words = errors.decode(errors="replace").split("\n")
        first = next((line.strip() for line in words if line.strip()), "")[:200]
        if self._state in (State.OBSERVING, State.LEAVING):
            first = ""  # it may repeat inputs of a private check
        kind = Ending.NOT_STARTED if self._state is State.STARTING else Ending.CRASHED
        how = f"{how}: {first}" if first else how
        self.end(kind, texts.BROKE_OFF.format(stage=self._stage, how=how))

    def end(self, ending: Ending, reason: str = "") -> None:
        """End the conversation, unless it is over already."""
        if not self.over:
            self._state = State.OVER
            self.run.ending, self.run.reason = ending, reason
