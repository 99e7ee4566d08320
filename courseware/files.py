"""Where the course lies, and what its files are: their order, their SHA-256.

The ground floor: everything that reads, compares or names files stands on it.
"""

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

from courseware.errors import CourseError

PARTS = ("content", "book")  # what authors write: a folder with both holds a course
# The time of each file in a zip of ours, so that the same files give the same bytes: the earliest
# that the format knows.
EPOCH = (1980, 1, 1, 0, 0, 0)
NO_COURSE = (
    "no course here: neither {folder} nor a folder above it holds {parts}; "
    "change into your copy of the course"
)


def holds_course(folder: Path) -> bool:
    """Whether ``folder`` is the top of a course.

    Parameters
    ----------
    folder : Path
    """
    return all((folder / part).is_dir() for part in PARTS)


def course_folder(around: Path, working: Path) -> Path:
    """The top of the course that a command is about.

    Parameters
    ----------
    around : Path
        The folder that holds the package ``courseware``: the course itself in a checkout.
    working : Path
        The working folder; where ``courseware`` is installed elsewhere, the course is this folder
        or the first one above it that holds one.

    Returns
    -------
    Path
        ``working`` where there is no course: ``require_course`` says so.
    """
    candidates = (around, working, *working.parents)
    return next((folder for folder in candidates if holds_course(folder)), working)


ROOT = course_folder(Path(__file__).parents[1], Path.cwd())


def require_course(root: Path = ROOT) -> None:
    """Return if there is a course to work on.

    Parameters
    ----------
    root : Path, optional
        Its top.

    Raises
    ------
    CourseError
        When ``root`` holds none.
    """
    if not holds_course(root):
        parts = " and ".join(f"{part}/" for part in PARTS)
        raise CourseError(NO_COURSE.format(folder=root, parts=parts))


def sha256(path: Path) -> str:
    """The SHA-256 of a file, as hexadecimal digits.

    Parameters
    ----------
    path : Path
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def integrity(path: Path) -> str:
    """The SHA-256 of a file, as browsers write it: ``sha256-`` and Base64.

    Parameters
    ----------
    path : Path
    """
    digest = hashlib.sha256(path.read_bytes()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def digest_of(inputs: Iterable[Path | str]) -> str:
    """One SHA-256 over strings and the names and contents of files and folders.

    Parameters
    ----------
    inputs : iterable of Path or str
        Their order counts; where a folder lies and when a file was changed do not.
    """
    total = hashlib.sha256()
    for item in inputs:
        if isinstance(item, Path):
            for path in files_of(item):
                total.update(f"{path.relative_to(item.parent).as_posix()}\0".encode())
                total.update(hashlib.sha256(path.read_bytes()).digest())
        else:
            total.update(f"{item}\0".encode())
    return total.hexdigest()


def files_of(path: Path) -> list[Path]:
    """All files below a folder in a fixed order, caches aside; or the file itself.

    Parameters
    ----------
    path : Path
        A folder or a file.
    """
    if path.is_file():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
