"""One call of a case, side by side: what went in, what should come out, what did."""

from dataclasses import dataclass

from tinytorch.checks import arithmetic, reading, subject
from tinytorch.checks.arithmetic import Array
from tinytorch.checks.reading import Step


@dataclass(frozen=True)
class Look:
    """One call, with everything a rule needs.

    Attributes
    ----------
    uses, call : str
        Which class, and which way of calling it.
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

    uses: str
    call: str
    axis: int
    x: Array
    expected: Array
    ideal: Array
    seen: Step
    chained: bool

    @property
    def part(self):
        """The method at work: ``relu.forward``, ``relu.forward_``, ``softmax.forward`` ..."""
        return f"{self.uses}.{'forward_' if self.call == 'forward_' else 'forward'}"


def looks(case, observations):
    """The calls of one case, in order."""
    found, actual, ideal = [], None, None
    for step, seen in zip(case["steps"], reading.steps(observations, case), strict=True):
        fresh = step["x"] is not None
        ideal_x = _entered(step, reading.array(step["x"]) if fresh else ideal)
        x = ideal_x if fresh else _believed(step, actual, ideal_x)
        axis = -1 if step["dim"] is None else step["dim"]
        ideal = _answer(step, ideal_x, axis)
        found.append(
            Look(
                step["uses"],
                step["call"],
                axis,
                x,
                _answer(step, x, axis),
                ideal,
                seen,
                step["w"] is not None,
            )
        )
        actual = seen.array if seen.kind == "tensor" else None
    return found


def _entered(step, x):
    if step["w"] is None:
        return x
    return arithmetic.layer(x, reading.array(step["w"]), reading.array(step["b"]))


def _believed(step, actual, ideal_x):
    """What the observed output leads to; the ideal when it leads nowhere finite."""
    inputs = reading.array(step["w"]).shape[0] if step["w"] else None
    if actual is None or not actual.shape or actual.shape[-1] != inputs:
        return ideal_x
    x = _entered(step, actual)
    usable = x.shape == ideal_x.shape and all(abs(value) < 1e100 for value in x.values)
    return x if usable else ideal_x


def _answer(step, x, axis):
    return subject.find(step["uses"]).answer(x, axis)
