"""Notebook files: for learners with holes, for instructors with solutions.

The same lesson gives the same bytes: nothing in a notebook comes from chance, time or place.
"""

from pathlib import Path

import nbformat

from courseware.lessons import read


def write(source, kind, path):
    """Write the notebook of the lesson source ``source`` to ``path`` and return ``path``.

    Parameters
    ----------
    source : Path
    kind : str
        ``student`` or ``instructor``.
    path : Path

    Raises
    ------
    LessonError
        When the lesson source is refused; then nothing is written.
    """
    text = nbformat.writes(read(source).notebook(kind), version=4)
    Path(path).write_bytes(f"{text}\n".encode())
    return Path(path)
