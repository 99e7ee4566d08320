"""Notebooks are given out to be run, here or by any executor, and their runs are taken back."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from dataclasses import dataclass, field

from courseware.grading import texts
from courseware.grading.records.outcome import Outcome
from courseware.grading.running.work import Place, Work, do
from courseware.grading.sandbox.run import Run

TRIES = 3  # elsewhere, before a notebook is run on this machine
LOOK = 2  # seconds between two looks at whether anybody is there


@dataclass
class Task:
    """One hand-in on its way.

    Attributes
    ----------
    outcome : Outcome
        Complete when there is nothing to run; else ``finish`` completes it.
    key : str
        Tasks of the same key are the same notebook, which is run once.
    work : Work, optional
    finish : callable
        Takes what came out of the run.
    """

    outcome: Outcome
    key: str = ""
    work: Work | None = None
    finish: Callable[[Run], object] = field(default=lambda run: None)


class Distribution:
    """Gives tasks out and takes them back, few at a time, each once.

    Parameters
    ----------
    place : Place
        This machine.
    threads : concurrent.futures.Executor
        Calls what runs on this machine.
    executor : concurrent.futures.Executor or None
        Runs elsewhere; what it fails at is given out again, and in the end run here. It may have a
        method ``lost``, which tells that nothing will come back from it.
    most : int
        Tasks that are out at a time.
    report : callable
        Called with one line when something goes wrong elsewhere.
    """

    def __init__(
        self,
        place: Place,
        threads: Executor,
        executor: Executor | None,
        most: int,
        report: Callable[[str], object],
    ) -> None:
        self._place, self._threads, self._executor = place, threads, executor
        self._most, self._report = most, report
        self._out: dict[Future[Run], list[Task]] = {}
        self._elsewhere: set[Future[Run]] = set()
        self._tries: dict[str, int] = {}

    def through(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """The outcomes, as they are complete.

        Parameters
        ----------
        tasks : iterable of Task
            Taken one by one, none before there is room for it.
        """
        for task in tasks:
            if task.work is None:
                yield task.outcome
                continue
            same = next((each for each in self._out.values() if each[0].key == task.key), None)
            if same is not None:
                same.append(task)
                continue
            self._send([task], task.work)
            while len(self._out) >= self._most:
                yield from self._taken()
        while self._out:
            yield from self._taken()

    def keep_rest(self) -> None:
        """Finish what has come back and has not been taken; nothing is waited for."""
        for future, group in self._out.items():
            if future.done() and not future.cancelled() and not future.exception():
                for task in group:
                    task.finish(future.result())

    def _send(self, group: list[Task], work: Work) -> None:
        if self._executor is not None and self._tries.get(group[0].key, 0) < TRIES:
            try:
                future = self._executor.submit(do, work)
                self._out[future] = group
                self._elsewhere.add(future)
                return
            except Exception as error:  # it is gone, whatever it calls that
                self._give_up(error)
        self._out[self._threads.submit(self._place.do, work)] = group

    def _taken(self) -> Iterator[Outcome]:
        done = wait(self._out, LOOK, FIRST_COMPLETED).done
        if not done and self._executor is not None and getattr(self._executor, "lost", bool)():
            self._give_up(ConnectionError())
        for future in done & self._out.keys():
            group = self._out.pop(future)
            run = self._run_of(future, group)
            if run is not None:
                for task in group:
                    task.finish(run)
                    yield task.outcome

    def _run_of(self, future: "Future[Run]", group: list[Task]) -> Run | None:
        """What came back; None when the group has been given out again."""
        work, key = group[0].work, group[0].key
        try:
            return future.result()
        except (Exception, CancelledError) as error:
            here = self._executor is None or self._tries.get(key, 0) >= TRIES
            if here or work is None:
                raise
            if isinstance(error, BrokenExecutor):
                self._give_up(error)
            else:
                student, said = group[0].outcome.student, f"{type(error).__name__}: {error}"
                self._report(texts.TRIED_AGAIN.format(student=student, error=said[:200]))
            self._tries[key] = self._tries.get(key, 0) + 1
        self._send(group, work)
        return None

    def _give_up(self, error: Exception) -> None:
        said = f"{type(error).__name__}: {error}"
        self._report(texts.GOES_ON_HERE.format(error=said[:200]))
        self._executor = None
        for future in self._elsewhere & self._out.keys():
            if not future.done():
                group = self._out.pop(future)
                if group[0].work is not None:
                    self._send(group, group[0].work)
