"""When a process is late: by the clock, and by the processor time that it had."""

import pytest

from courseware.grading.sandbox.limits import PATIENCE, Clocks

LIMIT = 10
BEGAN = Clocks(100, 5)


@pytest.mark.parametrize(
    ("passed", "used", "late"),
    [
        (9.9, 9.9, False), (10.1, 10.1, True), (10.1, 5.1, True),
        (10.1, 4.9, False),  # a busy machine did not let it run
        (PATIENCE * LIMIT - 0.1, 4.9, False), (PATIENCE * LIMIT + 0.1, 0, True),
    ],
)  # fmt: skip
def test_a_process_is_late_when_it_had_its_time(passed, used, late):
    now = Clocks(BEGAN.time + passed, BEGAN.used + used)
    assert now.late(BEGAN, LIMIT) is late
