"""The edges: inputs on which implementations of one function part, and how an answer is read.

An edge asks one function of a probe and puts what comes out into a few words. Nothing but NumPy
and the standard library is imported, so that this file runs in the environment of any library.

======== =====================================================================
function what a probe has to offer under that name, or leave out
======== =====================================================================
relu     array to array
softmax  array, axis (None: the library's own default) to array
gelu     array to array, as the library has it by default
masked   array of logits and array of booleans (True: may be used) to array
slope    name of a way to write an activation to its derivative at 0
opset    array and ONNX opset (11 or 13), softmax without an axis, to array
======== =====================================================================
"""

import math
from dataclasses import dataclass

import numpy as np

SLOPES = {  # a name for the edge: how the activation is written
    "relu": "relu", "maximum": "maximum(x, 0)", "where": "where(x > 0, x, 0)",
    "clip": "clip(x, 0)", "product": "x * (x > 0)", "half-sum": "(x + abs(x)) / 2",
    "abs": "abs(x)", "leaky": "leaky_relu(x, 0.1)", "relu6": "relu6", "elu": "elu",
    "selu": "selu", "gelu": "gelu", "softplus": "softplus",
}  # fmt: skip


class Absent(Exception):  # noqa: N818 - no fault, an answer
    """A library, or this machine, has nothing that could be asked; the message says what lacks."""


@dataclass(frozen=True)
class Edge:
    """One question to all libraries.

    Attributes
    ----------
    name : str
        Letters and hyphens; data, pages and tests know the edge by it.
    function : str
        What a probe is asked, from the table above.
    given : tuple
        The arguments.
    read : callable
        Turns the array that came out into words.
    title, why : str
        The input for a reader, and why it is hard.
    """

    name: str
    function: str
    given: tuple
    read: object
    title: str
    why: str


