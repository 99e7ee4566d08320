"""One self-check as a record: its name and points, what it tries and what must hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tinytorch.checks.activation import Activation
from tinytorch.checks.properties import Property

if TYPE_CHECKING:
    from tinytorch.checks.call import Call
    from tinytorch.checks.cases import Kind


@dataclass(frozen=True)
class Check:
    """One self-check, of the course or of an activation that was added.

    Attributes
    ----------
    name : str
        The public function that a notebook calls.
    grade_id : str
        The cell of the notebook; fixed, since records use it.
    points : int
        All or nothing: earned when every property holds, else 0.
    title : str
        What the check is about, for people.
    activations : tuple of Activation
        What it needs of the learner, in the order of the public function's parameters.
    kinds : mapping
        Cases by kind: a function that makes the steps of the fixed one, and one that makes those
        of a random one, given a ``random.Random``.
    properties : tuple of Property
        What must hold, in the order in which to fix it.
    module : str
        Where the public function is.
    summary : callable
        Lines to end with after a pass, made of the calls.
    """

    name: str
    grade_id: str
    points: int
    title: str
    activations: tuple[Activation, ...] = field(repr=False)
    kinds: Mapping[str, Kind] = field(repr=False)
    properties: tuple[Property, ...] = field(repr=False)
    module: str = "tinytorch.checks"
    summary: Callable[[Sequence[Call]], tuple[str, ...]] = field(
        default=lambda calls: (), repr=False
    )

    @property
    def uses(self) -> tuple[str, ...]:
        """The words for its activations: ``"relu"``, ``"softmax"`` or both."""
        return tuple(activation.use for activation in self.activations)
