"""Before the first learner: whether this machine can start the process that notebooks run in."""

from courseware.errors import CourseError
from courseware.grading import texts
from courseware.grading.running.work import Place, Work
from courseware.grading.sandbox.limits import Limits
from courseware.grading.sandbox.run import Ending

# Limits of the shell that an engine for WebAssembly may not be able to live with.
LIMITS = {
    "RLIMIT_AS": ("ulimit -v", 1024),
    "RLIMIT_DATA": ("ulimit -d", 1024),
    "RLIMIT_STACK": ("ulimit -s", 1024),
    "RLIMIT_CPU": ("ulimit -t", 1),
}
STACK = 8 << 20  # bytes; most shells set this, and it does


class NotReadyError(CourseError):
    """No process can be started here; no learner has a part in it."""


def require(place: Place, limits: Limits) -> None:
    """Make sure that an empty notebook can be run, or all learners would be *not graded*.

    Parameters
    ----------
    place : Place
    limits : Limits

    Raises
    ------
    NotReadyError
        With one line that says how it ended, and which limits are set here.
    """
    empty = Work(place.digest, {"cells": [], "classes": []}, {}, frozenset(), {}, limits)
    ran = place.do(empty)
    if ran.ending is not Ending.DONE:
        raise NotReadyError(texts.NO_SANDBOX.format(reason=ran.reason, limits=_limits()))


def _limits() -> str:
    """The limits that are set here, as the shell's command would show them."""
    import resource  # only POSIX has it

    found = []
    for name, (command, unit) in LIMITS.items():
        soft = resource.getrlimit(getattr(resource, name))[0]
        fine = soft == resource.RLIM_INFINITY or (name == "RLIMIT_STACK" and soft >= STACK)
        if not fine:
            found.append(f"{command} {soft // unit}")
    return texts.LIMITS_HERE.format(names=", ".join(found)) if found else ""
