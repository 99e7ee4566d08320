"""The rules: each looks at one call and finds whether one property holds.

A rule takes a ``Call`` and returns a ``Finding``.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from itertools import pairwise
from typing import NamedTuple

from tinytorch.checks.arithmetic import EXACT, TOLERANCES, Array, close, lines, same, show
from tinytorch.checks.call import Call
from tinytorch.checks.structure import problem
from tinytorch.checks.texts import shared


class Finding(NamedTuple):
    """What a rule found; ``mistakes`` names the candidates, the likeliest first."""

    passed: bool
    given: str
    got: str
    expected: str
    mistakes: tuple[str, ...] = ()


Rule = Callable[[Call], Finding]


def given(call: Call) -> str:
    """The call in words.

    Parameters
    ----------
    call : Call
    """
    x, name = show(call.x), call.activation.name
    dim = "" if call.axis == -1 else f"dim={call.axis}"
    kind = "" if call.x.dtype == "float64" else f", {call.x.dtype}"
    method = "" if call.call == "call" else f".{call.call}"
    return f"{name}({dim}){method}(Tensor({x}{kind}))"


def _sized(array: Array, digits: int = 4) -> str:
    """Values, with the shape where there is more or less than one axis."""
    words = "{values}" if len(array.shape) == 1 else shared.SHAPED
    return words.format(values=show(array, digits), shape=array.shape)


def _compared(got: Array, expected: Array) -> tuple[str, str]:
    """Two arrays as texts, with so many digits that a difference can be seen."""
    texts = _sized(got), _sized(expected)
    if texts[0] != texts[1] or got.values == expected.values:
        return texts
    return _sized(got, 12), _sized(expected, 12)


def _needs_tensor(rule: Callable[[Call, Array], Finding]) -> Rule:
    """``rule``, after a finding of its own when there is no tensor to look at."""

    @wraps(rule)
    def whole(call: Call) -> Finding:
        mistake, got = problem(call) or ("", "")
        if call.seen.array is not None and not mistake:
            return rule(call, call.seen.array)
        wanted = f"Tensor({_sized(call.expected)})"
        return Finding(False, given(call), got, wanted, (mistake,))

    return whole


def _named(call: Call, got: Array) -> tuple[str, ...]:
    """The mistakes that explain the values, or ``values`` when none does."""
    return tuple(dict.fromkeys(call.activation.mistakes(call, got))) or ("values",)


def _right(call: Call, got: Array, expected: Array) -> bool:
    return got.shape == expected.shape and close(got.values, expected.values, call.x.dtype)


@_needs_tensor
def values(call: Call, got: Array) -> Finding:
    """Shape and values are right."""
    passed = _right(call, got, call.expected)
    names = () if passed else _named(call, got)
    return Finding(passed, given(call), *_compared(got, call.expected), names)


@_needs_tensor
def dtype(call: Call, got: Array) -> Finding:
    """The dtype is the input's; where integers become floating, which one is left open."""
    wanted = call.x.dtype
    if call.activation.floating and not wanted.startswith("float"):
        passed, words = got.dtype.startswith("float"), shared.FLOATING
    else:
        passed, words = got.dtype == wanted, shared.DTYPE.format(dtype=wanted)
    names = () if passed else ("dtype-changed",)
    return Finding(passed, given(call), shared.DTYPE.format(dtype=got.dtype), words, names)


def kept(call: Call) -> Finding:
    """``forward`` left its input as it was, and made an array of its own."""
    seen = call.seen
    if seen.storage is None:
        mistake, got = problem(call) or ("unreadable", shared.NO_TENSOR["unreadable"])
        return Finding(False, given(call), got, shared.INPUT_KEPT, (mistake,))
    right = seen.array is not None and _right(call, seen.array, call.expected)
    if right and seen.shared and not seen.rebound and same(seen.storage, call.x):
        got, wanted = shared.RESULT_SHARED, shared.RESULT_OWN
        return Finding(False, given(call), got, wanted, ("shares-memory", "unchanged"))
    passed = not seen.rebound and same(seen.storage, call.x)
    got = shared.INPUT_AFTERWARDS.format(values=_sized(seen.storage, 6))
    if seen.rebound:
        got = shared.INPUT_REBOUND
    wanted = shared.INPUT_STILL.format(values=_sized(call.x, 6))
    return Finding(passed, given(call), got, wanted, () if passed else ("input-changed",))


