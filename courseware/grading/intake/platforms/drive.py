"""Google Drive, the folder of an assignment in Classroom; and the course's own hand-in page.

``Ada Byron - activations.ipynb``, a copy ``Ada Byron - Copy of activations.ipynb``. The page on
which work is handed in gives files such a name when the learner has typed one.

Source: recalled from such downloads. ``A - B.ipynb`` alone may also be a name: the part after the
last `` - `` must be that of the lesson's notebook, or the same in two files.
"""

from collections import Counter

from courseware.grading.intake.platforms.place import Files, Places, loose, place, stem, title

MARK = " - "


def places(files: Files, work: str) -> Places:
    """Whose each file is that has a learner's name before the work's.

    Parameters
    ----------
    files : mapping of str to SubmittedFile
    work : str
        What the lesson's notebook is called, without its ending.
    """
    parts = {path: _parts(path.rpartition("/")[2]) for path in files}
    often = Counter(what for who, what in parts.values() if who)
    found = {
        path: place(who)
        for path, (who, what) in parts.items()
        if who and (what == work.lower() or often[what] > 1)
    }
    return loose(found, files)


def _parts(name: str) -> tuple[str, str]:
    """Whose it may be, and what it was called; an empty name where there is no mark."""
    who, mark, what = stem(name).rpartition(MARK)
    return (who.strip() if mark else "", title(what).lower())
