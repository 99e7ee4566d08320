"""What one run of one notebook left behind, as ``results/KEY.json`` keeps it."""

from dataclasses import asdict, dataclass, field
from typing import Any

from courseware.grading.sandbox.run import Ending


class UnknownFormatError(ValueError):
    """The data were not written by this version of the course, nor by one that it knows."""


@dataclass(frozen=True)
class RunRecord:
    """Enough of a run to judge it again at any time, without the notebook or the sandbox.

    All texts are data that anybody may have written.

    Attributes
    ----------
    seed : int
        Of the fresh inputs that were asked.
    asked : str
        SHA-256 of what was asked, as hexadecimal digits.
    ending : Ending
    reason : str
        Why it ended so; empty when done.
    seconds : float
        From start to end by the clock.
    ran : dict of int to str
        JSON text by number of the cell, in the order of the notebook: ``{"error", "printed"}``.
    origins : str or None
        JSON text: the module of each class.
    observations : dict of str to str
        JSON text by name of the check.
    names : dict of int to str
        Grade id by number of the cell, for those that have one.
    notes : list of str
        What was found when the notebook was read.
    answers, code : dict of str to str
        The learner's reflections and exercises by grade id.
    claims : dict of str to float
        Points that the notebook's own outputs show, by grade id.
    pictures : dict of str to str
        Those in the answers, by the mark that stands for one: a ``data:`` address, or empty.
    others : dict of str to list of str
        By grade id different texts that may be meant, where there are some.
    left_out : dict of int to str
        Why a cell was not run in the end, by its number.
    """

    seed: int
    asked: str
    ending: Ending
    reason: str
    seconds: float
    ran: dict[int, str]
    origins: str | None
    observations: dict[str, str]
    names: dict[int, str]
    notes: list[str]
    answers: dict[str, str]
    code: dict[str, str]
    claims: dict[str, float]
    pictures: dict[str, str] = field(default_factory=dict)
    others: dict[str, list[str]] = field(default_factory=dict)
    left_out: dict[int, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The record as JSON values, which ``from_json`` takes."""
        numbered = {name: _texts(getattr(self, name)) for name in ("ran", "names", "left_out")}
        return asdict(self) | numbered

    @classmethod
    def from_json(cls, data: Any) -> "RunRecord":
        """The record that ``to_json``, or a version of the course before it, has written.

        Parameters
        ----------
        data : dict of JSON values

        Raises
        ------
        UnknownFormatError
            When it is something else.
        """
        try:
            known = {name: data[name] for name in cls.__annotations__ if name in data}
            known |= {
                "seed": data["seed"] if "seed" in data else data["chance"],  # its name at first
                "ending": Ending(data["ending"]),
                "ran": _numbers(data["ran"]),
                "names": _numbers(data["names"]),
                "left_out": _numbers(data.get("left_out", {})),
            }
            return cls(**known)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise UnknownFormatError(str(error)) from error


def _texts(by_number: dict[int, str]) -> dict[str, str]:
    """The keys as JSON has them."""
    return {str(number): text for number, text in by_number.items()}


def _numbers(by_text: dict[str, str]) -> dict[int, str]:
    """The keys as numbers, in their order: JSON's keys are sorted as texts."""
    return dict(sorted((int(number), text) for number, text in by_text.items()))
