"""A processor that is slower for some processes, workers included, and how much memory they took.

Chromium's own throttling slows a page's main thread only. Here the processes are stopped and let
go on, over and over, so that every thread of theirs gets its share and no more.
"""

import signal
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

TURN = 0.040  # seconds of one stop-and-go


@contextmanager
def of(processes, factor):
    """Slow what ``processes()`` lists down by ``factor`` while the block runs."""
    done = threading.Event()
    thread = threading.Thread(target=_hold_back, args=(processes, factor, done))
    if factor > 1:
        thread.start()
    yield
    done.set()
    if factor > 1:
        thread.join()


def _hold_back(processes, factor, done):
    while not done.is_set():
        listed = processes()
        for _ in range(25):
            _tell(listed, signal.SIGSTOP)
            time.sleep(TURN * (1 - 1 / factor))
            _tell(listed, signal.SIGCONT)
            time.sleep(TURN / factor)


def _tell(processes, what):
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.send_signal(what)


def peak(process):
    """The most memory that a process has had in use, in bytes."""
    with suppress(OSError):
        for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) * 1024
    return 0


def used(process):
    """Seconds of processor time that a process has used."""
    with suppress(psutil.NoSuchProcess):
        times = process.cpu_times()
        return times.user + times.system
    return 0
