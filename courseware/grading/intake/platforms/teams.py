"""Microsoft Teams, the folder *Student Work* of a class, downloaded from SharePoint.

``Submitted files/Ada/Act/activations.ipynb``, handed in again
``.../Act/Version 2/activations.ipynb``.
*Working files* has what was begun and not turned in.

Source: recalled from such downloads; the names are those of an English tenant.
"""

import re

from courseware.grading.intake.platforms.place import Files, Places, place

HANDED_IN = re.compile(
    r"(?:^|/)(?P<kind>Submitted|Working) files/(?P<learner>[^/]+)/(?:[^/]+/)?"
    r"(?:Version (?P<attempt>\d+)/)?.+$"
)


def places(files: Files, work: str) -> Places:
    """Whose each file is in the folders that Teams makes.

    Parameters
    ----------
    files : mapping of str to SubmittedFile
    work : str
        What the lesson's notebook is called, without its ending.
    """
    found: Places = {}
    for path in files:
        if match := HANDED_IN.search(path):
            submitted = match["kind"] == "Submitted"
            found[path] = place(match["learner"], match["attempt"] or "") if submitted else ()
    return found
