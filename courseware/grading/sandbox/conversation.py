"""The conversation with the process that runs a learner's code, and what came out of it."""

import json
import os
import selectors
import subprocess
import time
from dataclasses import dataclass, field

import psutil

OUTPUT = 32 << 20  # bytes that a process may put out
MESSAGE = 8 << 20  # bytes of one line
STDERR = 2000  # bytes of its errors that are kept
PATIENCE = 3  # times its limit that a process gets which a busy machine hardly lets run


@dataclass
class Run:
    """What came out of a process; all of it is data that anybody may have written.

    Attributes
    ----------
    ending : str
        ``done``, ``timed out``, ``crashed``, ``not started`` or ``stopped``.
    reason : str
        In words, unless done.
    ran : dict
        JSON text by cell number: error and printed words.
    origins : object
        JSON text: the module of each class.
    observations : dict
        JSON text by the name of the check.
    """

    ending: str = ""
    reason: str = ""
    ran: dict = field(default_factory=dict)
    origins: object = None
    observations: dict = field(default_factory=dict)
    place: str = "the start"


class Conversation:
    """The conversation with one process, over pipes that never block.

    It takes nothing but what comes next: learners' code might tell of a later check where it may
    be read, or put other words in the place of earlier ones.
    """

    def __init__(self, process, token, first, asked, limits):
        self.process, self.token, self.limits = process, token, limits
        self.waiting, self.current = list(asked.items()), None
        self.sending, self.kept, self.stderr, self.total = first, b"", b"", 0
        self.began = self.last = self._clocks()
        self.ready = False
        self.run = Run()

    def follow(self, stopping):
        """Return what came out once it has ended, by itself or for one of the limits."""
        pipes = (self.process.stdin, self.process.stdout, self.process.stderr)
        with selectors.DefaultSelector() as chosen:
            for pipe in pipes:
                os.set_blocking(pipe.fileno(), False)
                kind = selectors.EVENT_WRITE if pipe is pipes[0] else selectors.EVENT_READ
                chosen.register(pipe, kind)
            while not self.run.ending:
                if stopping():
                    self._over("stopped", "grading was stopped")
                self._watch()
                if self.sending and pipes[0] not in chosen.get_map():
                    chosen.register(pipes[0], selectors.EVENT_WRITE)
                for key, _ in chosen.select(0.2):
                    if not self._serve(key.fileobj, pipes):
                        chosen.unregister(key.fileobj)
                if pipes[1] not in chosen.get_map() and not self.run.ending:
                    self._gone()
        return self.run

    def _serve(self, pipe, pipes):
        """Send or take what there is; return whether the pipe is still of interest."""
        if pipe is pipes[0]:
            try:
                self.sending = self.sending[os.write(pipe.fileno(), self.sending) :]
            except OSError:
                self.sending = b""
            return bool(self.sending)
        data = os.read(pipe.fileno(), 65536)
        self.total += len(data)
        if pipe is pipes[2]:
            self.stderr = (self.stderr + data)[-STDERR:]
        else:
            self._take(data)
        return bool(data)

    def _take(self, data):
        *lines, self.kept = (self.kept + data).split(b"\n")
        for line in lines:
            if line.startswith(self.token) and not self.run.ending:
                self._hear(line[len(self.token) :])
        if self.total > OUTPUT or len(self.kept) > MESSAGE:
            self._over("crashed", f"it put out more than {OUTPUT >> 20} MB, at {self.run.place}")

    def _hear(self, line):
        """Act on one message."""
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            return
        self.last, run = self._clocks(), self.run
        cells = run.origins is None
        match message:
            case {"at": "ready"} if not self.ready:
                self.ready, self.began = True, self.last
            case {"at": "cell", "number": int(number)} if cells:
                run.place = f"cell {number}"
            case {"at": "ran", "number": int(number), "record": str(record)} if cells:
                run.ran[number] = record
            case {"at": "cells done", "origins": str(origins)} if cells:
                run.origins = origins
                self._ask()
            case {"at": "observed", "observations": str(observations)} if self.current:
                run.observations[self.current] = observations
                self._ask()
            case {"at": "end"} if not cells and not self.current:
                run.ending = "done"

    def _ask(self):
        """Send the next check, or that there is none."""
        self.current, asked = self.waiting.pop(0) if self.waiting else (None, None)
        if self.current:
            self.run.place = f"the check {self.current}"
        self.sending += json.dumps(asked).encode() + b"\n"

    def _watch(self):
        """End what takes too long."""
        limits, place = self.limits, self.run.place
        if not self.ready and self._late(self.began, limits.start):
            self._over("not started", f"the sandbox was not ready within {limits.start:g} s")
        elif self.ready and self._late(self.last, limits.cell):
            self._over("timed out", f"{place} ran for more than {limits.cell:g} s")
        elif self.ready and self._late(self.began, limits.total):
            words = f"the notebook ran for more than {limits.total:g} s, at {place}"
            self._over("timed out", words)

    def _late(self, since, limit):
        """Whether more than ``limit`` seconds have passed that the process could use."""
        passed, used = (now - then for now, then in zip(self._clocks(), since, strict=True))
        return passed > PATIENCE * limit or (passed > limit and used > limit / 2)

    def _clocks(self):
        """The time now, and the processor time that the process has had, in seconds."""
        try:
            times = psutil.Process(self.process.pid).cpu_times()
        except psutil.Error:  # it has ended
            return time.monotonic(), 0.0
        return time.monotonic(), times.user + times.system

    def _gone(self):
        """The process has closed its output without a last message."""
        try:
            code = self.process.wait(5)
        except subprocess.TimeoutExpired:
            code = None
        lines = self.stderr.decode(errors="replace").split("\n")
        said = next((line.strip() for line in lines if line.strip()), "")[:200]
        if self.run.place.startswith("the check"):  # it may repeat inputs of a private check
            said = ""
        how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        kind = "crashed" if self.ready else "not started"
        words = f"the process ended at {self.run.place} ({how}{': ' if said else ''}{said})"
        self._over(kind, words)

    def _over(self, ending, reason):
        if not self.run.ending:
            self.run.ending, self.run.reason = ending, reason