@_needs_tensor
def same_memory(call: Call, got: Array) -> Finding:
    """``forward_`` wrote into the memory of its input."""
    seen = call.seen
    right = seen.storage is not None and close(seen.storage.values, call.expected.values)
    passed = right and not seen.rebound
    names: tuple[str, ...] = ()
    words = shared.MEMORY_HOLDS.format(values=_sized(seen.storage) if seen.storage else "?")
    if seen.rebound:
        names, words = ("rebound",), shared.MEMORY_REBOUND
    elif not right and same(seen.storage, call.x) and _right(call, got, call.expected):
        names = ("new-array",)
    elif not right:
        names = _named(call, got)
    wanted = shared.MEMORY_WANTED.format(values=_sized(call.expected))
    return Finding(passed, given(call), words, wanted, names)


@_needs_tensor
def same_object(call: Call, got: Array) -> Finding:
    """``forward_`` returned the tensor it was given."""
    passed = call.seen.same_object
    untouched = same(call.seen.storage, call.x)
    names = () if passed else ("new-array" if untouched else "not-same-object",)
    words = shared.SAME_OBJECT if passed else shared.OTHER_OBJECT
    return Finding(passed, given(call), words, shared.SAME_OBJECT_WANTED, names)


@_needs_tensor
def sums(call: Call, got: Array) -> Finding:
    """Every line along the axis sums to 1."""
    if got.shape != call.x.shape:
        return values(call)
    found = [sum(got.values[i] for i in line) for line in lines(got.shape, call.axis)]
    tolerance = TOLERANCES.get(call.x.dtype, EXACT)[0]
    passed = all(abs(total - 1) <= tolerance for total in found)
    words = shared.SUMS.format(sums=", ".join(f"{total:.6g}" for total in found[:6]))
    names = () if passed else _named(call, got)
    return Finding(passed, given(call), words, shared.SUMS_WANTED, names)


@_needs_tensor
def in_range(call: Call, got: Array) -> Finding:
    """Every value is between 0 and 1."""
    passed = all(0 <= value <= 1 + 1e-6 for value in got.values)
    names = () if passed else _named(call, got)
    return Finding(passed, given(call), _sized(got), shared.RANGE_WANTED, names)


@_needs_tensor
def ranking(call: Call, got: Array) -> Finding:
    """A larger logit never has the smaller probability."""
    if got.shape != call.x.shape:
        return values(call)
    passed = all(
        _ordered((call.x.values[i], got.values[i]) for i in line)
        for line in lines(got.shape, call.axis)
    )
    names = () if passed else _named(call, got)
    return Finding(passed, given(call), _sized(got), shared.RANKING_WANTED, names)


def _ordered(pairs: Iterable[tuple[float, float]]) -> bool:
    """Whether the second numbers rise wherever the first ones do."""
    ranked = sorted(pairs)
    return all(low[1] < high[1] or high[0] - low[0] < 1e-9 for low, high in pairwise(ranked))


def _passed_on(call: Call, got: Array) -> tuple[bool, tuple[str, ...]]:
    """Whether a network's output is right; else the mistakes, of this step or of one before."""
    if _right(call, got, call.ideal):
        return True, ()
    return False, ("step-before",) if _right(call, got, call.expected) else _named(call, got)


@_needs_tensor
def whole_pass(call: Call, got: Array) -> Finding:
    """The output is that of a network in which every step is right."""
    passed, names = _passed_on(call, got)
    return Finding(passed, given(call), *_compared(got, call.ideal), names)


@_needs_tensor
def predictions(call: Call, got: Array) -> Finding:
    """The most likely class of every sample, and how likely it is, are right."""
    if got.shape != call.ideal.shape:
        return values(call)
    passed, names = _passed_on(call, got)
    found, wanted = ("; ".join(predicted(each)) for each in (got, call.ideal))
    return Finding(passed, given(call), found, wanted, names)


def predicted(probabilities: Array) -> list[str]:
    """One line per sample: the class with the largest probability, and that probability.

    Parameters
    ----------
    probabilities : Array
        Of shape (samples, classes) or (classes,).
    """
    found = []
    for number, line in enumerate(lines(probabilities.shape, -1), 1):
        row = [probabilities.values[i] for i in line]
        best = max(range(len(row)), key=row.__getitem__)
        found.append(shared.SAMPLE.format(number=number, best=best, confidence=row[best]))
    return found
