"""``course grade``: its options, and what runs it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from courseware.grading.sandbox.limits import Limits


def add_verbs(add: Callable[[str, str, str], ArgumentParser]) -> None:
    """Add the verb of this room to the command.

    Parameters
    ----------
    add : callable
        ``add(name, summary, example)`` gives the parser of one more verb.
    """
    grade = add(
        "grade",
        "grade the notebooks that were handed in",
        "course grade submissions.zip --out marks",
    )
    grade.add_argument("submissions", nargs="?", type=Path, help="a folder or a zip of notebooks")
    grade.add_argument("--out", type=Path, required=True, help="where grades and feedback go")
    grade.add_argument("--lesson", help="its name (default: the last, or activations)")
    grade.add_argument("--jobs", type=int, help="notebooks at a time (default: processors)")
    grade.add_argument("--seed", help="the same seed gives the same grades (default: the last)")
    grade.add_argument("--reflections", type=Path, help="a CSV file of points given by hand")
    grade.add_argument("--private", type=Path, help="a folder of checks that only grading uses")
    grade.add_argument("--only", action="store_true", help="leave out learners of earlier runs")
    grade.add_argument("--gradebook", type=Path, help="nbgrader's database, to write points into")
    grade.add_argument("--shard", help="grade one part of the class, as 3/20")
    grade.add_argument("--merge", type=Path, nargs="+", help="the folders of all parts")
    grade.add_argument("--scheduler", help="a dask.distributed scheduler to run notebooks on")
    grade.add_argument(
        "--cell-seconds",
        type=float,
        default=Limits.cell,
        help="for one cell or check (default: %(default)s)",
    )
    grade.add_argument(
        "--seconds",
        type=float,
        default=Limits.total,
        help="for one notebook (default: %(default)s)",
    )
    grade.set_defaults(run=_grade)


def _grade(options: Namespace) -> None:
    from courseware.grading import grade

    chosen = grade.Options(
        jobs=options.jobs,
        seed=options.seed,
        lesson=options.lesson,
        private=options.private,
        limits=Limits(cell=options.cell_seconds, total=options.seconds),
        reflections=options.reflections,
        gradebook=options.gradebook,
        only=options.only,
        shard=options.shard,
        merge=options.merge,
        scheduler=options.scheduler,
    )
    grade.main(options.submissions, options.out, chosen)
