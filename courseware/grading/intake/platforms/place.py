"""What a path says of a file: whose it is, and of which attempt."""

import re
from collections.abc import Mapping
from itertools import takewhile
from typing import NamedTuple

from courseware.grading.intake.names import normal
from courseware.grading.intake.submitted_file import SubmittedFile

NOTEBOOK = re.compile(r"\.ipynb(\.txt|\.json)?$|\.json$", re.IGNORECASE)
ENDING = re.compile(r"(\.ipynb(\.txt|\.json)?|\.tar\.gz|\.[A-Za-z0-9]{1,5})$", re.IGNORECASE)
# What browsers, systems and platforms add to a name that is there already.
COPY = re.compile(r"([ _-]*\(\d+\)|[ _-]+copy[ _-]*\d*)+$", re.IGNORECASE)
AGAIN = re.compile(r"[-_]\d{1,2}$")  # it may as well be part of the name
COPY_OF = re.compile(r"^(copy of |copie de |kopie von |copia de )+", re.IGNORECASE)


class Place(NamedTuple):
    """Whose a file is.

    Attributes
    ----------
    learner : str
        What stands in the grades, the same whatever the day or the zip.
    attempt : str
        A time or a number, so that a later one sorts later; empty where all files are of one.
    """

    learner: str
    attempt: str = ""


Files = Mapping[str, SubmittedFile]
# By path; nobody's, such as a platform's own list, are (), those of a group are of several.
Places = dict[str, tuple[Place, ...]]


def place(learner: str, attempt: str = "") -> tuple[Place, ...]:
    """The place of a file that is one learner's.

    Parameters
    ----------
    learner : str
        As a path spells it; two spellings of one name give one.
    attempt : str
    """
    return (Place(normal(learner).strip() or learner, attempt),)


def loose(found: Places, files: Files) -> Places:
    """Of places read from names of files alone, those where a platform may have put the files.

    That is beside all others, or in a folder with those of other learners. In a learner's own
    folder a name means nothing: whoever hands it in has chosen it.

    Parameters
    ----------
    found : dict of str to tuple of Place
    files : mapping of str to SubmittedFile
        All files.
    """
    folders = zip(*(path.split("/")[:-1] for path in files), strict=False)
    top = [names[0] for names in takewhile(lambda names: len(set(names)) == 1, folders)]
    learners: dict[str, set[tuple[Place, ...]]] = {}
    for path, places in found.items():
        known = tuple(each._replace(attempt="") for each in places)
        learners.setdefault(path.rpartition("/")[0], set()).add(known)
    fit = {folder for folder, known in learners.items() if len(known) > 1} | {"/".join(top)}
    return {path: places for path, places in found.items() if path.rpartition("/")[0] in fit}


def stem(name: str) -> str:
    """The name of a file without its ending.

    Parameters
    ----------
    name : str
    """
    return ENDING.sub("", name) or name


def title(name: str) -> str:
    """What a file was called before it was copied: ``Copy of a (1).ipynb`` was ``a``.

    Parameters
    ----------
    name : str
    """
    plain = COPY_OF.sub("", stem(name).strip())
    return COPY.sub("", plain).strip() or plain


def is_called(name: str, work: str) -> bool:
    """Whether a file has the name of the lesson's notebook, or of a copy of it.

    Parameters
    ----------
    name : str
    work : str
        What the lesson's notebook is called, without its ending.
    """
    called = title(name).lower()
    return work.lower() in (called, AGAIN.sub("", called))
