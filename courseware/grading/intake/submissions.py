"""Who handed in what, and in which attempt, in a folder or a zip as learning platforms make them.

Whose a file is, ``platforms`` tells; here its files become learners.
"""

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from courseware.errors import CourseError
from courseware.grading import texts
from courseware.grading.intake import archive, tarball
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.platforms import PLATFORMS
from courseware.grading.intake.platforms.place import NOTEBOOK, Place, is_called
from courseware.grading.intake.submitted_file import (
    FileInMemory,
    FileInZip,
    FileOnDisk,
    SubmittedFile,
)

ZIP = re.compile(r"\.zip$", re.IGNORECASE)
TARBALL = re.compile(r"\.(tar|tar\.gz|tgz)$", re.IGNORECASE)
OTHER_ARCHIVE = re.compile(r"(\.tar)?\.(rar|7z|bz2|xz|zst|gz)$", re.IGNORECASE)
CANDIDATES = 20  # notebooks of one student
FILES = 20_000
NAMED = 5  # files or learners that a line names one by one
ALIKE = 3  # files called like the notebook from which on that is told


@dataclass
class Attempt:
    """What was handed in at a time.

    Attributes
    ----------
    name : str
        The time or number; empty where only one attempt is known.
    files : list of SubmittedFile
    """

    name: str
    files: list[SubmittedFile] = field(default_factory=list)

    def notebooks(self) -> list[SubmittedFile]:
        """The files that may be notebooks, those in a student's archive among them.

        Raises
        ------
        UngradableError
            When there are none, or too many.
        """
        found: list[SubmittedFile] = []
        for file in self.files:
            if ZIP.search(file.path) or TARBALL.search(file.path):
                found += _inside(file)
            elif NOTEBOOK.search(file.path):
                found.append(file)
        if len(found) > CANDIDATES:
            words = texts.TOO_MANY_NOTEBOOKS.format(count=len(found), most=CANDIDATES)
            raise UngradableError(words)
        if not found:
            raise UngradableError(_without_notebook(self.files))
        return found


@dataclass
class Submission:
    """What one student handed in.

    Attributes
    ----------
    student : str
    attempts : list of Attempt
        At least one; the last comes last.
    """

    student: str
    attempts: list[Attempt]


def collect(
    path: Path,
    work: str = "activations",
    report: Callable[[str], object] = lambda line: None,
) -> list[Submission]:
    """The submissions in a folder or a zip, by student.

    Parameters
    ----------
    path : Path
    work : str
        What the lesson's notebook is called, without its ending.
    report : callable
        Called with one line each: how many learners there are, by whose names; files that are
        nobody's; files that do not tell whose they are.

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
    placed, platforms = _placed(files, work)
    found: dict[str, dict[str, Attempt]] = {}
    for name in sorted(placed):
        for learner, attempt in placed[name]:
            attempts = found.setdefault(learner, {})
            attempts.setdefault(attempt, Attempt(attempt)).files.append(files[name])
    if not found:
        raise CourseError(texts.NO_FILES.format(path=path))
    report(_summary(len(found), sum(map(bool, placed.values())), platforms))
    _tell(placed, work, report)
    return [
        Submission(learner, sorted(found[learner].values(), key=lambda each: _order(each.name)))
        for learner in sorted(found)
    ]


def _placed(
    files: dict[str, SubmittedFile], work: str
) -> tuple[dict[str, tuple[Place, ...]], list[str]]:
    """Whose each file is, and the platforms by whose names that was told."""
    placed: dict[str, tuple[Place, ...]] = {}
    platforms = []
    # First the one that knows most: a learner may give a file the name of another platform.
    known = {platform: len(places(files, work)) for platform, places in PLATFORMS.items()}
    for platform in sorted(PLATFORMS, key=lambda name: (not name, -known[name])):
        places = PLATFORMS[platform]
        rest = {path: file for path, file in files.items() if path not in placed}
        found = places(rest, work) if rest else {}
        if platform and any(found.values()):
            platforms.append(platform)
        placed |= found
    return placed, platforms


def _order(attempt: str) -> list[int | str]:
    """By numbers where there are numbers, so that 10 comes after 9."""
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", attempt)]


def _summary(learners: int, files: int, platforms: list[str]) -> str:
    words = texts.LEARNERS.format(learners=learners, files=files)
    return words + texts.NAMED_BY.format(names=", ".join(platforms)) if platforms else words


def _tell(placed: dict[str, tuple[Place, ...]], work: str, report: Callable[[str], object]) -> None:
    """What an instructor should know of how names were read."""
    nobodys = sorted(path for path, learners in placed.items() if not learners)
    if nobodys:
        report(texts.NOBODYS.format(names=_listed(nobodys)))
    alike = sorted({each.learner for learners in placed.values() for each in learners})
    alike = [learner for learner in alike if is_called(learner, work)]
    if len(alike) >= ALIKE:
        report(texts.ALIKE.format(count=len(alike), names=_listed(alike)))


def _listed(names: Iterable[str]) -> str:
    known = list(names)
    shown = ", ".join(known[:NAMED])
    return shown if len(known) <= NAMED else texts.AND_MORE.format(
        names=shown, count=len(known) - NAMED
    )  # fmt: skip


def _without_notebook(files: list[SubmittedFile]) -> str:
    """Why there is nothing to grade among the files of a student."""
    for file in files:
        if match := OTHER_ARCHIVE.search(file.path):
            return texts.OTHER_ARCHIVE.format(name=Path(file.path).name[:60], kind=match[0])
    names = ", ".join(Path(file.path).name[:60] for file in files[:NAMED])
    return texts.NO_NOTEBOOK.format(names=names)


def _in_folder(root: Path) -> dict[str, SubmittedFile]:
    files: dict[str, SubmittedFile] = {}
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not archive.is_rubbish(name))
        linked = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in [*names, *linked]:
            path = Path(folder) / name
            if archive.is_rubbish(name):
                continue
            if len(files) >= FILES:
                raise CourseError(texts.TOO_MANY_FILES.format(path=root, most=FILES))
            fault = None if path.is_file() and not path.is_symlink() else texts.IS_LINK
            relative = os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "replace")
            while relative in files:  # two names that are no UTF-8
                relative += "\ufffd"
            files[relative] = FileOnDisk(relative, fault, path)
    return files


def _in_zip(path: Path) -> dict[str, SubmittedFile]:
    match = TARBALL.search(path.name) or OTHER_ARCHIVE.search(path.name)
    if match:
        raise CourseError(texts.UNPACK_FIRST.format(path=path, kind=match[0]))
    try:
        faults = archive.members(path)
    except UngradableError as error:
        raise CourseError(texts.OF_FILE.format(path=path, fault=error)) from error
    return {name: FileInZip(name, fault, path, name) for name, fault in faults.items()}


def _inside(file: SubmittedFile) -> list[SubmittedFile]:
    """The notebooks in a student's own archive; archives in it are not opened."""
    found: list[SubmittedFile] = []
    try:
        data = file.read()
        if TARBALL.search(file.path):
            for name, content in tarball.notebooks(data, NOTEBOOK).items():
                found.append(FileInMemory(f"{file.path}/{name}", None, content))
        else:
            for name, fault in archive.members(data).items():
                if NOTEBOOK.search(name) or fault:
                    found.append(FileInZip(f"{file.path}/{name}", fault, data, name))
    except UngradableError as error:
        return [SubmittedFile(file.path, str(error))]
    return found or [SubmittedFile(file.path, texts.NO_NOTEBOOK_IN_ARCHIVE)]
