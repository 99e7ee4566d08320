"""Which files were handed in, and by whom, in a folder or a zip as learning platforms make them.

======================================================= =====================
path                                                    student
======================================================= =====================
``Ada.ipynb``, ``Ada.zip``, ``Ada/activations.ipynb``   ``Ada``
``Ada Byron_123_assignsubmission_file_/x.ipynb``        ``Ada Byron_123``
``byronada_123_456_activations.ipynb``                  ``byronada_123``
======================================================= =====================
"""

import io
import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from courseware.errors import CourseError
from courseware.grading.intake import archive
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.notebook import LARGEST, clean

MOODLE = re.compile(r"(.+?_\d+)_assignsubmission_")
CANVAS = re.compile(r"([^_/]+)_(?:LATE_)?(\d+)_\d+_([^/]+)$")
NOTEBOOK = re.compile(r"\.ipynb(\.txt|\.json)?$|\.json$", re.IGNORECASE)
CANDIDATES = 20  # notebooks of one student
FILES = 20_000
CONTAINERS = (".zip",)


class Found:
    """One file that was handed in: its path, and how to read it.

    ``read()`` gives its bytes or raises ``UngradableError``.
    """

    def __init__(self, path, read, fault=None):
        self.path, self._read, self.fault = path, read, fault

    def read(self):
        """The bytes, within the limit for a notebook."""
        if self.fault:
            raise UngradableError(self.fault)
        return self._read()


@dataclass
class Submission:
    """What one student handed in."""

    student: str
    files: list = field(default_factory=list)

    def notebooks(self):
        """The files that may be notebooks, those in a student's zip among them.

        Raises
        ------
        UngradableError
            When there are none, or too many.
        """
        found = []
        for file in self.files:
            if file.path.lower().endswith(CONTAINERS):
                found += _inside(file)
            elif NOTEBOOK.search(file.path):
                found.append(file)
        if len(found) > CANDIDATES:
            raise UngradableError(f"{len(found)} notebooks; allowed: {CANDIDATES}")
        if not found:
            names = ", ".join(Path(file.path).name[:60] for file in self.files[:5])
            raise UngradableError(f"no notebook in it, only {names}")
        return found


def collect(path):
    """The submissions in a folder or zip, by student.

    Parameters
    ----------
    path : Path

    Returns
    -------
    list of Submission

    Raises
    ------
    CourseError
        When there is nothing of that name, or it is no folder and no zip.
    """
    if path.is_dir():
        files = _in_folder(path)
    elif path.is_file():
        files = _in_zip(path)
    else:
        raise CourseError(f"{path} does not exist; wanted: a folder or a zip of notebooks")
    if not files:
        raise CourseError(f"{path} holds no files; wanted: notebooks, as NAME.ipynb or in folders")
    cut = _common(list(files))
    found = {}
    for name in sorted(files):
        student = student_of(name[cut:])
        found.setdefault(student, Submission(student)).files.append(files[name])
    return [found[student] for student in sorted(found)]


def student_of(path):
    """The student that a path belongs to."""
    if match := MOODLE.match(path):
        return clean(match[1])
    first, _, rest = path.partition("/")
    if not rest:
        if match := CANVAS.match(first):
            return clean(f"{match[1]}_{match[2]}")
        first = re.sub(r"(\.ipynb(\.txt|\.json)?|\.[A-Za-z0-9]{1,5})$", "", first) or first
    return clean(first)


def _common(names):
    """Length of a folder's name that holds several students, when all lies in that one folder."""
    top = names[0].partition("/")[0] + "/"
    if not all(name.startswith(top) for name in names) or MOODLE.match(top):
        return 0
    below = {name[len(top) :].partition("/")[0] for name in names if name.count("/") > 1}
    return len(top) if len(below) > 1 else 0


def _in_folder(root):
    files = {}
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        linked = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in [*names, *linked]:
            path = Path(folder) / name
            if name.startswith(".") or name in archive.IGNORED:
                continue
            if len(files) >= FILES:
                raise CourseError(f"{root} holds more than {FILES} files")
            fault = None if path.is_file() and not path.is_symlink() else "it is a link"
            relative = os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "replace")
            files[relative] = Found(relative, lambda path=path: _bounded(path), fault)
    return files


def _bounded(path):
    try:
        with path.open("rb") as file:
            return archive.bounded(file, LARGEST)
    except OSError as error:
        raise UngradableError(f"it cannot be read: {error.strerror}") from error


def _in_zip(path):
    try:
        listed = archive.members(path)
    except UngradableError as error:
        raise CourseError(f"{path}: {error}") from error
    return {
        name: Found(name, lambda name=name: archive.read(path, name, LARGEST), fault)
        for name, fault in listed.items()
    }


def _inside(file):
    """The notebooks in a student's own zip; zips in it are not opened."""
    try:
        data = file.read()
        listed = archive.members(io.BytesIO(data))
    except UngradableError as error:
        return [Found(file.path, None, str(error))]
    return [
        Found(
            f"{file.path}/{name}",
            lambda name=name: archive.read(io.BytesIO(data), name, LARGEST),
            fault,
        )
        for name, fault in listed.items()
        if NOTEBOOK.search(name) or fault
    ] or [Found(file.path, None, "no notebook in the zip")]
