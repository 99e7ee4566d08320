"""What came out of one notebook: its status, its points, what there is to say of it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from courseware.grading.records.marks import Mark
from tinytorch.checks import reading
from tinytorch.checks.result import Result


class Status(StrEnum):
    """What ``grades.csv`` says of a notebook; all but the last may have points."""

    GRADED = "graded"
    FLAGGED = "flagged"  # graded, and a person should look
    TIMED_OUT = "timed out"
    CRASHED = "crashed"
    NOT_GRADED = "not graded"


class FailedCell(NamedTuple):
    """A cell that raised something, by grade id or number, and what it printed before."""

    name: str
    error: reading.Error
    printed: str


@dataclass
class Outcome:
    """One line of the grades.

    Attributes
    ----------
    student : str
    file : str
        Its path as it was handed in; empty when no notebook was found.
    status : Status
    reason : str
        Why there are no points.
    notes : list of str
        Reasons to have a look.
    hints : list of str
        What is no reason by itself, such as a notebook equal to another one.
    results : dict of str to Result
        By grade id of the checks.
    answers, code : dict of str to str
        Texts by grade id.
    others : dict of str to list of str
        By grade id different texts that may be meant, where there are some.
    cells : list of FailedCell
    key : str
        Of the record that is kept; empty when there is none.
    seconds : float
        How long it ran, by the clock.
    marks : dict of str to Mark
        By grade id of the reflections that a person has graded.
    remarks : list of str
        What there is to say of the files that were handed in.
    pictures : dict of str to str
        Those in the answers, by the mark that stands for one: a ``data:`` address, or empty.
    """

    student: str
    file: str = ""
    status: Status = Status.NOT_GRADED
    reason: str = ""
    notes: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    results: dict[str, Result] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    code: dict[str, str] = field(default_factory=dict)
    others: dict[str, list[str]] = field(default_factory=dict)
    cells: list[FailedCell] = field(default_factory=list)
    key: str = ""
    seconds: float = 0.0
    marks: dict[str, Mark] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)

    @property
    def has_points(self) -> bool:
        """Whether anything may be counted: what was observed, and answers that a person reads."""
        return self.status != Status.NOT_GRADED


def earned_by(outcome: Outcome, points: Iterable[str]) -> dict[str, float | None]:
    """Points by grade id; None where there are none yet.

    Parameters
    ----------
    outcome : Outcome
    points : iterable of str
        The grade ids, such as ``Scheme.points``.
    """
    earned: dict[str, float | None] = dict.fromkeys(points)
    if outcome.has_points:
        for name in earned:
            if name in outcome.results:
                earned[name] = outcome.results[name].points
            elif name in outcome.marks:
                earned[name] = outcome.marks[name].points
    return earned


def parsed(text: str | None) -> Any:
    """The JSON value in ``text``, or None: the judge takes anything.

    Parameters
    ----------
    text : str or None
        Written by anybody.
    """
    try:
        return json.loads(text or "")
    except (TypeError, ValueError, RecursionError):
        return None
