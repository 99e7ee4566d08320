"""Files and folders as people lay them.

=============================================== ====================
path                                            learner
=============================================== ====================
``Ada.ipynb``, ``Ada/activations.ipynb``        ``Ada``
``all/Ada.ipynb``, ``all/Ada/x.ipynb``          ``Ada``
``group 1/Ada.ipynb``, ``group 1/Ada/x.ipynb``  ``Ada``
``Ada/draft.ipynb``, ``Ada/activations.ipynb``  ``Ada``
``class.csv``, ``index.html``, ``readme.md``    nobody
=============================================== ====================

A folder is a learner's, or it holds several learners. It holds several where what lies in it is
called differently from what lies in the folders beside it, and not like the lesson's notebook, or
where it is more than one learner hands in. Where a name stands in two folders of learners, both
files are that learner's: if they differ, a person is asked.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from courseware.grading.intake.names import normal
from courseware.grading.intake.platforms.place import (
    NOTEBOOK,
    Files,
    Place,
    Places,
    is_called,
    place,
    stem,
    title,
)

ARCHIVE = re.compile(r"\.(zip|tar|tgz|rar|7z|gz|bz2|xz)$", re.IGNORECASE)
# Lists, notes and pages of contents: beside learners' files they are nobody's.
NOBODYS = re.compile(
    r"(\.(csv|tsv|xlsx?|ods|ya?ml|xml|log|md|rst|txt|ini|db)|^(index|readme)\.\w+)$",
    re.IGNORECASE,
)

FEW = 3  # notebooks of different names that may still be one learner's


@dataclass
class Folder:
    """A folder: what lies in it, by name."""

    files: dict[str, str] = field(default_factory=dict)  # paths
    folders: dict[str, "Folder"] = field(default_factory=dict)

    @classmethod
    def of(cls, paths: Iterable[str]) -> "Folder":
        """The folders that paths go through.

        Parameters
        ----------
        paths : iterable of str
        """
        root = cls()
        for path in paths:
            *parts, name = path.split("/")
            here = root
            for part in parts:
                here = here.folders.setdefault(part, cls())
            here.files[name] = path
        return root

    def paths(self) -> list[str]:
        """All paths in it and below."""
        below = [path for each in self.folders.values() for path in each.paths()]
        return [*self.files.values(), *below]

    def work(self) -> list[str]:
        """The names of notebooks and archives that lie in it."""
        return [name for name in self.files if NOTEBOOK.search(name) or ARCHIVE.search(name)]

    def parts(self) -> list[str]:
        """What may be a learner each: those files, and folders in which there are any."""
        return self.work() + [name for name, each in self.folders.items() if each.holds_work()]

    def titles(self) -> set[str]:
        """What those are called, copies alike."""
        return {normal(title(part)) for part in self.parts()}

    def holds_work(self) -> bool:
        """Whether there is a notebook or an archive in it or below."""
        return bool(self.work()) or any(each.holds_work() for each in self.folders.values())


def places(files: Files, work: str) -> Places:
    """Whose each file is; all are told of.

    Parameters
    ----------
    files : mapping of str to SubmittedFile
    work : str
        What the lesson's notebook is called, without its ending.
    """
    found: Places = {}
    groups = {"": Folder.of(files)}
    while groups:
        below = _learners_in(groups, found)
        alone = any(each.work() for each in groups.values())
        groups = _groups(below, alone, work)
        for name in below.keys() - groups.keys():
            learner = place(_last(name))
            found |= dict.fromkeys(below[name].paths(), learner)
    return found


def _learners_in(groups: dict[str, Folder], found: Places) -> dict[str, Folder]:
    """Place the files that lie in folders of several learners; the folders in them by path."""
    below: dict[str, Folder] = {}
    for name, each in groups.items():
        found |= {path: _of_file(file) for file, path in each.files.items()}
        below |= {f"{name}/{inner}": folder for inner, folder in each.folders.items()}
    return below


def _of_file(name: str) -> tuple[Place, ...]:
    if NOBODYS.search(name) and not NOTEBOOK.search(name):
        return ()
    return place(stem(name))


def _groups(folders: dict[str, Folder], alone: bool, work: str) -> dict[str, Folder]:
    """Those of the folders that hold several learners.

    Parameters
    ----------
    folders : dict of str to Folder
        All of one depth, by path.
    alone : bool
        Whether learners' files lie beside them: then a folder is most likely a learner's too.
    work : str
    """
    titles = {path: each.titles() for path, each in folders.items() if each.holds_work()}
    often = Counter(each for known in titles.values() for each in known)
    if len(titles) == 1 and not alone:
        ((path, known),) = titles.items()
        single = len(folders[path].parts()) == 1
        own = all(is_called(each, work) for each in known) if single else _repeats(path, known)
        return {} if own else folders
    found = {
        path
        for path, known in titles.items()
        if len(known) > FEW and len(often) > len(titles) and not _repeats(path, known)
    }
    shared = sum(count > 1 for count in often.values())
    called = sum(any(is_called(each, work) for each in known) for known in titles.values())
    several = sum(len(known) > 1 for known in titles.values())
    owned = any(_repeats(path, known) for path, known in titles.items())
    differ = 2 * shared < len(often) and 2 * called < len(titles)
    if not alone and differ and not owned and 2 * several >= len(titles) > 0:
        found = set(titles)
    return {path: folders[path] for path in found}


def _last(path: str) -> str:
    return path.rpartition("/")[2]


def _repeats(path: str, titles: set[str]) -> bool:
    """Whether a folder's name stands in those of all that lies in it, as an owner's does."""
    return all(normal(_last(path)).lower() in each.lower() for each in titles)
