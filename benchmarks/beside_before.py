"""How long grading takes beside an earlier version of the course, and beside nbgrader.

``python -m benchmarks.beside_before [COUNT] [COMMIT]`` grades the same honest notebooks three times
in turn with this version, with that of COMMIT and with ``nbgrader autograde``, which has no
sandbox, and prints the medians: seconds by the clock, and of processor time, for each hand-in.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.beside_nbgrader import nbgrader
from courseware.files import ROOT
from courseware.lessons import curriculum, reader, release
from tests.grading.submissions import HONEST, notebook

BEFORE = "1c54499"
ROUNDS = 3
GRADE = ["-m", "courseware", "grade", "in", "--jobs", "2", "--seed", "bench", "--out"]


def children():
    """Seconds of processor time that all ended children have had."""
    times = os.times()
    return times.children_user + times.children_system


def measured(count, call):
    """What ``call()`` takes for each of ``count`` hand-ins: by the clock, of the processor."""
    began, used = time.monotonic(), children()
    call()
    return (time.monotonic() - began) / count, (children() - used) / count


def course(checkout, home, name):
    """Grade what is in ``home / "in"`` with the course in ``checkout``."""
    subprocess.run(
        [sys.executable, *GRADE, str(home / name)], cwd=home, check=True, capture_output=True,
        env=os.environ | {"PYTHONPATH": str(checkout)},
    )  # fmt: skip


def write(home, count, lesson, submitted):
    """Lay ``count`` honest hand-ins out for the course and for nbgrader; no two are the same."""
    (home / "in").mkdir()
    kinds = list(HONEST)
    for number in range(count):
        name = f"{kinds[number % len(kinds)]}-{number}"
        data = notebook(lesson, HONEST[kinds[number % len(kinds)]])
        data = data[:-1] + b', "number": %d}' % number
        (home / "in" / f"{name}.ipynb").write_bytes(data)
        folder = submitted / name / lesson.name
        folder.mkdir(parents=True)
        (folder / f"{lesson.name}.ipynb").write_bytes(data)


def main(count=12, commit=BEFORE):
    """Measure, and print a line for each; the exit code is 0."""
    count, lesson = int(count), reader.read(curriculum.find().source)
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        before = home / "before"
        subprocess.run(["git", "worktree", "add", "--detach", before, commit], cwd=ROOT, check=True,
                       capture_output=True)  # fmt: skip
        try:
            kit = release.main(home / "kit") / "nbgrader"
            write(home, count, lesson, kit / "submitted")
            nbgrader(kit, "generate_assignment", lesson.name, "--force")
            ways = {
                "this version": lambda round: course(ROOT, home, f"ours-{round}"),
                commit: lambda round: course(before, home, f"before-{round}"),
                "nbgrader": lambda round: nbgrader(kit, "autograde", lesson.name, "--force"),
            }
            for name in ("this version", commit):  # their sandboxes are built
                ways[name]("first")
            took = {name: [] for name in ways}
            for number in range(ROUNDS):
                for name, way in ways.items():
                    took[name].append(measured(count, lambda way=way, number=number: way(number)))
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", before], cwd=ROOT, check=True)
    medians = {name: [statistics.median(each) for each in zip(*all_, strict=True)]
               for name, all_ in took.items()}  # fmt: skip
    ours = medians["this version"]
    for name, (clock, processor) in medians.items():
        print(f"{name:<14} {clock:5.2f} s, processor {processor:5.2f} s for each of {count}; "
              f"ours {ours[0] / clock:.2f} and {ours[1] / processor:.2f} of it")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
