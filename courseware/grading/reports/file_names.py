"""File names for students: letters, digits, ``-`` and ``_`` only, and no two alike."""

import re
from collections import Counter
from collections.abc import Collection
from hashlib import sha256

LONGEST = 80
# Names that Windows keeps for devices.
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)


def file_names(students: Collection[str]) -> dict[str, str]:
    """``{student: name}``, without a file extension.

    Parameters
    ----------
    students : collection of str
        Each once.

    Returns
    -------
    dict of str to str
        No two names are alike, even where capitals do not count. A name that had to be changed
        ends in a digest.
    """
    plain = {student: _plain(student) for student in students}
    often = Counter(name.casefold() for name in plain.values())
    return {
        student: name
        if name == student and often[name.casefold()] == 1 and not DEVICES.match(name)
        else f"{name}-{sha256(student.encode()).hexdigest()[:8]}"
        for student, name in plain.items()
    }


def _plain(student: str) -> str:
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", student)[:LONGEST].strip("-")
    return name or "student"