def word(value):
    """One number in a few characters; the sign of 0 is kept."""
    value = float(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    if value == 0:
        return "-0" if math.copysign(1, value) < 0 else "0"
    return f"{value:.6g}"


def values(y):
    """All numbers and the dtype."""
    y = np.asarray(y)
    shown = ", ".join(word(v) for v in y.ravel().astype("float64"))
    shape = f", shape {y.shape}" if y.ndim != 1 else ""
    return f"{shown or 'empty'} ({y.dtype.name}{shape})"


def signs(y):
    """Which places hold +0 and which -0."""
    negative = np.signbit(np.asarray(y, dtype="float64"))
    if negative.all() or not negative.any():
        return f"all {'-0' if negative.all() else '+0'}"
    changes = np.flatnonzero(np.diff(negative))
    if len(changes) == 1:
        first, last = ("-0", "+0") if negative[0] else ("+0", "-0")
        cut = int(changes[0]) + 1
        return f"first {cut}: {first}, last {len(negative) - cut}: {last}"
    return f"{int(negative.sum())} of {len(negative)} are -0"


def total(y):
    """The sum in float64, and the dtype."""
    y = np.asarray(y)
    wide = y.astype("float64")
    return f"sum {wide.sum():.6g}, each {word(wide.ravel()[0])} ({y.dtype.name})"


def axis_of(y):
    """Along which axes the result sums to 1."""
    y = np.asarray(y, dtype="float64")
    sets = [(a,) for a in range(y.ndim)]
    sets += [tuple(range(a, y.ndim)) for a in range(y.ndim - 1)]
    for axes in sets:
        if np.allclose(y.sum(axis=axes), 1):
            return f"axis {axes[0]}" if len(axes) == 1 else f"axes {', '.join(map(str, axes))}"
    return "none"


def f32(*numbers):
    return np.array(numbers, dtype="float32")


def spread(*shape):
    """Numbers from -2 to 2 in no order, the same bits on any machine."""
    places = np.arange(math.prod(shape), dtype="int64") * 7919 % 1009
    return (places.astype("float32") / 252 - 2).reshape(shape)


def logits(*shape):
    """Distinct logits, so that each axis gives another result."""
    return spread(*shape) * np.float32(1.5)


INF, NAN = math.inf, math.nan
FAR = f32(INF, 0)
HALF = np.full(100_000, 1, dtype="float16")
RELU = (
    Edge("relu-minus-zero", "relu", (f32(-0.0),), values, "ReLU of -0.0",
         "max(0, x) has two right answers: 0 equals -0."),
    Edge("relu-minus-zero-places", "relu", (f32(*[-0.0] * 67),), signs, "ReLU of 67 times -0.0",
         "Vector code and the code for what is left over can differ."),
    Edge("relu-nan", "relu", (f32(NAN, 1),), values, "ReLU of NaN",
         "NaN is a fault upstream; max(0, NaN) depends on the order of the arguments."),
    Edge("relu-infinite", "relu", (f32(-INF, INF),), values, "ReLU of -inf and inf",
         "x * (x > 0) makes NaN of -inf."),
    Edge("relu-integers", "relu", (np.array([-3, 0, 2], dtype="int64"),), values,
         "ReLU of integers", "Kept, widened, or refused."),
    Edge("relu-smallest-int8", "relu", (np.array([-128, 127], dtype="int8"),), values,
         "ReLU of int8 -128", "-(-128) is -128 in int8."),
    Edge("relu-booleans", "relu", (np.array([False, True]),), values, "ReLU of booleans",
         "0 and 1, or no numbers at all."),
    Edge("relu-number", "relu", (np.array(-1.5, dtype="float32"),), values, "ReLU of a 0-d array",
         "No axis at all."),
    Edge("relu-empty", "relu", (np.zeros((0, 3), dtype="float32"),), values,
         "ReLU of shape (0, 3)", "Nothing to compute, and a shape to keep."),
    Edge("relu-half", "relu", (np.array([-1, 65504], dtype="float16"),), values,
         "ReLU of float16", "The dtype stays."),
)  # fmt: skip
SOFTMAX = (
    Edge("softmax-far", "softmax", (f32(1e38, -1e38, 0), -1), values, "softmax of 1e38, -1e38, 0",
         "exp overflows unless the maximum is subtracted."),
    Edge("softmax-inf", "softmax", (FAR, -1), values, "softmax of inf, 0",
         "inf - inf has no value."),
    Edge("softmax-nan", "softmax", (f32(NAN, 0, 1), -1), values, "softmax of NaN, 0, 1",
         "One fault in a row."),
    Edge("softmax-one-minus-inf", "softmax", (f32(0, 0, -INF), -1), values,
         "softmax of 0, 0, -inf", "A class that is ruled out."),
    Edge("softmax-all-minus-inf", "softmax", (f32(-INF, -INF), -1), values,
         "softmax of -inf, -inf", "Everything is ruled out."),
    Edge("softmax-masked", "masked", (f32(1, 2), np.array([False, False])), values,
         "a fully masked row", "Attention meets it at the padding of a batch."),
    Edge("softmax-empty-axis", "softmax", (np.zeros((2, 0), dtype="float32"), -1), values,
         "softmax over an axis of length 0", "The maximum of nothing."),
    Edge("softmax-number", "softmax", (np.array(3.0, dtype="float32"), -1), values,
         "softmax of a 0-d array", "There is no last axis."),
    Edge("softmax-booleans", "softmax", (np.array([False, True]), -1), values,
         "softmax of booleans", "False - True is refused by NumPy."),
    Edge("softmax-integers", "softmax", (np.array([1, 2, 3], dtype="int64"), -1), values,
         "softmax of int64 1, 2, 3", "Which floating dtype comes out."),
    Edge("softmax-int8", "softmax", (np.array([100, -100], dtype="int8"), -1), values,
         "softmax of int8 100, -100", "-100 - 100 is 56 in int8."),
    Edge("softmax-uint8", "softmax", (np.array([1, 3], dtype="uint8"), -1), values,
         "softmax of uint8 1, 3", "1 - 3 is 254 in uint8."),
    Edge("softmax-float16", "softmax", (HALF, -1), total, "softmax of 100,000 equal float16",
         "1/100,000 is below the least normal float16; a sum of 100,000 is beyond the largest."),
    Edge("softmax-bfloat16", "softmax", (("bfloat16", [1.0] * 1000), -1), total,
         "softmax of 1,000 equal bfloat16", "bfloat16 has 8 bits of precision."),
    Edge("softmax-default-1d", "softmax", (logits(3), None), axis_of, "default axis, 1-D", ""),
    Edge("softmax-default-2d", "softmax", (logits(2, 3), None), axis_of, "default axis, 2-D",
         "Which axis is meant when none is named."),
    Edge("softmax-default-3d", "softmax", (logits(2, 3, 4), None), axis_of,
         "default axis, 3-D", ""),
    Edge("softmax-default-4d", "softmax", (logits(2, 3, 4, 5), None), axis_of,
         "default axis, 4-D", ""),
    Edge("softmax-opset-11", "opset", (logits(2, 3, 4), 11), axis_of, "ONNX opset 11, 3-D",
         "It flattens from axis 1 on."),
    Edge("softmax-opset-13", "opset", (logits(2, 3, 4), 13), axis_of, "ONNX opset 13, 3-D",
         "It takes the last axis."),
    Edge("softmax-dim-range", "softmax", (logits(2, 3), 2), values, "axis 2 of a 2-D array",
         "An axis that does not exist."),
)  # fmt: skip
GELU = (
    Edge("gelu-one", "gelu", (f32(1),), values, "GELU of 1",
         "Exact: 0.841345; the tanh approximation: 0.841192."),
    Edge("gelu-minus-inf", "gelu", (f32(-INF),), values, "GELU of -inf", "-inf times 0."),
    Edge("gelu-far", "gelu", (f32(-20, -6),), values, "GELU of -20 and -6",
         "Tiny, and with which sign of 0."),
)  # fmt: skip
SAME = (
    Edge(
        "softmax-row-alone",
        "softmax",
        (),
        None,
        "a row alone and in a batch",
        "Blocking may sum in another order.",
    ),
    Edge(
        "softmax-memory",
        "softmax",
        (),
        None,
        "C and Fortran order in memory",
        "Strides may choose another loop.",
    ),
)
SLOPE = tuple(
    Edge(f"slope-{name}", "slope", (way,), word, f"derivative at 0 of {way}",
         "There is no derivative; each library takes one.")
    for name, way in SLOPES.items()
)  # fmt: skip
EDGES = (*RELU, *SOFTMAX, *GELU, *SAME, *SLOPE)


def ask(edge, probe):
    """What ``probe`` answers to ``edge``: ``{"said": words}``, ``"refused"`` or ``"absent"``."""
    if edge.read is None:
        return _same(edge, probe)
    function = getattr(probe, edge.function, None)
    if function is None:
        return {"absent": "not in this library"}
    try:
        return {"said": edge.read(function(*map(_array, edge.given)))}
    except Absent as error:
        return {"absent": str(error)}
    except Exception as error:  # what a library raises is the answer
        line = " ".join(str(error).split())[:160]
        return {"refused": f"{type(error).__name__}: {line}" if line else type(error).__name__}


def _array(given):
    """bfloat16 is no dtype of NumPy's own: ``ml_dtypes`` has it, where it is installed."""
    if isinstance(given, tuple):
        try:
            from ml_dtypes import bfloat16
        except ImportError:
            raise Absent("NumPy has no bfloat16 of its own") from None
        return np.array(given[1], dtype=bfloat16)
    return given


def _same(edge, probe):
    """The share of elements that have the same bits when only the surroundings differ."""
    if not hasattr(probe, "softmax"):
        return {"absent": "not in this library"}
    x = spread(256, 300)
    whole = np.asarray(probe.softmax(x, -1))
    if edge.name == "softmax-row-alone":
        other = np.concatenate([np.asarray(probe.softmax(x[i : i + 1], -1)) for i in range(64)])
        whole = whole[:64]
    else:
        other = np.asarray(probe.softmax(np.asfortranarray(x), -1))
    equal = float(np.mean(whole == other))
    return {"said": "same bits" if equal == 1 else f"same bits in {100 * equal:.0f} % of elements"}
