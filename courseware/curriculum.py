"""Which lessons there are: the course's own, then those that were added, found by their place.

A lesson that was added has its source in ``content/added/NAME/lesson.py`` and the planned wrong
answers beside it. Its class, check and figure are in ``tinytorch/added/NAME/``, its page is
``book/added/NAME.md``.
"""

from pathlib import Path
from typing import NamedTuple

from courseware import lessons
from courseware.errors import CourseError

CONTENT = Path(__file__).parents[1] / "content"
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


def read(content=CONTENT):
    """All lessons, read: ``{name: Lesson}``."""
    return {entry.name: lessons.read(entry.source) for entry in entries(content)}
