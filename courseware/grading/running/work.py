"""One notebook as a piece of work, which may be done in another process or on another machine."""

import threading
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from courseware.errors import CourseError
from courseware.files import digest_of
from courseware.grading import texts
from courseware.grading.sandbox import process, workspace
from courseware.grading.sandbox.limits import Limits
from courseware.grading.sandbox.messages import Program, Questions
from courseware.grading.sandbox.perseverance import run_notebook
from courseware.grading.sandbox.run import Run
from courseware.grading.sandbox.waiting import Waiting

ROOM = Path(__file__).parents[1]
# What a kept record depends on besides the sandbox's folder, the lesson and the limits.
CODE = (ROOM / "intake", ROOM / "sandbox", ROOM / "records" / "run_record.py", ROOM / "texts.py")


@dataclass(frozen=True)
class Work:
    """All that running one notebook takes; plain data, which can be sent anywhere.

    Attributes
    ----------
    sandbox : str
        The digest of the sandbox that it is meant for, as ``Place.digest`` has it.
    program : Program
    questions : Questions
    hidden : frozenset of str
        The questions of which nobody is told how they ended.
    classes : dict of int to str
        The name of the class that a cell is there for, by its number.
    limits : Limits
    """

    sandbox: str
    program: Program
    questions: Questions
    hidden: frozenset[str]
    classes: dict[int, str]
    limits: Limits


class Place:
    """A machine's sandbox; any number of threads may have work done in it.

    Parameters
    ----------
    report : callable
        Called with one line for each step of building it.
    """

    def __init__(self, report: workspace.Report = print) -> None:
        self._report, self._lock = report, threading.Lock()
        self._stopping, self._waiting = threading.Event(), dict[Limits, Waiting]()

    def __enter__(self) -> "Place":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @cached_property
    def folder(self) -> Path:
        """The sandbox, made when need be."""
        process.require()
        return workspace.ready(report=self._report)

    @cached_property
    def digest(self) -> str:
        """Of all that what comes out of the sandbox depends on."""
        return digest_of([workspace.stamp(self.folder), version("deno"), *CODE])

    def do(self, work: Work) -> Run:
        """Run a notebook.

        Parameters
        ----------
        work : Work

        Raises
        ------
        CourseError
            When this machine has another sandbox, or none.
        """
        with self._lock:
            digest = self.digest
            waiting = self._waiting.setdefault(work.limits, Waiting(self.folder, work.limits))
        if digest != work.sandbox:
            raise CourseError(texts.OTHER_COURSE)
        stopping = self._stopping.is_set
        return run_notebook(
            waiting.take, work.program, work.questions, work.limits, work.classes, work.hidden,
            stopping,
        )  # fmt: skip

    def stop(self) -> None:
        """End all that runs or waits."""
        self._stopping.set()
        for each in self._waiting.values():
            each.close()


def do(work: Work) -> Run:
    """Run a notebook in the sandbox of whatever process this is called in.

    Parameters
    ----------
    work : Work

    Raises
    ------
    CourseError
        When this machine has another sandbox, or none.
    """
    return HERE.do(work)


HERE = Place(report=lambda line: None)
