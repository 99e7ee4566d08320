"""What ``run.json`` keeps of the last run into a folder, so that a later one can go on."""

from dataclasses import asdict, dataclass, field
from typing import Any

from courseware.grading.intake.names import normal
from courseware.grading.records.outcome import Outcome, Status


@dataclass(frozen=True)
class Entry:
    """One line of a run; ``key`` names its record, and is empty where there is none."""

    student: str
    file: str
    key: str
    status: Status
    reason: str
    seconds: float
    remarks: tuple[str, ...] = ()

    @classmethod
    def of(cls, outcome: Outcome) -> "Entry":
        """The entry of an outcome.

        Parameters
        ----------
        outcome : Outcome
        """
        given = {name: getattr(outcome, name) for name in cls.__annotations__}
        return cls(**given | {"remarks": tuple(outcome.remarks)})


@dataclass(frozen=True)
class LastRun:
    """One run; whatever is not known of it is None.

    Attributes
    ----------
    lesson, seed : str or None
    private : str or None
        The path of the folder of private checks.
    entries : tuple of Entry or None
        None while the first run has not come to its end.
    lesson_version : str or None
    limits : dict or None
        As ``sandbox.limits.Limits`` has them.
    jobs : int or None
        Notebooks at a time.
    seconds : float or None
        The whole run by the clock.
    versions : dict of str to str
        Of the course, Deno and Python.
    shard : str or None
        Which part of a class this is, as ``3/20``; None for a whole one.
    private_checks : str or None
        A digest of the private checks, which may lie elsewhere on each machine.
    """

    lesson: str | None = None
    seed: str | None = None
    private: str | None = None
    entries: tuple[Entry, ...] | None = None
    lesson_version: str | None = None
    limits: dict[str, float] | None = None
    jobs: int | None = None
    seconds: float | None = None
    versions: dict[str, str] = field(default_factory=dict)
    shard: str | None = None
    private_checks: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The run as JSON values, which ``from_json`` takes."""
        return {name: value for name, value in asdict(self).items() if value is not None}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "LastRun":
        """The run that ``to_json`` has written; what another version has added is passed over.

        Parameters
        ----------
        data : dict of JSON values
        """
        known = {name: data[name] for name in cls.__annotations__ if name in data}
        if "entries" in known:
            known["entries"] = tuple(_entry(each) for each in known["entries"])
        return cls(**known)


def _entry(data: dict[str, Any]) -> Entry:
    known = {name: data[name] for name in Entry.__annotations__ if name in data}
    known |= {"student": normal(data["student"]), "status": Status(data["status"])}
    return Entry(**known | {"remarks": tuple(data.get("remarks", ()))})
