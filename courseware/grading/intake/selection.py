"""The one notebook of the lesson among the files of a student."""

from collections.abc import Iterator
from typing import NamedTuple

from courseware.grading import texts
from courseware.grading.intake import class_names, export, pictures
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.locked_cells import Released, Restored, restore
from courseware.grading.intake.notebook import read
from courseware.grading.intake.submissions import Attempt, Submission
from courseware.grading.intake.submitted_file import SubmittedFile

REFUSED = 3  # files that were refused, of which the reason tells


class Chosen(NamedTuple):
    """The notebook to grade.

    Attributes
    ----------
    data : bytes
        Of a notebook, also where an export was handed in.
    path : str
    restored : Restored
        What is to be run and read of it.
    remarks : list of str
        What there is to say of the files, and of the other attempts.
    """

    data: bytes
    path: str
    restored: Restored
    remarks: list[str]


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
        When there is none, or different ones of one attempt; the message names them.

    Notes
    -----
    The last attempt counts in which something is written. Copies are one when their code and
    answers are equal, whatever their outputs; a notebook in which nothing is written counts only
    where there is no other.
    """
    blank: tuple[Attempt, Chosen] | None = None
    passed: list[str] = []
    reasons: list[str] = []
    for attempt in reversed(submission.attempts):
        try:
            good, refused = _readable(attempt, released, version)
        except UngradableError as error:
            good, refused = [], [str(error)]
        written = [each for each in good if not _is_blank(each.restored, released)]
        if written:
            chosen = _one_of(written, good, refused)
            return chosen._replace(remarks=_counts(submission, attempt, passed) + chosen.remarks)
        reasons += refused
        if good:
            blank = blank or (attempt, good[0])
            passed.append(texts.ATTEMPT_BLANK.format(name=attempt.name))
        else:
            reason = "; ".join(refused[:REFUSED])
            passed.append(texts.ATTEMPT_REFUSED.format(name=attempt.name, reason=reason))
    if blank is None:
        raise UngradableError("; ".join(reasons[:REFUSED]))
    attempt, chosen = blank
    return chosen._replace(remarks=_counts(submission, attempt, []) + chosen.remarks)


def _readable(attempt: Attempt, released: Released, version: str) -> tuple[list[Chosen], list[str]]:
    """The notebooks of the lesson in an attempt, and why others are none."""
    good: dict[bytes, Chosen] = {}
    refused = []
    for file in attempt.notebooks():
        try:
            chosen = _opened(file, released, version)
        except UngradableError as error:
            refused.append(texts.OF_FILE.format(path=file.path, fault=error))
            continue
        good.setdefault(chosen.data, chosen)
    return list(good.values()), refused


def _opened(file: SubmittedFile, released: Released, version: str) -> Chosen:
    data, remarks = export.opened(file.read(), released)
    notebook = read(data)
    restored = restore(released, notebook)
    restored.notes += notebook.notes + class_names.notes(released, restored)
    restored.pictures = pictures.used(notebook.pictures, restored.answers.values())
    said = notebook.lesson.get("version")
    if isinstance(said, str) and said != version:
        restored.notes.append(texts.OTHER_VERSION.format(version=said[:20]))
    return Chosen(data, file.path, restored, remarks)


def _one_of(written: list[Chosen], good: list[Chosen], refused: list[str]) -> Chosen:
    """The one notebook in an attempt's; what is said of the others is added to it."""
    first, *others = written
    different = [first]
    for each in others:
        if not any(_work(each) == _work(other) for other in different):
            different.append(each)
    if len(different) > 1:
        names = ", ".join(chosen.path for chosen in different)
        what = ", ".join(_differences([each.restored for each in different]))
        words = texts.SEVERAL_NOTEBOOKS.format(count=len(different), names=names, what=what)
        raise UngradableError(words)
    remarks = list(first.remarks)
    if others:
        names = ", ".join(chosen.path for chosen in others)
        remarks.append(texts.SAME_WORK.format(path=first.path, names=names))
    empty = [chosen.path for chosen in good if chosen not in written]
    if empty:
        remarks.append(texts.NOTHING_WRITTEN.format(names=", ".join(empty)))
    told = [reason for reason in refused if ".ipynb" in reason.lower()]
    remarks += [texts.PASSED_OVER.format(reason=reason) for reason in told[:REFUSED]]
    return first._replace(remarks=remarks)


def _is_blank(restored: Restored, released: Released) -> bool:
    """Whether nothing was written into exercises and answers."""
    return not any(restored.answers.values()) and not any(
        export.is_work(code, released.cells[name].source) for name, code in restored.code.items()
    )


def _work(chosen: Chosen) -> tuple[list[str], dict[str, str]]:
    """All that is run or read."""
    restored = chosen.restored
    code = [cell["source"].strip() for cell in restored.cells if cell["source"].strip()]
    return code, {name: text.strip() for name, text in restored.answers.items()}


def _differences(found: list[Restored]) -> Iterator[str]:
    """The grade ids in which notebooks differ; where it is none of these, their other cells."""
    first, none = found[0], True
    for name in (*first.code, *first.answers):
        texts_of = {each.code.get(name, each.answers.get(name, "")).strip() for each in found}
        if len(texts_of) > 1:
            none = False
            yield name
    if none:
        yield texts.OTHER_CELLS


def _counts(submission: Submission, attempt: Attempt, passed: list[str]) -> list[str]:
    """Which attempt counts, where there are several, and why not a later one."""
    count = len(submission.attempts)
    if count == 1:
        return []
    if not attempt.name:
        return [texts.FIRST_ATTEMPT_COUNTS.format(count=count), *passed]
    return [texts.ATTEMPT_COUNTS.format(count=count, name=attempt.name), *passed]
