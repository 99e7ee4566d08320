"""A cluster is used where it is there; what is missing is said in one line."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from courseware.errors import CourseError
from courseware.grading.running import cluster


class Client:
    """What is used of dask's own client."""

    status = "running"

    def get_executor(self):
        return ThreadPoolExecutor(1)


def test_without_dask_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(CourseError, match="pip install distributed"),
        cluster.executor("tcp://127.0.0.1:1"),
    ):
        pass


def test_nobody_answers(monkeypatch):
    monkeypatch.setattr(cluster, "SECONDS", 0.2)
    with (
        pytest.raises(CourseError, match=r"no scheduler answers at tcp://127\.0\.0\.1:1"),
        cluster.executor("tcp://127.0.0.1:1"),
    ):
        pass


def test_work_is_done_until_the_scheduler_is_gone():
    client = Client()
    there = cluster.Cluster(client)
    assert there.submit(sum, [1, 2]).result() == 3
    assert not there.lost()
    client.status = "connecting"
    assert there.lost()
