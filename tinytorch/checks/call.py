"""One call of a case, side by side: what went in, what should come out, what did."""

from collections.abc import Mapping
from dataclasses import dataclass

from tinytorch.checks import arithmetic, reading
from tinytorch.checks.activation import Activation
from tinytorch.checks.arithmetic import Array
from tinytorch.checks.cases import ArrayData, Case, CaseStep
from tinytorch.checks.reading import Step


@dataclass(frozen=True)
class Call:
    """One call, with everything a rule needs.

    Attributes
    ----------
    activation : Activation
        Which class was called.
    call : str
        Which way: ``forward``, ``forward_`` or ``call``.
    axis : int
        The axis of a softmax; -1 unless ``dim`` was given.
    x : Array
        What the learner's code was given: in a chain, made of what it returned before.
    expected : Array
        The right answer to ``x``.
    ideal : Array
        The right answer when every step before is right as well.
    seen : Step
        What was observed.
    chained : bool
        Whether the call is part of a network.
    """

    activation: Activation
    call: str
    axis: int
    x: Array
    expected: Array
    ideal: Array
    seen: Step
    chained: bool

    @property
    def uses(self) -> str:
        """The word for the class: ``relu``, ``softmax`` ..."""
        return self.activation.use

    @property
    def method(self) -> str:
        """The method at work: ``forward_``, or else ``forward``."""
        return "forward_" if self.call == "forward_" else "forward"


def calls(case: Case, observations: object, activations: Mapping[str, Activation]) -> list[Call]:
    """The calls of one case, in order.

    Parameters
    ----------
    case : dict
        As ``cases`` made it.
    observations : object
        What ``observe`` returned, or anything else; what cannot be read is absent.
    activations : mapping
        Those that the steps of the case use, by the word for each.
    """
    found: list[Call] = []
    actual: Array | None = None
    for step, seen in zip(case["steps"], reading.steps(observations, case), strict=True):
        activation, axis = activations[step["uses"]], -1 if step["dim"] is None else step["dim"]
        if step["x"] is not None:
            x = ideal = _layer(step, read(step["x"]))
        else:
            ideal = _layer(step, found[-1].ideal)
            x = _believed(step, actual, ideal)
        found.append(
            Call(
                activation,
                step["call"],
                axis,
                x,
                activation.answer(x, axis),
                activation.answer(ideal, axis),
                seen,
                step["w"] is not None,
            )
        )
        actual = seen.array if seen.kind == "tensor" else None
    return found


def read(data: ArrayData) -> Array:
    """An array of a case.

    Parameters
    ----------
    data : dict
        As ``cases.array`` makes it.

    Raises
    ------
    ValueError
        When shape and values do not fit together, or there are too many.
    """
    found = reading.array(data)
    if found is None:
        raise ValueError(f"a case has an array that cannot be read: {data['shape']}")
    return found


def _layer(step: CaseStep, x: Array) -> Array:
    """What goes into the activation: ``x``, or the layer of the step made of it."""
    if step["w"] is None or step["b"] is None:
        return x
    return arithmetic.layer(x, read(step["w"]), read(step["b"]))


def _believed(step: CaseStep, actual: Array | None, ideal: Array) -> Array:
    """What the observed output leads to; the ideal when it leads nowhere finite."""
    inputs = step["w"]["shape"][0] if step["w"] else None
    if actual is None or not actual.shape or actual.shape[-1] != inputs:
        return ideal
    x = _layer(step, actual)
    usable = x.shape == ideal.shape and all(abs(value) < 1e100 for value in x.values)
    return x if usable else ideal
