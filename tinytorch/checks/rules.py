"""The rules: each looks at one call and finds whether one property holds."""

from itertools import pairwise
from typing import NamedTuple

from tinytorch.checks import subject
from tinytorch.checks.arithmetic import EXACT, TOLERANCES, close, lines, show
from tinytorch.checks.structure import problem


class Finding(NamedTuple):
    """What a rule found; ``mistakes`` names the candidates, the likeliest first."""

    passed: bool
    given: str
    got: str
    expected: str
    mistakes: tuple[str, ...] = ()


def given(look):
    """The call in words."""
    name, x = subject.find(look.uses).name, show(look.x)
    dim = "" if look.axis == -1 else f"dim={look.axis}"
    kind = "" if look.x.dtype == "float64" else f", {look.x.dtype}"
    call = "" if look.call == "call" else f".{look.call}"
    return f"{name}({dim}){call}(Tensor({x}{kind}))"


def _sized(array, digits=4):
    """Values, with the shape where there is more or less than one axis."""
    return show(array, digits) + ("" if len(array.shape) == 1 else f", shape {array.shape}")


def _compared(got, expected):
    """Two arrays as texts, with so many digits that a difference can be seen."""
    texts = _sized(got), _sized(expected)
    if texts[0] != texts[1] or got.values == expected.values:
        return texts
    return _sized(got, 12), _sized(expected, 12)


def _needs_tensor(rule):
    """``rule``, after a finding of its own when there is no tensor to look at."""

    def whole(look):
        trouble = problem(look)
        if trouble is None:
            return rule(look)
        wanted = f"Tensor({_sized(look.expected)})"
        return Finding(False, given(look), trouble[1], wanted, trouble[:1])

    return whole


def _named(look):
    """The mistakes that explain the values, or ``values`` when none does."""
    return tuple(dict.fromkeys(subject.find(look.uses).mistakes(look))) or ("values",)


def _right(look, expected):
    got = look.seen.array
    return got.shape == expected.shape and close(got.values, expected.values, look.x.dtype)


@_needs_tensor
def values(look):
    """Shape and values are right."""
    passed = _right(look, look.expected)
    names = () if passed else _named(look)
    return Finding(passed, given(look), *_compared(look.seen.array, look.expected), names)


@_needs_tensor
def dtype(look):
    """The dtype is the input's; where integers become floating, which one is left open."""
    got, wanted = look.seen.array.dtype, look.x.dtype
    if subject.find(look.uses).floating and not wanted.startswith("float"):
        passed, words = got.startswith("float"), "a floating dtype"
    else:
        passed, words = got == wanted, wanted
    names = () if passed else ("dtype-changed",)
    return Finding(passed, given(look), f"dtype {got}", f"dtype {words}", names)


def kept(look):
    """``forward`` left its input as it was."""
    seen = look.seen
    if seen.storage is None:
        mistake, got = problem(look) or ("unreadable", "nothing that can be read")
        return Finding(False, given(look), got, "the input as it was", (mistake,))
    passed = not seen.rebound and seen.storage == look.x
    got = f"the input is {_sized(seen.storage, 6)} afterwards"
    if seen.rebound:
        got = "the input holds another array afterwards"
    return Finding(
        passed,
        given(look),
        got,
        f"the input is still {_sized(look.x, 6)}",
        () if passed else ("input-changed",),
    )


@_needs_tensor
def same_memory(look):
    """``forward_`` wrote into the memory of its input."""
    seen = look.seen
    right = seen.storage is not None and close(seen.storage.values, look.expected.values)
    passed = right and not seen.rebound
    names, got = (), "the memory of x holds " + (_sized(seen.storage) if seen.storage else "?")
    if seen.rebound:
        names, got = ("rebound",), "x.data is a new array now"
    elif not right and seen.storage == look.x:
        names = ("new-array",) if _right(look, look.expected) else _named(look)
    elif not right:
        names = _named(look)
    return Finding(passed, given(look), got, f"it holds {_sized(look.expected)}", names)


@_needs_tensor
def same_object(look):
    """``forward_`` returned the tensor it was given."""
    passed = look.seen.same_object
    untouched = look.seen.storage == look.x
    names = () if passed else ("new-array" if untouched else "not-same-object",)
    got = "x itself" if passed else "another Tensor"
    return Finding(passed, given(look), got, "x itself: the very same object", names)


@_needs_tensor
def sums(look):
    """Every line along the axis sums to 1."""
    got = look.seen.array
    if got.shape != look.x.shape:
        return values(look)
    found = [sum(got.values[i] for i in line) for line in lines(got.shape, look.axis)]
    tolerance = TOLERANCES.get(look.x.dtype, EXACT)[0]
    passed = all(abs(total - 1) <= tolerance for total in found)
    words = "sum " + ", ".join(f"{total:.6g}" for total in found[:6])
    names = () if passed else _named(look)
    return Finding(passed, given(look), words, "sum 1 for each", names)


@_needs_tensor
def in_range(look):
    """Every value is between 0 and 1."""
    got = look.seen.array
    passed = all(0 <= value <= 1 + 1e-6 for value in got.values)
    names = () if passed else _named(look)
    return Finding(passed, given(look), _sized(got), "every value from 0 to 1", names)


@_needs_tensor
def ranking(look):
    """A larger logit never has the smaller probability."""
    got = look.seen.array
    if got.shape != look.x.shape:
        return values(look)
    passed = all(
        _ordered([(look.x.values[i], got.values[i]) for i in line])
        for line in lines(got.shape, look.axis)
    )
    names = () if passed else _named(look)
    wanted = "the order of the scores in each row"
    return Finding(passed, given(look), _sized(got), wanted, names)


def _ordered(pairs):
    """Whether the second numbers rise wherever the first ones do."""
    ranked = sorted(pairs)
    return all(low[1] < high[1] or high[0] - low[0] < 1e-9 for low, high in pairwise(ranked))


@_needs_tensor
def whole_pass(look):
    """The output is that of a network in which every step is right."""
    passed = _right(look, look.ideal)
    names = () if passed else ("step-before",) if _right(look, look.expected) else _named(look)
    return Finding(passed, given(look), *_compared(look.seen.array, look.ideal), names)


@_needs_tensor
def predictions(look):
    """The most likely class of every sample, and how likely it is, are right."""
    wanted = "; ".join(predicted(look.ideal))
    if look.seen.array.shape != look.ideal.shape:
        return values(look)
    passed = _right(look, look.ideal)
    found = "; ".join(predicted(look.seen.array))
    names = () if passed else ("step-before",) if _right(look, look.expected) else _named(look)
    return Finding(passed, given(look), found, wanted, names)


def predicted(probabilities):
    """One line per sample: the class with the largest probability, and that probability."""
    found = []
    for number, line in enumerate(lines(probabilities.shape, -1), 1):
        row = [probabilities.values[i] for i in line]
        best = max(range(len(row)), key=row.__getitem__)
        found.append(f"Sample {number}: class {best}, confidence {row[best]:.3f}")
    return found
