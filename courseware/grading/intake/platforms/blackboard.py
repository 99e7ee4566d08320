"""Blackboard Learn, *Assignment File Download*.

``Activations_s123_attempt_2026-05-01-10-00-00_activations.ipynb``, and for each attempt a text file
of that name without the last part, whose first line is ``Name: Ada Byron (s123)``. Names of
assignments and of users may both hold ``_``: the text file tells where one ends.

Source: the readmes of kwurst/bb-file-cleanup and of BBGradebookOrganiser.
"""

import re

from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.platforms.place import Files, Places, loose, place

ATTEMPT = re.compile(
    r"(?:^|/)(?P<head>[^/]+?)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?P<rest>_[^/]+|\.txt)$"
)
NAME = re.compile(r"\s*Name:.*\((?P<user>[^()\r\n]+)\)")


def places(files: Files, work: str) -> Places:
    """Whose each file is that is called as Blackboard calls them.

    Parameters
    ----------
    files : mapping of str to SubmittedFile
    work : str
        What the lesson's notebook is called, without its ending.
    """
    found = {path: match for path in files if (match := ATTEMPT.search(path))}
    users = {}
    for path, match in found.items():
        if match["rest"] == ".txt" and (user := _user(files, path, match["head"])):
            users[match["head"]] = user
    placed = {
        path: place(users.get(match["head"]) or match["head"].rpartition("_")[2], _when(match))
        for path, match in found.items()
    }
    return loose(placed, files)


def _user(files: Files, path: str, head: str) -> str:
    """The user whom the text file of an attempt names; empty when it names none."""
    try:
        text = files[path].read().decode("utf-8-sig", "replace")
    except UngradableError:
        return ""
    match = NAME.match(text)
    return match["user"] if match and head.endswith(f"_{match['user']}") else ""


def _when(match: re.Match[str]) -> str:
    """The time of an attempt, as people write it."""
    year, month, day, hour, minute, second = match["time"].split("-")
    return f"{year}-{month}-{day} {hour}:{minute}:{second}"
