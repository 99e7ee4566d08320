"""The ``course`` command: one verb per thing that people do with the course."""

import argparse
import errno
import os
import shutil
import sys
from pathlib import Path

from courseware.errors import CourseError
from courseware.files import ROOT

REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EROFS: "this place is read-only",
    errno.EACCES: "this place may not be written or read",
}


def main(argv=None):
    """Run the verb that ``argv`` names; return the exit code."""
    options = parser().parse_args(argv)
    try:
        return options.run(options) or 0
    except CourseError as error:
        print(f"course {options.verb}: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        reason = _reason(error)
        if reason is None:
            raise
        print(f"course {options.verb}: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _reason(error):
    """What the system lacks, in words; None when the fault is ours."""
    if isinstance(error, shutil.Error):  # of many files at once: what the system said is in it
        known = (words for code, words in REASONS.items() if os.strerror(code) in str(error))
        return next(known, None)
    if error.errno in REASONS and (error.filename or error.errno == errno.ENOSPC):
        return REASONS[error.errno] + (f" ({error.filename})" if error.filename else "")
    return None


def parser():
    """The parser of all verbs."""
    top = argparse.ArgumentParser(prog="course", description=__doc__)
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")

    site = verbs.add_parser("site", help="build the site into _site/")
    site.add_argument("--url", help="where it will be: gives it a sitemap and a picture to share")
    site.add_argument("--zip", action="store_true", help="pack it into _site.zip as well")
    site.set_defaults(run=_site)

    serve = verbs.add_parser("serve", help="build the site and serve it on this machine")
    serve.add_argument("--port", type=int, default=8000, help="0 takes a free one (default 8000)")
    serve.set_defaults(run=_serve)

    verify = verbs.add_parser("verify", help="compare a site with its manifest")
    verify.add_argument("site", nargs="?", type=Path, default=ROOT / "_site")
    verify.set_defaults(run=_verify)

    hints = verbs.add_parser("hints", help="print which hint each planned wrong answer gets")
    hints.set_defaults(run=_hints)

    release = verbs.add_parser("release", help="write the notebooks, the rubric and the manifest")
    release.add_argument("out", type=Path, help="a new or an empty folder")
    release.add_argument("--lesson", default="activations", help="its name (default: %(default)s)")
    release.set_defaults(run=_release)
    _grade_parser(verbs)

    new = verbs.add_parser("new", help="lay the skeleton of a lesson, ready to be filled in")
    new.add_argument("what", choices=["lesson"])
    new.add_argument("name", help="small letters and digits, such as gelu")
    new.add_argument("--class", dest="title", metavar="CLASS", help="such as GELU (default: Gelu)")
    new.set_defaults(run=_new)

    check = verbs.add_parser("check", help="say whether lessons, wrong answers and links are sound")
    check.set_defaults(run=_check)

    doctor = verbs.add_parser("doctor", help="say whether a web host serves the site right")
    doctor.add_argument("place", help="https://host/path/, or the folder of a built site")
    doctor.set_defaults(run=_doctor)
    return top


def _grade_parser(verbs):
    grade = verbs.add_parser("grade", help="grade the notebooks that were handed in")
    grade.add_argument("submissions", nargs="?", type=Path, help="a folder or a zip of notebooks")
    grade.add_argument("--out", type=Path, required=True, help="where grades and feedback go")
    grade.add_argument("--lesson", help="its name (default: the last, or activations)")
    grade.add_argument("--jobs", type=int, help="notebooks at a time (default: processors)")
    grade.add_argument("--seed", help="the same seed gives the same grades (default: the last)")
    grade.add_argument("--reflections", type=Path, help="a CSV file of points given by hand")
    grade.add_argument("--private", type=Path, help="a folder of checks that only grading uses")
    grade.add_argument("--gradebook", type=Path, help="nbgrader's database, to write points into")
    grade.add_argument("--cell-seconds", type=float, default=30, help="for one cell or check")
    grade.add_argument("--seconds", type=float, default=180, help="for one notebook")
    grade.set_defaults(run=_grade)


# Each verb imports its own module: `course verify` needs neither Sphinx nor JupyterLite.
def _site(options):
    from courseware.site import build

    built = build.build(address=options.url)
    if options.zip:
        from courseware.site import zip_archive

        path = zip_archive.write(built, built.with_name("_site.zip"))
        print(f"zip        {path}, {path.stat().st_size / 1e6:.1f} MB")


def _serve(options):
    from courseware.hosting import server
    from courseware.site import build

    server.serve(build.build(), options.port)


def _verify(options):
    from courseware.site import manifest

    differences = manifest.verify(options.site)
    print("\n".join(differences) or f"{options.site}: every file is as it was built")
    return 1 if differences else 0


def _hints(options):
    from courseware.authoring import hint_table

    print(hint_table.table())


def _release(options):
    from courseware.lessons import release

    print(f"release    {release.main(options.out, options.lesson)}")


def _grade(options):
    from courseware.grading import grade
    from courseware.grading.sandbox.limits import Limits

    chosen = grade.Options(
        jobs=options.jobs,
        seed=options.seed,
        lesson=options.lesson,
        private=options.private,
        limits=Limits(cell=options.cell_seconds, total=options.seconds),
        reflections=options.reflections,
        gradebook=options.gradebook,
    )
    grade.main(options.submissions, options.out, chosen)


def _new(options):
    from courseware.authoring import scaffold

    for path, what in scaffold.create(options.name, options.title).items():
        print(f"new        {path.relative_to(scaffold.ROOT)}: {what}")
    print(f"Sound as it is. Fill in the lines with {scaffold.MARK} then run `course check`.")


def _check(options):
    from courseware.authoring import validation

    faults = validation.main(ROOT / "content", ROOT / "_site")
    print("\n".join(faults) or "No faults found.")
    return 1 if faults else 0


def _doctor(options):
    from courseware.hosting import doctor, finding

    findings = doctor.main(options.place)
    print("\n".join(map(str, findings)))
    return int(any(found.grade == finding.WRONG for found in findings))
