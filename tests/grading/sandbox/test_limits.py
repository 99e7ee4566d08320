"""When a process is late: by the clock, less what it waited for a processor."""

import os
import subprocess
import sys
import time

import pytest

from courseware.grading.sandbox.limits import PATIENCE, Clocks, clocks

LIMIT = 10
BEGAN = Clocks(100, 5)


@pytest.mark.parametrize(
    ("passed", "waited", "late"),
    [
        (9.9, 0, False), (10.1, 0, True),
        (10.1, 0.2, False), (15, 4.9, True),  # a busy machine did not let it run so long
        (PATIENCE * LIMIT - 0.1, 99, False), (PATIENCE * LIMIT + 0.1, 99, True),
    ],
)  # fmt: skip
def test_a_process_is_late_when_it_had_its_time(passed, waited, late):
    now = Clocks(BEGAN.time + passed, BEGAN.waited + waited)
    assert now.late(BEGAN, LIMIT) is late


def test_who_sleeps_does_not_wait_for_a_processor():
    with subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"],
                          stdin=subprocess.PIPE) as process:  # fmt: skip
        before = clocks(process.pid)
        while clocks(process.pid).time < before.time + 0.3:
            time.sleep(0.05)
        after = clocks(process.pid)
        process.stdin.close()
    assert after.waited - before.waited < 0.3


def test_a_process_that_is_gone_never_waited():
    assert clocks(2**22 + os.getpid()).waited == 0
