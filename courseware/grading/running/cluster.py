"""Notebooks are run by a ``dask.distributed`` cluster, which the extra ``dask`` brings."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any

from courseware.errors import CourseError
from courseware.grading import texts

SECONDS = 30  # that a scheduler may take to answer


class Cluster(Executor):
    """The workers of a scheduler.

    Parameters
    ----------
    client : distributed.Client
    """

    def __init__(self, client: Any) -> None:
        self._client, self._workers = client, client.get_executor()

    def submit(self, call: Callable[..., Any], /, *given: Any, **named: Any) -> "Future[Any]":
        """Have ``call`` called by a worker; return what it will give."""
        future: Future[Any] = self._workers.submit(call, *given, **named)
        return future

    def lost(self) -> bool:
        """Whether the scheduler is gone."""
        return bool(self._client.status != "running")


@contextmanager
def executor(address: str) -> Iterator[tuple[Executor, int]]:
    """An executor that runs on the workers of a scheduler, and how many threads they have.

    Parameters
    ----------
    address : str
        Of the scheduler, as ``tcp://10.0.0.1:8786``.

    Raises
    ------
    CourseError
        When dask is not installed, or nobody answers there.

    Notes
    -----
    Each worker needs this version of the course and Deno. One that has another, or dies, gives its
    notebooks back.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise CourseError(texts.NO_DASK) from error
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CourseError(texts.NO_SCHEDULER.format(address=address, error=error)) from error
    try:
        threads = sum(client.nthreads().values())
        yield Cluster(client), max(threads, 1)
    finally:
        client.close(timeout=2)
