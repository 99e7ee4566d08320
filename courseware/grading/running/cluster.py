"""Notebooks are run by a ``dask.distributed`` cluster, which the extra ``dask`` brings."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from courseware.errors import CourseError
from courseware.grading import texts

SECONDS = 30  # that a scheduler may take to answer


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
    with client:
        threads = sum(client.nthreads().values())
        yield client.get_executor(), max(threads, 1)
