"""``course hints``, ``course new`` and ``course check``: their options, and what runs them."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from courseware.authoring import texts
from courseware.files import ROOT


def add_verbs(add: Callable[[str, str, str], ArgumentParser]) -> None:
    """Add the verbs of this room to the command.

    Parameters
    ----------
    add : callable
        ``add(name, summary, example)`` gives the parser of one more verb.
    """
    check = add(
        "check", "say whether lessons, planned wrong answers and links are right", "course check"
    )
    check.set_defaults(run=_check)

    hints = add("hints", "print which hint each planned wrong answer gets", "course hints")
    hints.set_defaults(run=_hints)

    new = add("new", "create the files of a new lesson", "course new lesson gelu --class GELU")
    new.add_argument("what", choices=["lesson"])
    new.add_argument("name", help="lower-case letters and digits, such as gelu")
    new.add_argument("--class", dest="title", metavar="CLASS", help="such as GELU (default: Gelu)")
    new.set_defaults(run=_new)


def _check(options: Namespace) -> int:
    from courseware.authoring import validation

    faults = validation.main(ROOT / "content", ROOT / "_site")
    print("\n".join(faults) or texts.NO_FAULTS)
    return 1 if faults else 0


def _hints(options: Namespace) -> None:
    from courseware.authoring import hint_table

    print(hint_table.table())


def _new(options: Namespace) -> None:
    from courseware.authoring import scaffold

    for path, what in scaffold.create(options.name, options.title).items():
        print(texts.CREATED.format(path=path.relative_to(ROOT), what=what))
    print(texts.NEXT.format(mark=scaffold.MARK))
