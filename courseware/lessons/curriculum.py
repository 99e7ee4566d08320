"""Which lessons there are: the course's own, then those that were added, found by where they lie.

A lesson that was added has its source in ``content/added/NAME/lesson.py`` and the planned wrong
answers beside it. Its class, check and figure are in ``tinytorch/added/NAME/``, its page is
``book/added/NAME.md``.
"""

from pathlib import Path
from typing import NamedTuple

from courseware.errors import CourseError
from courseware.files import ROOT
from courseware.identifiers import ALLOWED, NAME
from courseware.lessons import reader, texts
from courseware.lessons.diagnostics import LessonError
from courseware.lessons.lesson import Lesson

CONTENT = ROOT / "content"
OWN = "activations"
ANSWERS = "wrong_answers.py"


class Entry(NamedTuple):
    """One lesson.

    Attributes
    ----------
    name : str
        As its notebook is called.
    source, answers : Path
        The lesson's source, and the file of its planned wrong answers.
    page : Path or None
        The page of an added lesson; the course's own has several.
    """

    name: str
    source: Path
    answers: Path
    page: Path | None = None


def entries(content: Path = CONTENT) -> list[Entry]:
    """The lessons below the folder ``content``: the course's own first.

    Parameters
    ----------
    content : Path, optional
    """
    own = [path for path in sorted(content.glob("*.py")) if path.name != ANSWERS]
    lessons = [Entry(path.stem, path, content / ANSWERS) for path in own]
    pages = content.parent / "book" / "added"
    for source in sorted(content.glob("added/*/lesson.py")):
        name = source.parent.name
        lessons.append(Entry(name, source, source.with_name(ANSWERS), pages / f"{name}.md"))
    return lessons


def faults(content: Path = CONTENT) -> list[str]:
    """What is wrong with the names of files below ``content``, as ``file:line: message``.

    Parameters
    ----------
    content : Path, optional
    """
    noted: list[str] = []
    seen: dict[str, Path] = {}
    for name, source, _, _ in entries(content):
        if not NAME.fullmatch(name):
            noted.append(f"{source}:1: {texts.FILE_NAME.format(name=name, allowed=ALLOWED)}")
        elif name.lower() in seen:  # some file systems take the two for one
            noted.append(f"{source}:1: {texts.SAME_NAME.format(other=seen[name.lower()])}")
        seen.setdefault(name.lower(), source)
    return noted + [f"{path}:1: {texts.NOTEBOOK}" for path in sorted(content.rglob("*.ipynb"))]


def find(name: str = OWN, content: Path = CONTENT) -> Entry:
    """The entry of one lesson.

    Parameters
    ----------
    name : str, optional
        The course's own by default.
    content : Path, optional

    Raises
    ------
    CourseError
        When there is none; the message lists the names.
    """
    by_name = {entry.name: entry for entry in entries(content)}
    if name not in by_name:
        raise CourseError(texts.NO_LESSON.format(name=name, names=", ".join(by_name)))
    return by_name[name]


def write(out: Path, content: Path = CONTENT) -> None:
    """Write the student notebook of each lesson.

    Parameters
    ----------
    out : Path
        The folder that they go into; it exists.
    content : Path, optional

    Raises
    ------
    LessonError
        When a lesson, or the name of a file, is refused; then nothing is written.
    """
    for name, lesson in read(content).items():
        (out / f"{name}.ipynb").write_bytes(lesson.text("student").encode())


def read(content: Path = CONTENT) -> dict[str, Lesson]:
    """All lessons, read, by their names.

    Parameters
    ----------
    content : Path, optional

    Raises
    ------
    LessonError
        When one of them, or the name of a file, is refused.
    """
    noted = faults(content)
    if noted:
        raise LessonError(noted)
    return {entry.name: reader.read(entry.source) for entry in entries(content)}
