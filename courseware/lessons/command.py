"""``course release``: its options, and what runs it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path


def add_verbs(add: Callable[[str, str, str], ArgumentParser]) -> None:
    """Add the verb of this room to the command.

    Parameters
    ----------
    add : callable
        ``add(name, summary, example)`` gives the parser of one more verb.
    """
    release = add(
        "release", "write the notebooks, the rubric and the manifest", "course release handout"
    )
    release.add_argument("out", type=Path, help="a new or an empty folder")
    release.add_argument("--lesson", default="activations", help="its name (default: %(default)s)")
    release.set_defaults(run=_release)


def _release(options: Namespace) -> None:
    from courseware.lessons import release, texts

    print(texts.RELEASED.format(folder=release.main(options.out, options.lesson)))
