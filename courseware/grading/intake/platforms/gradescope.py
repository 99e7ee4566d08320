"""Gradescope, *Export Submissions*.

``assignment_9_export/submission_11/activations.ipynb``, and ``submission_metadata.yml`` beside,
which has for each ``submission_11`` its ``:submitters``, each with ``:name``, ``:sid`` and
``:email``. A group's submission is there once, with several submitters.

Source: ``GradescopeParser`` of otter-grader, and other public readers of that file.
"""

import re
from typing import Any

import yaml

from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.platforms.place import Files, Place, Places, place

LIST = "submission_metadata.yml"
FOLDER = re.compile(r"([^/]+)/")
EXPORT = re.compile(r"assignment_\d+_export/$")


def places(files: Files, work: str) -> Places:
    """Whose each file is beside a list of submissions as Gradescope writes it.

    Parameters
    ----------
    files : mapping of str to SubmittedFile
    work : str
        What the lesson's notebook is called, without its ending.
    """
    found: Places = {}
    for path in files:
        top, _, name = path.rpartition(LIST)
        if name or path == top or not (EXPORT.match(top) or _holds_all(top, files)):
            continue
        submitters = _submitters(files, path)
        if not submitters:
            continue
        found[path] = ()
        for other in files:
            folder = FOLDER.match(other, len(top)) if other.startswith(top) else None
            if folder and folder[1] in submitters:
                found[other] = submitters[folder[1]]
    return found


def _holds_all(top: str, files: Files) -> bool:
    """Whether a list lies above all files: in a learner's own folder it would say anything."""
    return top[-1:] in ("", "/") and all(path.startswith(top) for path in files)


def _submitters(files: Files, path: str) -> dict[str, tuple[Place, ...]]:
    """The submitters by folder; nothing where the list cannot be read."""
    try:
        listed = yaml.safe_load(files[path].read())
    except (UngradableError, yaml.YAMLError, ValueError, RecursionError):
        return {}
    found = {}
    for folder, record in listed.items() if isinstance(listed, dict) else ():
        given = record.get(":submitters") if isinstance(record, dict) else None
        people = [each for each in given or () if isinstance(each, dict)]
        learners = dict.fromkeys(_learner(each, folder) for each in people)
        found[str(folder)] = tuple(where for name in learners for where in place(name))
    return {folder: learners for folder, learners in found.items() if learners}


def _learner(person: dict[str, Any], folder: object) -> str:
    """Name and number of the person, or the address where there is no number."""
    name = str(person.get(":name") or "").strip()
    key = str(person.get(":sid") or person.get(":email") or "").strip()
    return "_".join(part for part in (name, key) if part) or str(folder)
