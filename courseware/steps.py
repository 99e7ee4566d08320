"""Build steps that are redone only when what goes in has changed, and never leave half a result."""

import fcntl
import shutil
import time
from contextlib import contextmanager

from courseware.files import digest_of


class Steps:
    """Runs named steps, each from inputs to one folder, and tells how long each took.

    Parameters
    ----------
    home : Path
        Where the results and the stamps lie; made when it does not exist.
    tell : callable
        Called with one line per step.
    """

    def __init__(self, home, tell=print):
        self.home = home
        self.tell = tell
        home.mkdir(parents=True, exist_ok=True)

    def run(self, name, inputs, make):
        """Return the folder of step ``name``, made by ``make(folder)`` if need be.

        ``inputs`` are paths (files or folders, by content) and strings. ``make`` gets an
        empty folder; only when it has returned does that take the place of an earlier result.
        Another process that runs the same step is waited for.
        """
        with alone(self.home / f"{name}.lock", self.tell):
            return self._run(name, inputs, make)

    def lend(self, name, inputs, use):
        """Call ``use(folder)`` with the result of step ``name`` if there is one from ``inputs``.

        Returns whether there was; meanwhile nobody makes that step anew.
        """
        with alone(self.home / f"{name}.lock", self.tell):
            fits = self._fits(name, digest_of(inputs))
            if fits:
                use(self.home / name)
            return fits

    def _fits(self, name, digest):
        stamp = self.home / f"{name}.stamp"
        return (self.home / name).is_dir() and stamp.is_file() and stamp.read_text() == digest

    def _run(self, name, inputs, make):
        result, stamp = self.home / name, self.home / f"{name}.stamp"
        digest = digest_of(inputs)
        if self._fits(name, digest):
            self.tell(f"{name:<10} as before")
            return result
        started, fresh = time.monotonic(), self.home / f"{name}.new"
        self.tell(f"{name:<10} ...")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        make(fresh)
        stamp.unlink(missing_ok=True)
        replace(fresh, result)
        stamp.write_text(digest)
        self.tell(f"{name:<10} {time.monotonic() - started:.1f} s")
        return result


@contextmanager
def alone(path, tell):
    """Hold the lock file ``path``; wait, and say so, while another process holds it.

    The system lets go of the lock when a process ends, however it ends.
    """
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell(f"{path.stem:<10} waiting: another process is building it ({path})")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def replace(fresh, result):
    """Put the folder ``fresh`` in the place of ``result``: there is never half of either."""
    old = _old(result)
    if result.exists():
        shutil.rmtree(old, ignore_errors=True)
        result.rename(old)
    fresh.rename(result)
    shutil.rmtree(old, ignore_errors=True)


def restore(result):
    """Put the folder ``result`` back that a ``replace`` had moved away when it was killed."""
    if _old(result).is_dir() and not result.exists():
        _old(result).rename(result)


def _old(result):
    return result.with_name(f"{result.name}.old")
