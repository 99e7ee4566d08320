"""``course serve`` and ``course doctor``: their options, and what runs them."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable


def add_verbs(add: Callable[[str, str, str], ArgumentParser]) -> None:
    """Add the verbs of this room to the command.

    Parameters
    ----------
    add : callable
        ``add(name, summary, example)`` gives the parser of one more verb.
    """
    serve = add("serve", "build the site and serve it on this machine", "course serve --port 8080")
    serve.add_argument(
        "--port", type=int, default=8000, help="0 takes a free one (default: %(default)s)"
    )
    serve.set_defaults(run=_serve)

    doctor = add(
        "doctor",
        "say whether a web host serves the site right",
        "course doctor https://example.org/activations/",
    )
    doctor.add_argument("place", help="https://host/path/, or the folder of a built site")
    doctor.set_defaults(run=_doctor, needs_course=False)


def _serve(options: Namespace) -> None:
    from courseware.hosting import server
    from courseware.site import build

    server.serve(build.build(), options.port)


def _doctor(options: Namespace) -> int:
    from courseware.hosting import doctor, finding

    findings = doctor.main(options.place)
    print("\n".join(map(str, findings)))
    return int(any(found.grade == finding.WRONG for found in findings))
