"""The SHA-256 of every file of the site, and what differs from it.

``manifest.sha256`` has the format of the ``sha256sum`` program, so that a host without
Python can check the site too.
"""

from courseware.errors import CourseError
from courseware.files import files_of, sha256
from courseware.site import csp

NAME = "manifest.sha256"


def write(site):
    """Write the manifest of all files below the folder ``site`` into it."""
    (site / NAME).write_text(lines(site), encoding="utf-8")


def lines(site):
    """SHA-256 and name of each file below ``site``, but for what hosts keep back."""
    return "".join(f"{sha256(site / name)}  {name}\n" for name in _names(site))


def verify(site):
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
        raise CourseError(f"{site} holds no {NAME}: it is no built site")
    text = (site / NAME).read_text(encoding="utf-8")
    expected = {line[66:]: line[:64] for line in text.splitlines()}
    found = _names(site)
    return (
        [
            f"changed: {name}"
            for name in found
            if name in expected and _differs(site, name, expected)
        ]
        + [f"missing: {name}" for name in sorted(expected.keys() - set(found))]
        + [f"not in the manifest: {name}" for name in found if name not in expected]
    )


def _differs(site, name, expected):
    return sha256(site / name) != expected[name]


def _names(site):
    names = (path.relative_to(site).as_posix() for path in files_of(site))
    return [name for name in names if name not in (NAME, csp.NAME)]
