"""The ``course`` command: one verb per thing that people do with the course."""

import argparse
import errno
import os
import shutil
import sys
from collections.abc import Sequence
from importlib.metadata import version

from courseware.authoring import command as authoring
from courseware.errors import CourseError
from courseware.files import require_course
from courseware.grading import command as grading
from courseware.hosting import command as hosting
from courseware.lessons import command as lessons
from courseware.site import command as site

# Each room knows its verbs and their options; what runs them is imported when a verb is run.
ROOMS = (site, hosting, lessons, grading, authoring)
REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EROFS: "this disk is read-only",
    errno.EACCES: "no permission to read or write here",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the verb that ``argv`` names; return the exit code.

    Parameters
    ----------
    argv : sequence of str, optional
        The words after ``course``; by default those that the program was called with.
    """
    options = parser().parse_args(argv)
    try:
        if options.needs_course:
            require_course()
        return options.run(options) or 0
    except CourseError as error:
        reason = str(error)
    except OSError as error:
        known = _reason(error)
        if known is None:
            raise
        reason = known
    except KeyboardInterrupt:
        return 130
    print(f"course {options.verb}: {reason}", file=sys.stderr)
    return 1


def _reason(error: OSError) -> str | None:
    """What the system lacks, in words; None when the fault is ours."""
    if isinstance(error, shutil.Error):  # of many files at once: what the system said is in it
        known = (words for code, words in REASONS.items() if os.strerror(code) in str(error))
        return next(known, None)
    if error.errno in REASONS and (error.filename or error.errno == errno.ENOSPC):
        return REASONS[error.errno] + (f" ({error.filename})" if error.filename else "")
    return None


def parser() -> argparse.ArgumentParser:
    """The parser of all verbs."""
    top = argparse.ArgumentParser(prog="course", description=__doc__)
    top.add_argument("--version", action=_Version, nargs=0, help="print the version of the course")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")

    def add(name: str, summary: str, example: str) -> argparse.ArgumentParser:
        verb = verbs.add_parser(
            name, help=summary, description=summary, epilog=f"example: {example}"
        )
        verb.set_defaults(needs_course=True)
        return verb

    for room in ROOMS:
        room.add_verbs(add)
    return top


class _Version(argparse.Action):
    """Prints the version; looks for it only then, since a copy need not be installed."""

    def __call__(self, parser: argparse.ArgumentParser, *given: object) -> None:
        print(f"course {version('activations-course')}")
        parser.exit()
