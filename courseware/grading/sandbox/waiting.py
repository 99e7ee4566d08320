"""Processes that get ready while others run: a hand-in need not wait for Python to start."""

import subprocess
import threading
from pathlib import Path

from courseware.grading.sandbox import process
from courseware.grading.sandbox.limits import Limits


class Waiting:
    """Gives fresh processes, of which the next one is always on its way.

    Parameters
    ----------
    folder : Path
        The sandbox, as ``workspace.ready`` made it.
    limits : Limits
    """

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder, self._limits = folder, limits
        self._lock = threading.Lock()
        self._next: subprocess.Popen[bytes] | None = None
        self._closed = False

    def close(self) -> None:
        """End the one that waits; from then on there are no more."""
        with self._lock:
            self._closed = True
            if self._next is not None:
                process.end(self._next)
                self._next = None

    def take(self) -> subprocess.Popen[bytes]:
        """A process that nothing has been sent to; the caller ends it."""
        with self._lock:
            taken, self._next = self._next, None
            if taken is not None and taken.poll() is not None:
                process.end(taken)  # it has not waited
                taken = None
            taken = taken or process.begin(self._folder, self._limits)
            if not self._closed:
                self._next = process.begin(self._folder, self._limits)
        return taken
