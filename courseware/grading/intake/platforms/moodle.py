"""Moodle, *Download all submissions*, with folders or without.

``Ada Byron_12_assignsubmission_file_/activations.ipynb``, or ``..._file_activations.ipynb``; a text
typed into Moodle lies beside it in ``Ada Byron_12_assignsubmission_onlinetext_``. The number is the
participant's, and stays; only the last attempt is in the zip. Its grading worksheet is a CSV file.

Source: the names in ``mod/assign/locallib.php`` of Moodle, and public scripts that read them.
"""

import re

from courseware.grading.intake.platforms.place import Files, Places, place

HANDED_IN = re.compile(r"(?:^|/)([^/]+?_\d+)_assignsubmission_")


def places(files: Files, work: str) -> Places:
    """Whose each file is that has Moodle's mark in its path.

    Parameters
    ----------
    files : mapping of str to SubmittedFile
    work : str
        What the lesson's notebook is called, without its ending.
    """
    found = ((path, HANDED_IN.search(path)) for path in files)
    return {path: place(match[1]) for path, match in found if match}
