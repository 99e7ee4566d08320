"""Turn whatever a learner's code returned or raised into plain data.

Nothing here asks an object about itself: types are compared by identity, numbers are read through
``numpy.ndarray``'s own methods, text is cut. What cannot be read that way is only named.
"""

import linecache
import math
import os
from typing import TypeGuard, TypeVar

import numpy
from numpy import asarray, generic, ndarray

from tinytorch.core.tensor import REAL_KINDS, Tensor

LARGEST = 4096  # elements of an array that are written down
LONGEST = 300  # characters of a message or a name
UNSHOWN = "(the message cannot be shown)"  # here, since the table of texts is not in the sandbox
PACKAGE = os.path.dirname(os.path.dirname(__file__))
OURS = tuple(
    folder + os.sep
    for folder in (os.path.dirname(linecache.__file__), os.path.dirname(numpy.__file__), PACKAGE)
)


Thing = TypeVar("Thing")


def of_type(thing: object, kind: type[Thing]) -> TypeGuard[Thing]:
    """``isinstance`` by the type alone: an object's own ``__class__`` may lie."""
    return issubclass(type(thing), kind)


def number(value: float) -> float | str:
    """A float that JSON can hold: NaN and the infinities become text."""
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return value


def text(value: object, limit: int = LONGEST) -> str:
    """At most ``limit`` printable characters of ``value``; empty when it is not a string."""
    if of_type(value, str):
        cut = str.__getitem__(value, slice(limit))
        kept = "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in cut)
        return kept + ("..." if str.__len__(value) > limit else "")
    return ""


def type_name(thing: object) -> str:
    """The name of the type of ``thing``."""
    return text(type.__dict__["__name__"].__get__(type(thing)), 60)


def array(numbers: ndarray) -> dict[str, object]:
    """An ndarray as ``{"dtype", "shape", "values"}``; ``values`` is None when it is too large."""
    base = ndarray.view(numbers, ndarray)
    kind = base.dtype.kind
    values = None
    if base.size <= LARGEST and kind in REAL_KINDS:
        exact = ndarray.astype(base, "float64") if kind == "f" else base
        values = [number(float(value)) for value in ndarray.tolist(ndarray.ravel(exact))]
    return {"dtype": text(base.dtype.name, 40), "shape": list(base.shape), "values": values}


def stored(tensor: Tensor) -> object:
    """What a tensor holds, past any property that a learner may have put over it."""
    return object.__getattribute__(tensor, "__dict__").get("data")


def returned(thing: object) -> dict[str, object]:
    """What came out of a call: ``{"kind", "type", "holds", "array"}``."""
    kind, held, holds, found = _kind(thing), thing, "", None
    if of_type(thing, Tensor) and kind == "tensor":
        held = stored(thing)
        holds = type_name(held)
    if of_type(held, ndarray) and (type(held) is ndarray or kind == "array"):
        found = array(held)
    elif kind == "number":
        found = array(asarray(held))
    return {"kind": kind, "type": type_name(thing), "holds": holds, "array": found}


def _kind(thing: object) -> str:
    kind = type(thing)
    if thing is None:
        return "none"
    if kind is Tensor:
        return "tensor"
    if issubclass(kind, Tensor):
        return "tensor-subclass"
    if issubclass(kind, ndarray):
        return "array"
    if issubclass(kind, (list, tuple)):
        return "list"
    if kind in (bool, int, float) or (issubclass(kind, generic) and type(kind) is type):
        return "number"
    if issubclass(kind, type):
        return "class"
    return "other-tensor" if type_name(thing) == "Tensor" else "other"


def error(raised: BaseException) -> dict[str, object]:
    """What was raised: ``{"type", "message", "line", "number"}``, the line being the learner's."""
    message = None
    try:
        message = str(raised)
    except KeyboardInterrupt:
        raise
    except BaseException:
        pass  # the message is the learner's own code
    return described(raised, message)


def described(raised: BaseException, message: str | None) -> dict[str, object]:
    """As ``error``, with a message that was asked for elsewhere; None where there is none."""
    line, where = "", None
    try:
        line, where = _line(raised)
    except Exception:
        message = None  # a traceback that is none
    said = UNSHOWN if message is None else text(message)
    return {"type": type_name(raised), "message": said, "line": line, "number": where}


def _line(raised: BaseException) -> tuple[str, int | None]:
    """The last line of code that was neither ours nor a library's."""
    trace = BaseException.__dict__["__traceback__"].__get__(raised)
    found = None
    while trace is not None:
        if not trace.tb_frame.f_code.co_filename.startswith(OURS):
            found = trace
        trace = trace.tb_next
    if found is None:
        return "", None
    name = found.tb_frame.f_code.co_filename
    return text(linecache.getline(name, found.tb_lineno).strip(), 160), found.tb_lineno
