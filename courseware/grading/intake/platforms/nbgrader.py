"""nbgrader's exchange, its folder ``inbound``.

``ada+activations+2026-05-01 10:00:00.000000 UTC+YWJj/activations.ipynb``: user, assignment, time,
and since 0.7 a key. What ``nbgrader collect`` makes of it, ``submitted/ada/activations/``, is a
plain folder per learner.

Source: ``nbgrader/exchange/default/submit.py``.
"""

import re

from courseware.grading.intake.platforms.place import Files, Places, place

HANDED_IN = re.compile(
    r"(?:^|/)(?P<learner>[^/+]+)\+[^/+]+\+(?P<time>\d{4}-\d\d-\d\d \d\d[:_]\d\d[:_]\d\d)[^/]*/.+$"
)


def places(files: Files, work: str) -> Places:
    """Whose each file is that lies where nbgrader's exchange puts it.

    Parameters
    ----------
    files : mapping of str to SubmittedFile
    work : str
        What the lesson's notebook is called, without its ending.
    """
    found = ((path, HANDED_IN.search(path)) for path in files)
    return {
        path: place(match["learner"], match["time"].replace("_", ":"))
        for path, match in found
        if match
    }
