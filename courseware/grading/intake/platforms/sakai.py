"""Sakai, *Download All* of an assignment.

``Act/Byron, Ada(ada1)/Submission attachment(s)/activations.ipynb``; beside that folder lie times,
texts and ``Feedback Attachment(s)``, which are the instructor's; beside the learners' folders
``grades.csv``. Without folders it is
``Byron, Ada(ada1)_Submission attachment(s)_activations.ipynb``.

Source: public scripts that read such a zip; all of them have this name of a folder.
"""

import re

from courseware.grading.intake.platforms.place import Files, Places, place

HANDED_IN = re.compile(
    r"(?P<top>^|.*?/)(?P<learner>[^/]+?\([^/()]+\))(?:/|_)Submission attachment\(s\)(?:/|_).+$"
)
LEARNER = re.compile(r"(?P<learner>[^/]+?\([^/()]+\))(?:/|_)(?P<rest>.+)$")


def places(files: Files, work: str) -> Places:
    """Whose each file is in a folder where attachments lie as Sakai puts them.

    Parameters
    ----------
    files : mapping of str to SubmittedFile
    work : str
        What the lesson's notebook is called, without its ending.
    """
    tops = {match["top"] for path in files if (match := HANDED_IN.match(path))}
    found: Places = {}
    for path in files:
        top = next((each for each in tops if path.startswith(each)), None)
        if top is None:
            continue
        if match := LEARNER.match(path, len(top)):
            ours = match["rest"].startswith(("Feedback Attachment(s)", "feedbackText"))
            found[path] = () if ours else place(match["learner"])
        elif "/" not in path[len(top) :] and path.lower().endswith((".csv", ".xls", ".xlsx")):
            found[path] = ()
    return found
