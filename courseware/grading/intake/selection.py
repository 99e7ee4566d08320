"""The one notebook of the lesson among the files of a student."""

from typing import NamedTuple

from courseware.grading import texts
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.locked_cells import Released, Restored, restore
from courseware.grading.intake.notebook import read
from courseware.grading.intake.submissions import Submission

REFUSED = 3  # files that were refused, of which the reason tells


class Chosen(NamedTuple):
    """The notebook to grade: its bytes, its path, and what is to be run and read of it."""

    data: bytes
    path: str
    restored: Restored


def choose(submission: Submission, released: Released, version: str) -> Chosen:
    """The notebook to grade, with its locked cells as released.

    Parameters
    ----------
    submission : Submission
    released : Released
        The lesson's cells.
    version : str
        The lesson's.

    Raises
    ------
    UngradableError
        When there is none, or two different ones; the message names them.
    """
    good: dict[bytes, Chosen] = {}
    refused = []
    for file in submission.notebooks():
        try:
            data = file.read()
            notebook = read(data)
            restored = restore(released, notebook)
        except UngradableError as error:
            refused.append(texts.OF_FILE.format(path=file.path, fault=error))
            continue
        said = notebook.lesson.get("version")
        if isinstance(said, str) and said != version:
            restored.notes.append(texts.OTHER_VERSION.format(version=said[:20]))
        good.setdefault(data, Chosen(data, file.path, restored))
    if len(good) > 1:
        names = ", ".join(chosen.path for chosen in good.values())
        raise UngradableError(texts.SEVERAL_NOTEBOOKS.format(count=len(good), names=names))
    if not good:
        raise UngradableError("; ".join(refused[:REFUSED]))
    return next(iter(good.values()))
