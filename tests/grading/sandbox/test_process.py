"""The bounds around one process."""

import psutil
import pytest

from courseware.grading.sandbox import process, workspace
from courseware.grading.sandbox.limits import Limits

ENDLESS = {"cells": [{"number": 1, "source": "while True: pass"}], "classes": []}


@pytest.fixture(scope="module")
def folder():
    return workspace.ready(report=lambda line: None)


def children():
    """The sandboxes that are running; a browser of other tests may be another child."""
    return [child for child in psutil.Process().children(recursive=True) if is_sandbox(child)]


def is_sandbox(child):
    try:
        return "runner.mjs" in " ".join(child.cmdline())
    except psutil.Error:  # gone meanwhile
        return False


def test_a_slow_start_is_not_the_learners_fault(folder):
    run = process.run_sandbox(folder, ENDLESS, {}, Limits(start=0.01))
    assert run.ending == "not started"
    assert "0.01 s" in run.reason


def test_a_sandbox_that_does_not_start_says_so(tmp_path):
    run = process.run_sandbox(tmp_path, ENDLESS, {}, Limits())
    assert run.ending == "not started"
    assert "runner.mjs" in run.reason


def test_it_can_be_stopped_and_leaves_no_process(folder):
    before = children()
    run = process.run_sandbox(
        folder, ENDLESS, {}, Limits(), stopping=lambda: len(children()) > len(before)
    )
    assert run.ending == "stopped"
    assert children() == before


def test_a_notebook_as_a_whole_has_a_limit(folder):
    cells = [{"number": n, "source": "import time\ntime.sleep(0.5)"} for n in range(1, 9)]
    run = process.run_sandbox(folder, {"cells": cells, "classes": []}, {}, Limits(total=1))
    assert run.ending == "timed out"
    assert "the notebook ran for more than 1 s" in run.reason
    assert children() == []
