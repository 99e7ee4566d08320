"""Grade a large class of known submissions: expected against given points, and the time taken.

``python -m benchmarks.grading [COUNT] [JOBS]``. Nothing may differ; the exit code says so.
"""

import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.submissions import NOTEBOOKS, notebook
from courseware import lessons
from courseware.grading import grade

LESSON = Path(__file__).parents[1] / "content" / "activations.py"
EVERY = 5  # each fifth submission is of a rare kind, the others are as most learners' are
COMMON = ("right", "short", "half", "wrong-relu", "stub", "warns", "broken")
SLOW = ("loop", "sleep", "raw-flood")  # one of each: they take as long as the limits allow


def write(folder, count):
    """Write ``count`` submissions into ``folder``; return the kind of each by student."""
    lesson = lessons.read(LESSON)
    rare = [name for name in NOTEBOOKS if name not in (*COMMON, *SLOW)]
    kinds = {}
    for number in range(count):
        if number < len(SLOW):
            kind = SLOW[number]
        elif number % EVERY == 0:
            kind = rare[number // EVERY % len(rare)]
        else:
            kind = COMMON[number % len(COMMON)]
        student = f"{kind}-{number:03d}"
        kinds[student] = kind
        data = notebook(lesson, NOTEBOOKS[kind], file="/etc/hostname", port=9)
        if data.startswith(b'{"cells"') and data.endswith(b"}"):  # no two are the same bytes
            data = data[:-1] + b', "number": %d}' % number
        (folder / f"{student}.ipynb").write_bytes(data)
    return kinds


def main(count=200, jobs=2):
    """Grade ``count`` submissions, print what differs and the times; return the exit code."""
    with tempfile.TemporaryDirectory() as home:
        handed_in = Path(home) / "in"
        handed_in.mkdir()
        kinds = write(handed_in, count)
        started = time.monotonic()
        outcomes = grade.main(handed_in, Path(home) / "out", jobs, "benchmark")
        seconds = time.monotonic() - started
    different = 0
    for outcome in outcomes:
        kind = NOTEBOOKS[kinds[outcome.student]]
        points = tuple(result.points for result in outcome.results.values()) or None
        if (outcome.status, points) != (kind.status, kind.points):
            different += 1
            print(f"{outcome.student}: expected {kind.status} {kind.points}, "
                  f"given {outcome.status} {points} ({outcome.reason})")  # fmt: skip
    took = sorted(outcome.seconds for outcome in outcomes if outcome.seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(", ".join(f"{n} {status}" for status, n in Counter(o.status for o in outcomes).items()))
    print(
        f"{count} submissions, {jobs} at a time: {seconds:.0f} s; the grader itself {peak:.0f} MB"
    )
    print(f"one: {took[len(took) // 2]:.1f} s (median), {took[-1]:.1f} s (longest)")
    print(f"{different} not as expected")
    return min(different, 1)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
