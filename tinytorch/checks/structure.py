"""Name what is wrong before any value is looked at: nothing written, raised, or not a tensor."""

from tinytorch.checks.call import Call
from tinytorch.checks.reading import Step
from tinytorch.checks.texts import shared

RETURNED = {  # what came back, and the mistake
    "none": "returned-none",
    "array": "returned-array",
    "list": "returned-list",
    "number": "returned-number",
    "class": "returned-class",
    "other-tensor": "other-tensor",
    "tensor-subclass": "tensor-subclass",
}
STATUS = {  # how far the call got, and the mistake
    "unreadable": "unreadable",
    "missing": "missing",
    "not-a-class": "not-a-class",
    "unwritten": "not-written",
    "no-input": "not-reached",
}
RAISED = (  # type (empty: any), words of the message, mistake; the first that fits
    ("NameError", "", "name"),
    ("UnboundLocalError", "", "name"),
    ("RecursionError", "", "calls-itself"),
    ("SystemExit", "", "exits"),
    ("", "Tensor holds real numbers", "wraps-twice"),
    ("", "truth value of an array", "python-max"),
    ("", "can be converted to Python scalars", "math-function"),
    ("", "out of bounds for array of dimension", "axis-hard-coded"),
    ("", "Cannot cast ufunc", "integer-cast"),
    ("AttributeError", "'Tensor' object", "tensor-not-array"),
    ("TypeError", "Tensor", "tensor-not-array"),
    ("TypeError", "object is not callable", "not-callable"),
    ("AttributeError", "has no attribute 'forward", "no-method"),
    ("TypeError", "positional argument", "no-self"),
)


def problem(call: Call) -> tuple[str, str] | None:
    """``(mistake, what came out)`` when there is no tensor to look at, else None.

    Parameters
    ----------
    call : Call
    """
    seen = call.seen
    if seen.status == "raised":
        return _raised(call), _failure(seen)
    if seen.overwritten:
        return "overwritten", shared.OVERWRITTEN
    kind = seen.type or shared.SOMETHING
    if seen.status in STATUS:
        mistake = STATUS[seen.status]
    elif seen.kind != "tensor":
        mistake = RETURNED.get(seen.kind, "returned-other")
    elif seen.array is None:
        mistake = "too-large" if seen.large else "holds-other"
        kind = seen.holds or shared.SOMETHING
    else:
        return None
    return mistake, shared.NO_TENSOR[mistake].format(name=call.activation.name, kind=kind)


def _raised(call: Call) -> str:
    """The mistake behind what was raised."""
    error, known = call.seen.error, call.activation.raised
    if call.seen.where == "making":
        known += (("", "argument", "no-dim"), ("", "", "raised"))
    for kind, words, mistake in (*known, *RAISED):
        if kind in ("", error.type) and words in error.message:
            return mistake
    return "raised"


def _failure(seen: Step) -> str:
    """What was raised, and on which line, in one line of text."""
    error = seen.error
    words = f"{error.type or shared.AN_ERROR}: {error.message}".rstrip(": ")
    if error.line:
        where = shared.YOUR_LINE if error.number is None else shared.YOUR_LINE_NUMBER
        words += where.format(number=error.number, line=error.line)
    return words
