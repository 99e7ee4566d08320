"""nbgrader itself takes the release and gives handed-in notebooks the points that grading gives.

``python -m benchmarks.beside_nbgrader`` runs ten. nbgrader runs a notebook as it is, with all
rights of whoever starts it: only known ones are given to it here.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from courseware.grading import grade
from courseware.lessons import curriculum, reader, release
from tests.grading.submissions import NOTEBOOKS, notebook

KINDS = (
    "right", "short", "half", "wrong-relu", "stub", "broken", "warns", "constant", "deleted-check",
    "changed-check",
)  # fmt: skip


def nbgrader(course, *words):
    """Run one of nbgrader's commands in a course folder; its output when it fails or warns.

    It warns of each check whose cell ends with a value that is no number.
    """
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words], cwd=course, env=os.environ | {"PATH": path},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode or "partial credit" in done.stderr:
        raise RuntimeError(done.stderr[-2000:])


def compare(home, kinds):
    """Grade notebooks of these kinds both ways.

    Parameters
    ----------
    home : Path
        An empty folder.
    kinds : list of str
        Names in ``NOTEBOOKS``.

    Returns
    -------
    dict
        ``{kind: (points by nbgrader, points by course grade)}``, each by grade id of the checks.
    """
    from nbgrader.api import Gradebook

    lesson = reader.read(curriculum.find().source)
    course = release.main(home / "kit") / "nbgrader"
    (home / "in").mkdir()
    for kind in kinds:
        data = notebook(lesson, NOTEBOOKS[kind], whole=False)
        (home / "in" / f"{kind}.ipynb").write_bytes(data)
        folder = course / "submitted" / kind / lesson.name
        folder.mkdir(parents=True)
        (folder / f"{lesson.name}.ipynb").write_bytes(data)
    nbgrader(course, "generate_assignment", lesson.name, "--force")  # release/ is there
    nbgrader(course, "autograde", lesson.name)
    outcomes = grade.main(home / "in", home / "out", grade.Options(seed="nbgrader"))
    found, names = {}, (lesson.name, lesson.name)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        for each in outcomes:
            theirs = {
                name: book.find_grade(name, *names, each.student).auto_score
                for name in lesson.checks
            }
            found[each.student] = (theirs, {n: each.results[n].points for n in lesson.checks})
    return found


def main():
    """Compare ten; print a line for each; the exit code says whether all are equal."""
    with tempfile.TemporaryDirectory() as home:
        found = compare(Path(home), KINDS)
    for kind, (theirs, ours) in found.items():
        words = "same" if theirs == ours else f"nbgrader {theirs}, course grade {ours}"
        print(f"{kind:<14} {sum(ours.values()):>2} points: {words}")
    return int(any(theirs != ours for theirs, ours in found.values()))


if __name__ == "__main__":
    sys.exit(main())
