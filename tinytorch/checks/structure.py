"""Name what is wrong before any value is looked at: nothing written, raised, or not a tensor."""

from tinytorch.checks import subject

RETURNED = {
    "none": ("returned-none", "None"),
    "array": ("returned-array", "a bare NumPy array ({}) instead of a Tensor"),
    "list": ("returned-list", "a {} instead of a Tensor"),
    "number": ("returned-number", "one number ({}) instead of a Tensor"),
    "class": ("returned-class", "a class instead of a Tensor made of it"),
    "other-tensor": ("other-tensor", "another class called Tensor, not tinytorch's"),
    "tensor-subclass": ("tensor-subclass", "{}, a subclass of Tensor, instead of a Tensor"),
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


def problem(look):
    """``(mistake, what came out)`` when there is no tensor to look at, else None."""
    seen, name = look.seen, subject.find(look.uses).name
    if seen.status == "raised":
        return raised(look), failure(seen)
    words = {
        "unreadable": ("unreadable", "nothing that can be read"),
        "missing": ("missing", f"there is no class called {name}"),
        "not-a-class": ("not-a-class", f"{name} is {seen.type or 'something'}, not a class"),
        "unwritten": ("not-written", "not written yet"),
        "unfed": ("not-reached", "not reached: the step before returned nothing that fits"),
    }
    if seen.status in words:
        return words[seen.status]
    if seen.kind != "tensor":
        mistake, got = RETURNED.get(seen.kind, ("returned-other", "{} instead of a Tensor"))
        return mistake, got.format(seen.type or "something")
    if seen.array is None:
        if seen.large:
            return "too-large", "an array too large to look at, or not of real numbers"
        return "holds-other", f"a Tensor that holds {seen.holds or 'something'}, not an array"
    return None


def raised(look):
    """The mistake behind what was raised."""
    error = look.seen.error
    if look.uses == "softmax" and "broadcast" in error.message and error.type == "ValueError":
        return "no-keepdims"
    if look.seen.where == "making":
        return "no-dim" if "argument" in error.message else "raised"
    for kind, words, mistake in RAISED:
        if kind in ("", error.type) and words in error.message:
            return mistake
    return "raised"


def failure(seen):
    """What was raised, and on which line, in one line of text."""
    error = seen.error
    words = f"{error.type or 'an error'}: {error.message}".rstrip(": ")
    if error.line:
        place = "your line" if error.number is None else f"your line {error.number}"
        words += f" ({place}: {error.line})"
    return words
