"""``course site`` and ``course verify``: their options, and what runs them."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from courseware.files import ROOT


def add_verbs(add: Callable[[str, str, str], ArgumentParser]) -> None:
    """Add the verbs of this room to the command.

    Parameters
    ----------
    add : callable
        ``add(name, summary, example)`` gives the parser of one more verb.
    """
    site = add("site", "build the site into _site/", "course site --zip")
    site.add_argument("--url", help="where it will be: gives it a sitemap and a picture to share")
    site.add_argument("--zip", action="store_true", help="pack it into _site.zip as well")
    site.set_defaults(run=_site)

    verify = add("verify", "compare a site with its manifest", "course verify _site")
    verify.add_argument("site", nargs="?", type=Path, default=ROOT / "_site", help="a built site")
    verify.set_defaults(run=_verify, needs_course=False)


def _site(options: Namespace) -> None:
    from courseware.site import build

    built = build.build(address=options.url)
    if options.zip:
        from courseware.site import zip_archive

        path = zip_archive.write(built, built.with_name("_site.zip"))
        print(f"zip        {path}, {path.stat().st_size / 1e6:.1f} MB")


def _verify(options: Namespace) -> int:
    from courseware.site import manifest

    differences = manifest.verify(options.site)
    print("\n".join(differences) or f"{options.site}: every file is as it was built")
    return 1 if differences else 0
