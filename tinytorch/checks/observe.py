"""Call the learner's classes on the cases and write down what happens.

This is the only part of a check that touches a learner's object. It judges nothing, and it needs
neither the reference classes nor ``judge``, so it also runs where those are kept away.
"""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from numpy import array, errstate, may_share_memory, ndarray

from tinytorch.checks import plain
from tinytorch.core.tensor import Tensor

if TYPE_CHECKING:
    from tinytorch.checks.cases import ArrayData, Case, CaseStep

Seen = dict[str, object]  # one observed step
PRINTED = 2000  # characters of the learner's own output that are kept


def observe(classes: Mapping[str, object], cases: Sequence[Case]) -> dict[str, object]:
    """What the learner's classes do with the cases.

    Parameters
    ----------
    classes : mapping
        The learner's class, or whatever stands in its place, for each use:
        ``{"relu": ReLU, "softmax": Softmax}``. A missing use is observed as missing.
    cases : list of dict
        As ``cases`` made them.

    Returns
    -------
    dict
        JSON values only: ``{"cases": {case id: [step, ...]}, "printed": str}``. A step has
        ``status`` (``ok``, ``raised``, ``unwritten``, ``missing``, ``not-a-class``, ``no-input``),
        ``where``, ``error``, ``returned``, ``storage``, ``same_object``, ``rebound``, ``shared``
        (the result lies in the memory of the input) and ``overwritten`` (by a later call).

    Notes
    -----
    Warnings and NumPy's error states are switched off meanwhile: NumPy in the browser has neither,
    and a check must say the same everywhere. Only KeyboardInterrupt goes through.
    """
    listener = Listener(PRINTED)
    with contextlib.ExitStack() as quiet:
        quiet.enter_context(contextlib.redirect_stdout(listener))
        quiet.enter_context(contextlib.redirect_stderr(listener))
        quiet.enter_context(warnings.catch_warnings())
        quiet.enter_context(errstate(all="ignore"))
        warnings.simplefilter("ignore")
        found = {case["id"]: _run(classes, case["steps"]) for case in cases}
    return {"cases": found, "printed": plain.text("".join(listener.parts), PRINTED)}


class Listener(io.TextIOBase):
    """A stream that keeps the first ``limit`` characters and drops the rest."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.parts: list[str] = []

    def write(self, words: str) -> int:
        """Keep what still fits; return the length, as streams do."""
        kept = str.__getitem__(words, slice(max(self.limit, 0)))
        self.limit -= len(kept)
        if kept:
            self.parts.append(kept)
        return str.__len__(words)

    def writable(self) -> bool:
        """A stream to write to."""
        return True


def _run(classes: Mapping[str, object], steps: Sequence[CaseStep]) -> list[Seen]:
    """Observe the steps of one case, in order, on shared objects."""
    objects: dict[tuple[str, int | None], Callable] = {}
    found: list[Seen] = []
    results: list[ndarray | None] = []
    before = None
    for step in steps:
        seen, result = _step(classes, objects, step, before)
        before = None if result is None else result.copy()
        seen["written"] = None if result is None else plain.array(result)
        found.append(seen)
        results.append(result)
    for seen, result in zip(found, results, strict=True):
        written = seen.pop("written")
        seen["overwritten"] = result is not None and plain.array(result) != written
    return found


def _step(
    classes: Mapping[str, object],
    objects: dict[tuple[str, int | None], Callable],
    step: CaseStep,
    before: ndarray | None,
) -> tuple[Seen, ndarray | None]:
    """Observe one call; return it and the very array that came out, if one did."""
    seen: Seen = {
        "status": "ok",
        "where": step["uses"],
        "error": None,
        "returned": None,
        "storage": None,
        "same_object": False,
        "rebound": False,
        "shared": False,
        "overwritten": False,
    }
    entered = _entered(step, before)
    if entered is None:
        return {**seen, "status": "no-input"}, None
    try:
        maker = _object(classes, objects, step, seen)
        if maker is not None:
            return seen, _call(maker, step, entered, seen)
    except KeyboardInterrupt:
        raise
    except BaseException as raised:
        unwritten = issubclass(type(raised), NotImplementedError)
        seen["status"] = "unwritten" if unwritten else "raised"
        seen["error"] = plain.error(raised)
    return seen, None


def _entered(step: CaseStep, before: ndarray | None) -> ndarray | None:
    """The array that goes into a call, or None when the step before left nothing to use."""
    x = before if step["x"] is None else _array(step["x"])
    if x is None or step["w"] is None or step["b"] is None:
        return x
    w, b = _array(step["w"]), _array(step["b"])
    if x.ndim == 0 or x.dtype.kind not in "biuf" or x.shape[-1] != w.shape[0]:
        return None
    return x @ w + b


def _array(data: ArrayData) -> ndarray:
    values = [float(value) if type(value) is str else value for value in data["values"]]
    return array(values, data["dtype"]).reshape(data["shape"])


def _object(
    classes: Mapping[str, object],
    objects: dict[tuple[str, int | None], Callable],
    step: CaseStep,
    seen: Seen,
) -> Callable | None:
    """The learner's object for this step, made once; None when there is no class."""
    use, dim = step["uses"], step["dim"]
    if use not in classes:
        seen["status"] = "missing"
        return None
    learner = classes[use]
    if plain.of_type(learner, type):
        if (use, dim) not in objects:
            seen["where"] = "making"
            objects[use, dim] = learner() if dim is None else learner(dim=dim)
        return objects[use, dim]
    seen["status"] = "not-a-class"
    seen["returned"] = plain.returned(learner)
    return None


def _call(learner: Callable, step: CaseStep, entered: ndarray, seen: Seen) -> ndarray | None:
    """Make the call and write down what came out and what became of the input."""
    seen["where"] = step["call"]
    x = Tensor(entered)
    y = learner(x) if step["call"] == "call" else getattr(learner, step["call"])(x)
    seen["returned"] = plain.returned(y)
    seen["storage"] = plain.array(entered)
    seen["same_object"] = y is x
    held = plain.stored(x)
    whole = type(x) is Tensor and type(held) is ndarray
    seen["rebound"] = not (whole and may_share_memory(held, entered))
    out = plain.stored(y) if type(y) is Tensor else None
    if type(out) is not ndarray or out.size > plain.LARGEST:
        return None
    seen["shared"] = may_share_memory(out, entered)
    return out
