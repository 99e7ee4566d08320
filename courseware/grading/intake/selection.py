"""The one notebook of the lesson among the files of a student."""

from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.notebook import read
from courseware.grading.intake.restore import restore


def choose(submission, released, version):
    """The notebook to grade: its bytes, its path, and its cells with locked ones put back.

    Raises
    ------
    UngradableError
        When there is none, or two different ones; the message names them.
    """
    good, bad = {}, []
    for file in submission.notebooks():
        try:
            data = file.read()
            notebook = read(data)
            restored = restore(released, notebook)
        except UngradableError as error:
            bad.append(f"{file.path}: {error}")
            continue
        told = notebook.lesson.get("version")
        if isinstance(told, str) and told != version:
            restored.notes.append(f"made from version {told[:20]} of the lesson")
        good.setdefault(data, (data, file.path, restored))
    if len(good) > 1:
        names = ", ".join(path for _, path, _ in good.values())
        raise UngradableError(f"{len(good)} different notebooks of this lesson: {names}")
    if not good:
        raise UngradableError("; ".join(bad[:3]))
    return next(iter(good.values()))
