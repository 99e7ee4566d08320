"""Brightspace, *Download* of a folder of submissions.

``71-90 - Ada Byron - May 1, 2026 1000 AM/activations.ipynb``: the user's number, the folder's, the
name, the time without its colon; in older ones the file's name follows after `` - ``. All attempts
are in the zip, beside an ``index.html`` that lists them.

Source: squell/bb-scripts (issue 48, its branch for Brightspace), and public readers of such names.
"""

import re

from courseware.grading.intake.platforms.place import Files, Places, place

DATE = r"(?:\w+\.? \d{1,2}, \d{4}|\d{1,2} \w+\.?,? \d{4}|\d{4}-\d\d-\d\d)"
HANDED_IN = re.compile(
    rf"(?P<top>^|.*?/)(?P<user>\d+)-\d+ - (?P<name>[^/]+) - (?P<time>{DATE}[^/]*?)(?:/.+| - [^/]+)$"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CLOCK = re.compile(r"(\d{1,2}):?(\d\d)(?: ([AP])M)?$", re.IGNORECASE)


def places(files: Files, work: str) -> Places:
    """Whose each file is that lies where Brightspace puts it.

    Parameters
    ----------
    files : mapping of str to SubmittedFile
    work : str
        What the lesson's notebook is called, without its ending.
    """
    found: Places = {}
    for path in files:
        if match := HANDED_IN.match(path):
            found[path] = place(f"{match['name']}_{match['user']}", _when(match["time"]))
            found[f"{match['top']}index.html"] = ()
    return {path: where for path, where in found.items() if path in files}


def _when(text: str) -> str:
    """The time as a text that sorts; empty where it is not in English or in numbers.

    Attempts whose order is not known are as good as one: when they differ, a person is asked.
    """
    clock = CLOCK.search(text.strip())
    words = re.findall(r"\w+", text[: clock.start()] if clock else "")
    named = [word for word in words if word[:3].lower() in MONTHS]
    numbers = [int(word) for word in words if word.isdigit()]
    if clock and named and len(numbers) == 2:
        month, (day, year) = MONTHS.index(named[0][:3].lower()) + 1, sorted(numbers)
    elif clock and len(numbers) == 3:
        year, month, day = numbers
    else:
        return ""
    hour = int(clock[1]) % 12 + 12 * (clock[3].upper() == "P") if clock[3] else int(clock[1])
    return f"{year}-{month:02}-{day:02} {hour:02}:{clock[2]}"
