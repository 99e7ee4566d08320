"""Grade a large class of known submissions: expected against given points, and the time taken.

``python -m benchmarks.grading [COUNT] [JOBS]``. Nothing may differ; the exit code says so. Every
kind of notebook is in it when COUNT is 200, and everything that may be around one.
"""

import os
import resource
import socket
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from courseware.grading import grade
from courseware.lessons import curriculum, reader
from tests.grading.submissions import CANARY, HONEST, LATE, NOTEBOOKS, RAW, files, notebook

RARE = [name for name in NOTEBOOKS if name not in HONEST]


def write(folder, count, **given):
    """Write ``count`` submissions into ``folder``: each rare kind once, then what most hand in.

    Returns
    -------
    dict
        Status and points by student.
    """
    lesson = reader.read(curriculum.find().source)
    files.write(folder, notebook(lesson, NOTEBOOKS["right"]))
    rest = max(0, count - len(files.EXPECTED))
    kinds = [*RARE[:rest], *(list(HONEST) * rest)][:rest]
    expected = {
        name: ("graded" if points else "not graded", points)
        for name, points in files.EXPECTED.items()
    }
    for number, name in enumerate(kinds):
        student, kind = f"{name}-{number:03d}", NOTEBOOKS[name]
        data = notebook(lesson, kind, **given)
        if name not in RAW:  # no two are the same bytes
            data = data[:-1] + b', "number": %d}' % number
        (folder / f"{student}.ipynb").write_bytes(data)
        expected[student] = (kind.status, kind.points)
    return expected


def compare(expected, outcomes):
    """Print every outcome that is not as expected; return how many there are."""
    different = set(expected) ^ {each.student for each in outcomes}
    for name in different:
        print(f"{name!r}: lost or made up")
    for each in outcomes:
        points = tuple(result.points for result in each.results.values()) or None
        if expected.get(each.student) != (each.status, points):
            different.add(each.student)
            print(f"{each.student}: expected {expected.get(each.student)}, "
                  f"given {each.status} {points} ({each.reason})")  # fmt: skip
    return len(different)


def touched(home, server):
    """What shows that learners' code got out: a file, a word of the canary, a call."""
    found = [f"{path} was made" for path in (home / "mine").iterdir() if path.name != "canary"]
    for path in (home / "out").rglob("*"):
        if path.is_file() and CANARY in path.read_text(encoding="utf-8"):
            found.append(f"the canary stands in {path.name}")
    server.settimeout(0.2)
    try:
        server.accept()
        found.append("the port on this machine was called")
    except TimeoutError:
        pass
    return found


class Watch(list):
    """Takes the lines of a run and notes, at each, how much memory this process holds."""

    def __call__(self, line):
        print(line, flush=True)
        with open("/proc/self/statm", encoding="ascii") as file:
            self.append(int(file.read().split()[1]) * resource.getpagesize() >> 20)


def main(count=200, jobs=2):
    """Grade ``count`` submissions, print what differs and the times; return the exit code."""
    watch = Watch()
    with (
        tempfile.TemporaryDirectory() as temporary,
        socket.create_server(("127.0.0.1", 0)) as server,
    ):
        home = Path(temporary)
        for name in ("in", "mine"):
            (home / name).mkdir()
        (home / "mine" / "canary").write_text(CANARY)
        os.environ["GRADING_CANARY"] = CANARY
        given = {"file": home / "mine" / "canary", "home": home / "mine"}
        expected = write(home / "in", count, port=server.getsockname()[1], **given)
        started = time.monotonic()
        outcomes = grade.main(home / "in", home / "out", grade.Options(jobs, "benchmark"), watch)
        seconds = time.monotonic() - started
        out = touched(home, server)
    different = compare(expected, outcomes)
    report(outcomes, jobs, seconds, watch)
    print(f"{different} not as expected; got out: {', '.join(out) or 'nothing'}")
    return int(bool(different or out))


def report(outcomes, jobs, seconds, memory):
    """Print counts, times and memory."""
    late = tuple(f"{name}-" for name in LATE)
    took = sorted(each.seconds for each in outcomes if not each.student.startswith(late))
    ran = [each for each in took if each]  # equal notebooks share one run
    third = len(memory) // 3
    print(", ".join(f"{n} {status}" for status, n in Counter(o.status for o in outcomes).items()))
    print(f"{len(outcomes)} submissions, {jobs} at a time: {seconds:.0f} s, "
          f"{seconds / len(outcomes):.2f} s for each")  # fmt: skip
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    runs = len({each.key for each in outcomes if each.key})
    print(f"processor time: {(used.ru_utime + used.ru_stime) / runs:.1f} s for each of {runs} runs")
    print(
        f"one that ends by itself: {ran[len(ran) // 2]:.1f} s (median), {ran[-1]:.1f} s (longest)"
    )
    print(f"the grading process: {max(memory[:third])} MB after a third, {max(memory)} MB at most")


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
