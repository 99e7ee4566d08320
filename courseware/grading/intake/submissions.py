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
from courseware.grading import texts
from courseware.grading.intake import archive
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.notebook import clean
from courseware.grading.intake.submitted_file import FileInZip, FileOnDisk, SubmittedFile

MOODLE = re.compile(r"(.+?_\d+)_assignsubmission_")
CANVAS = re.compile(r"([^_/]+)_(?:LATE_)?(\d+)_\d+_([^/]+)$")
NOTEBOOK = re.compile(r"\.ipynb(\.txt|\.json)?$|\.json$", re.IGNORECASE)
CANDIDATES = 20  # notebooks of one student
FILES = 20_000
CONTAINERS = (".zip",)


@dataclass
class Submission:
    """What one student handed in.

    Attributes
    ----------
    student : str
    files : list of SubmittedFile
    """

    student: str
    files: list[SubmittedFile] = field(default_factory=list)

    def notebooks(self) -> list[SubmittedFile]:
        """The files that may be notebooks, those in a student's zip among them.

        Raises
        ------
        UngradableError
            When there are none, or too many.
        """
        found: list[SubmittedFile] = []
        for file in self.files:
            if file.path.lower().endswith(CONTAINERS):
                found += _inside(file)
            elif NOTEBOOK.search(file.path):
                found.append(file)
        if len(found) > CANDIDATES:
            words = texts.TOO_MANY_NOTEBOOKS.format(count=len(found), most=CANDIDATES)
            raise UngradableError(words)
        if not found:
            names = ", ".join(Path(file.path).name[:60] for file in self.files[:5])
            raise UngradableError(texts.NO_NOTEBOOK.format(names=names))
        return found


def collect(path: Path) -> list[Submission]:
    """The submissions in a folder or zip, by student.

    Parameters
    ----------
    path : Path

    Returns
    -------
    list of Submission
        Each student once, in the order of their names.

    Raises
    ------
    CourseError
        When there is nothing of that name, or it is neither a folder nor a zip.
    """
    if path.is_dir():
        files = _in_folder(path)
    elif path.is_file():
        files = _in_zip(path)
    else:
        raise CourseError(texts.NO_SUBMISSIONS.format(path=path))
    if not files:
        raise CourseError(texts.NO_FILES.format(path=path))
    cut = _common(list(files))
    found: dict[str, Submission] = {}
    for name in sorted(files):
        student = student_of(name[cut:])
        found.setdefault(student, Submission(student)).files.append(files[name])
    return [found[student] for student in sorted(found)]


def student_of(path: str) -> str:
    """The student that a path belongs to.

    Parameters
    ----------
    path : str
        As the table above shows it, with ``/`` between its parts.
    """
    if match := MOODLE.match(path):
        return clean(match[1])
    first, _, rest = path.partition("/")
    if not rest:
        if match := CANVAS.match(first):
            return clean(f"{match[1]}_{match[2]}")
        first = re.sub(r"(\.ipynb(\.txt|\.json)?|\.[A-Za-z0-9]{1,5})$", "", first) or first
    return clean(first)


def _common(names: list[str]) -> int:
    """Length of a folder's name that holds several students, when all lies in that one folder."""
    top = names[0].partition("/")[0] + "/"
    if not all(name.startswith(top) for name in names) or MOODLE.match(top):
        return 0
    below = {name[len(top) :].partition("/")[0] for name in names if name.count("/") > 1}
    return len(top) if len(below) > 1 else 0


def _in_folder(root: Path) -> dict[str, SubmittedFile]:
    files: dict[str, SubmittedFile] = {}
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        linked = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in [*names, *linked]:
            path = Path(folder) / name
            if name.startswith(".") or name in archive.IGNORED:
                continue
            if len(files) >= FILES:
                raise CourseError(texts.TOO_MANY_FILES.format(path=root, most=FILES))
            fault = None if path.is_file() and not path.is_symlink() else texts.IS_LINK
            relative = os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "replace")
            files[relative] = FileOnDisk(relative, fault, path)
    return files


def _in_zip(path: Path) -> dict[str, SubmittedFile]:
    try:
        faults = archive.members(path)
    except UngradableError as error:
        raise CourseError(texts.OF_FILE.format(path=path, fault=error)) from error
    return {name: FileInZip(name, fault, path, name) for name, fault in faults.items()}


def _inside(file: SubmittedFile) -> list[SubmittedFile]:
    """The notebooks in a student's own zip; zips in it are not opened."""
    try:
        data = file.read()
        faults = archive.members(io.BytesIO(data))
    except UngradableError as error:
        return [SubmittedFile(file.path, str(error))]
    found: list[SubmittedFile] = [
        FileInZip(f"{file.path}/{name}", fault, data, name)
        for name, fault in faults.items()
        if NOTEBOOK.search(name) or fault
    ]
    return found or [SubmittedFile(file.path, texts.NO_NOTEBOOK_IN_ZIP)]
