"""Canvas, *Download Submissions*.

``byronada_123_456_activations.ipynb``: name or group, the user's number, the file's. ``LATE_`` may
stand before the user's number. A text or an address typed into Canvas is ``byronada_123_text.html``
or ``..._link.html``. Marked anonymously it is ``anon_Ab1c2_456_activations.ipynb``, late
``LATE_anon_...``. A notebook handed in again under its name gets ``-1``, ``-2``.

Source: ``lib/content_zipper.rb`` of instructure/canvas-lms, ``get_filename`` and
``add_upload_submission``.
"""

import re

from courseware.grading.intake.platforms.place import NOTEBOOK, Files, Places, loose, place

NAMED = re.compile(
    r"(?:^|/)(?P<name>[^/]+?)_(?:LATE_)?(?P<user>\d+)_(?:\d+_(?P<file>[^/]+)|(?:text|link)\.html)$"
)
ANONYMOUS = re.compile(
    r"(?:^|/)(?:LATE_)?(?P<code>anon_[^/_]+)_(?:\d+_(?P<file>[^/]+)|(?:text|link)\.html)$"
)
AGAIN = re.compile(r"-(\d{1,2})\.[^/]+$")


def places(files: Files, work: str) -> Places:
    """Whose each file is that is called as Canvas calls them.

    Parameters
    ----------
    files : mapping of str to SubmittedFile
    work : str
        What the lesson's notebook is called, without its ending.
    """
    found: Places = {}
    for path in files:
        if match := ANONYMOUS.search(path):
            learner = match["code"]
        elif match := NAMED.search(path):
            learner = f"{match['name']}_{match['user']}"
        else:
            continue
        name = match["file"] or ""
        again = AGAIN.search(name) if NOTEBOOK.search(name) else None
        found[path] = place(learner, again[1] if again else "")
    return loose(found, files)
