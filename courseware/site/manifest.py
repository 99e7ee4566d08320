"""The SHA-256 of every file of the site, and what differs from it.

``manifest.sha256`` has the format of the ``sha256sum`` program, so that a host without
Python can check the site too.
"""

from pathlib import Path

from courseware.errors import CourseError
from courseware.files import files_of, sha256
from courseware.site import headers, texts

NAME = "manifest.sha256"


def write(site: Path) -> None:
    """Write the manifest of all files below the folder ``site`` into it."""
    (site / NAME).write_text(lines(site), encoding="utf-8")


def lines(site: Path) -> str:
    """SHA-256 and name of each file below ``site``, but for what hosts keep back."""
    return "".join(f"{sha256(site / name)}  {name}\n" for name in _names(site))


def verify(site: Path) -> list[str]:
    """Return one line for every file that is changed, missing or not in the manifest.

    Parameters
    ----------
    site : Path
        A folder with a ``manifest.sha256``.

    Returns
    -------
    list of str
        Empty when the site is as it was built.

    Raises
    ------
    CourseError
        When the folder holds no manifest.
    """
    if not (site / NAME).is_file():
        raise CourseError(texts.NO_MANIFEST.format(site=site, manifest=NAME))
    text = (site / NAME).read_text(encoding="utf-8")
    expected = {line[66:]: line[:64] for line in text.splitlines()}
    found = _names(site)
    known = [name for name in found if name in expected]
    changed = [name for name in known if sha256(site / name) != expected[name]]
    return [
        *(texts.CHANGED.format(name=name) for name in changed),
        *(texts.MISSING.format(name=name) for name in sorted(expected.keys() - set(found))),
        *(texts.UNKNOWN.format(name=name) for name in found if name not in expected),
    ]


def _names(site: Path) -> list[str]:
    names = (path.relative_to(site).as_posix() for path in files_of(site))
    return [name for name in names if name not in (NAME, headers.NAME)]
