"""Build steps that are redone only when what goes in has changed, and never leave half a result."""

import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from courseware.files import digest_of

STARTED = "{name:<10} ..."
FINISHED = "{name:<10} {seconds:.1f} s"
UNCHANGED = "{name:<10} as before"
WAITING = "{name:<10} waiting: another process is building it ({path})"


class Steps:
    """Runs named steps, each from inputs to one folder, and reports how long each took.

    Parameters
    ----------
    home : Path
        Where the results and the stamps lie; made when it does not exist.
    report : callable
        Called with one line per step.
    """

    def __init__(self, home: Path, report: Callable[[str], object] = print) -> None:
        self.home = home
        self.report = report
        home.mkdir(parents=True, exist_ok=True)

    def run(self, name: str, inputs: Iterable[Path | str], make: Callable[[Path], object]) -> Path:
        """Return the folder of step ``name``, made anew when its inputs have changed.

        Parameters
        ----------
        name : str
            Also the name of the folder.
        inputs : iterable of Path or str
            What the result depends on: files and folders count by their contents.
        make : callable
            ``make(folder)`` fills an empty folder; only when it has returned does that replace
            an earlier result. Another process that runs the same step is waited for.
        """
        with file_lock(self.home / f"{name}.lock", self.report):
            return self._run(name, digest_of(inputs), make)

    def use_if_fresh(
        self, name: str, inputs: Iterable[Path | str], use: Callable[[Path], object]
    ) -> bool:
        """Call ``use(folder)`` with the result of step ``name`` if there is one from ``inputs``.

        Parameters
        ----------
        name : str
        inputs : iterable of Path or str
            As for ``run``.
        use : callable
            While it runs nobody makes that step anew.

        Returns
        -------
        bool
            Whether there was such a result.
        """
        with file_lock(self.home / f"{name}.lock", self.report):
            fresh = self._is_fresh(name, digest_of(inputs))
            if fresh:
                use(self.home / name)
            return fresh

    def _is_fresh(self, name: str, digest: str) -> bool:
        stamp = self.home / f"{name}.stamp"
        return (self.home / name).is_dir() and stamp.is_file() and stamp.read_text() == digest

    def _run(self, name: str, digest: str, make: Callable[[Path], object]) -> Path:
        result, stamp = self.home / name, self.home / f"{name}.stamp"
        if self._is_fresh(name, digest):
            self.report(UNCHANGED.format(name=name))
            return result
        started, fresh = time.monotonic(), self.home / f"{name}.new"
        self.report(STARTED.format(name=name))
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        make(fresh)
        stamp.unlink(missing_ok=True)
        swap_in(fresh, result)
        stamp.write_text(digest)
        self.report(FINISHED.format(name=name, seconds=time.monotonic() - started))
        return result


@contextmanager
def file_lock(path: Path, report: Callable[[str], object]) -> Iterator[None]:
    """Hold the lock file ``path``; wait, and say so, while another process holds it.

    The system releases the lock when a process ends, however it ends.

    Parameters
    ----------
    path : Path
        Made when it does not exist.
    report : callable
        Called with one line when there is something to wait for.
    """
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        report(WAITING.format(name=path.stem, path=path))
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def swap_in(fresh: Path, result: Path) -> None:
    """Replace the folder ``result`` by the folder ``fresh``: there is never half of either.

    Parameters
    ----------
    fresh : Path
        Moved, so that it is gone afterwards.
    result : Path
        Need not exist before.
    """
    old = _old(result)
    if result.exists():
        shutil.rmtree(old, ignore_errors=True)
        result.rename(old)
    fresh.rename(result)
    shutil.rmtree(old, ignore_errors=True)


def restore(result: Path) -> None:
    """Move the folder ``result`` back that a ``swap_in`` had moved away when it was killed.

    Parameters
    ----------
    result : Path
        Left alone when it exists.
    """
    if _old(result).is_dir() and not result.exists():
        _old(result).rename(result)


def _old(result: Path) -> Path:
    return result.with_name(f"{result.name}.old")
