"""Which lessons there are: the course's own, then those that were added, found by their place.

A lesson that was added has its source in ``content/added/NAME/lesson.py`` and the planned wrong
answers beside it. Its class, check and figure are in ``tinytorch/added/NAME/``, its page is
``book/added/NAME.md``.
"""

from pathlib import Path
from typing import NamedTuple

from courseware.errors import CourseError
from courseware.files import ROOT
from courseware.identifiers import ALLOWED, NAME
from courseware.lessons import reader
from courseware.lessons.diagnostics import LessonError

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


def entries(content=CONTENT):
    """The lessons below the folder ``content``."""
    own = [path for path in sorted(content.glob("*.py")) if path.name != ANSWERS]
    found = [Entry(path.stem, path, content / ANSWERS) for path in own]
    pages = content.parent / "book" / "added"
    for source in sorted(content.glob("added/*/lesson.py")):
        name = source.parent.name
        found.append(Entry(name, source, source.with_name(ANSWERS), pages / f"{name}.md"))
    return found


def faults(content=CONTENT):
    """What is wrong with the names of files below ``content``, as ``file:line: message``."""
    found, seen = [], {}
    for name, source, _, _ in entries(content):
        if not NAME.fullmatch(name):
            found.append(f"{source}:1: file name {name!r}; allowed: {ALLOWED}")
        elif name.lower() in seen:  # some file systems take the two for one
            found.append(f"{source}:1: but for capitals this is the name of {seen[name.lower()]}")
        seen.setdefault(name.lower(), source)
    for path in sorted(content.rglob("*.ipynb")):
        found.append(f"{path}:1: a notebook; lessons are .py files, notebooks are made from them")
    return found


def find(name=OWN, content=CONTENT):
    """The entry of the lesson ``name``.

    Raises
    ------
    CourseError
        When there is none; the message lists the names.
    """
    known = {entry.name: entry for entry in entries(content)}
    if name not in known:
        raise CourseError(f"no lesson {name!r}; there are {', '.join(known)}")
    return known[name]


def write(out, content=CONTENT):
    """Write the student notebook of each lesson into the folder ``out``.

    Raises
    ------
    LessonError
        When a lesson, or the name of a file, is refused; then nothing is written.
    """
    for name, lesson in read(content).items():
        (out / f"{name}.ipynb").write_bytes(lesson.text("student").encode())


def read(content=CONTENT):
    """All lessons, read: ``{name: Lesson}``.

    Raises
    ------
    LessonError
        When one of them, or the name of a file, is refused.
    """
    found = faults(content)
    if found:
        raise LessonError(found)
    return {entry.name: reader.read(entry.source) for entry in entries(content)}
