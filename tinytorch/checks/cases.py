"""The inputs a check tries on the learner's class, as plain data.

``cases(check)`` gives the fixed ones; ``cases(check, seed=n)`` adds fresh random ones of the
same kinds, so that stored answers are of no use. A case is a dict of JSON values::

    {"id": "mixed", "kind": "mixed", "steps": [step, ...]}

A step is one call of the learner's code::

    {"uses": "relu", "call": "forward", "dim": None, "x": array, "w": None, "b": None}

``call`` is ``forward``, ``forward_`` or ``call``; an array is
``{"dtype": "float64", "shape": [2, 3], "values": [six numbers, last axis fastest]}``.
A step without ``x`` goes on with what the step before returned; ``w`` and ``b`` make a layer of
it: ``x @ w + b``. The steps of one case share one object per class and ``dim``.
"""

import math
import random

from tinytorch import added
from tinytorch.checks import reading
from tinytorch.checks.arithmetic import layer
from tinytorch.checks.check import find

FRESH = 2  # random cases per kind and seed


def cases(check, seed=None):
    """The cases of one check.

    Parameters
    ----------
    check : Check or str
    seed : int, optional
        Adds ``FRESH`` random cases of every kind, the same ones for the same seed.

    Returns
    -------
    list of dict
        JSON values only; the fixed cases come first.
    """
    name = find(check).name
    kinds = TABLE[name] if name in TABLE else added.asked()[name].kinds
    chosen = [{"id": kind, "kind": kind, "steps": make()} for kind, (make, _) in kinds.items()]
    if seed is None:
        return chosen
    chance = random.Random(seed)
    for kind, (_, make) in kinds.items():
        for number in range(1, FRESH + 1):
            chosen.append({"id": f"{kind}-{number}", "kind": kind, "steps": make(chance)})
    return chosen


def array(values, dtype="float64"):
    """Nested lists of numbers as an array of plain data."""
    return {"dtype": dtype, "shape": _lengths(values), "values": _flat(values)}


def _lengths(values):
    return [len(values), *_lengths(values[0])] if isinstance(values, list) else []


def _flat(values):
    return [item for row in values for item in _flat(row)] if isinstance(values, list) else [values]


def step(uses, call="forward", x=None, dim=None, w=None, b=None):
    """One call of the learner's code."""
    return {"uses": uses, "call": call, "dim": dim, "x": x, "w": w, "b": b}


def fixed(use, values, call="forward", dtype="float64"):
    """A function that makes the one step of a case from nested lists."""
    return lambda: [step(use, call, array(values, dtype))]


def fresh(use, shape, signs, call="forward", dtype="float64", scale=1):
    """A function that makes the one step of a random case; a length of 0 is drawn as well."""

    def make(chance):
        lengths = [length or chance.randint(3, 6) for length in shape]
        values = _signed(chance, lengths, [scale * sign for sign in signs], dtype)
        return [step(use, call, array(values, dtype))]

    return make


def _signed(chance, lengths, signs, dtype):
    """Random nested lists, with every number in ``signs`` as a factor of some."""
    order = [signs[i % len(signs)] for i in range(math.prod(lengths))]
    chance.shuffle(order)
    if dtype.startswith("int"):
        flat = [sign * chance.randint(1, 40) for sign in order]
    else:  # eighths: exact in every floating dtype
        flat = [sign * chance.randint(1, 80) / 8 for sign in order]
    return _nested(flat, lengths)


def _nested(flat, lengths):
    if len(lengths) == 1:
        return flat
    width = len(flat) // lengths[0]
    rows = [flat[i * width : (i + 1) * width] for i in range(lengths[0])]
    return [_nested(row, lengths[1:]) for row in rows]


def _softmax(values, dim=None, call="forward", dtype="float64"):
    return lambda: [step("softmax", call, array(values, dtype), dim)]


def _fresh_softmax(shape, dim=None, call="forward", dtype="float64", offsets=(0,)):
    def make(chance):
        lengths = [length or chance.randint(3, 6) for length in shape]
        values = _signed(chance, lengths, (-1, 1), dtype)
        offset = chance.choice(offsets)
        moved = [value + offset for value in _flat(values)]
        calm = [value if dtype.startswith("int") else value / 4 for value in moved]
        return [step("softmax", call, array(_nested(calm, lengths), dtype), dim)]

    return make


def _fresh_equal(chance):
    logit = chance.randint(-40, 40) / 8
    return [step("softmax", "forward", array([logit] * chance.randint(3, 7)))]


SAMPLES = [[1.0, -0.5, 2.0, 0.5], [-1.5, 1.0, 0.5, -1.0], [0.5, 2.0, -1.0, 1.5]]
W1 = [[0.5, -1.0, 0.25], [-0.75, 0.5, 1.0], [1.0, 0.25, -0.5], [0.25, -0.5, 0.75]]
B1 = [0.1, -0.2, 0.3]
W2 = [[1.0, -0.5, 0.25], [-0.25, 1.5, -1.0], [0.5, -0.75, 1.25]]
B2 = [0.05, 0.1, -0.15]


def network(x, weights=(W1, B1, W2, B2), call="call", scale=1.0):
    """The two steps of a pass: hidden layer with ReLU, class scores with Softmax."""
    w1, b1, w2, b2 = weights
    far = [[scale * weight for weight in row] for row in w2]
    return [
        step("relu", call, array(x), w=array(w1), b=array(b1)),
        step("softmax", "call", w=array(far), b=array(b2)),
    ]


def _numbers(chance, *lengths):
    flat = [chance.randint(-16, 16) / 8 for _ in range(math.prod(lengths))]
    return _nested(flat, lengths)


def _fresh_network(call="call", scale=1.0, single=False):
    def make(chance):
        while True:  # until the hidden layer has both signs, so that ReLU matters
            w1, b1 = _numbers(chance, 4, 3), _numbers(chance, 3)
            w2, b2 = _numbers(chance, 3, 3), _numbers(chance, 3)
            x = _numbers(chance, 4) if single else _numbers(chance, 3, 4)
            hidden = layer(*(reading.array(array(part)) for part in (x, w1, b1))).values
            if min(hidden) < -0.25 and max(hidden) > 0.25:
                return network(x, (w1, b1, w2, b2), call, scale)

    return make


def _again():
    first, second = network(SAMPLES), network([SAMPLES[2], SAMPLES[0]])
    return first + second


def _fresh_again(chance):
    again = _fresh_network()
    return again(chance) + again(chance)


def elementwise(use):
    """Kinds of cases for an activation that treats each element on its own."""
    both = (-1, 1)
    return {
        "mixed": (fixed(use, [-2.0, -0.5, 0.0, 0.5, 1.5, 3.25]), fresh(use, (0,), both)),
        "negative": (fixed(use, [-3.5, -1.0, -0.25]), fresh(use, (0,), (-1,))),
        "positive": (fixed(use, [0.5, 1.75, 4.25]), fresh(use, (0,), (1,))),
        "batch": (fixed(use, [[-1.5, 2.5, -3.0], [4.25, -0.5, 6.0]]), fresh(use, (2, 3), both)),
        "cube": (
            fixed(use, [[[-1.0, 2.0]], [[3.5, -4.0]], [[0.5, -0.5]]]),
            fresh(use, (3, 1, 2), both),
        ),
        "integers": (
            fixed(use, [-3, 0, 2, 7], dtype="int64"),
            fresh(use, (0,), both, dtype="int64"),
        ),
        "single": (
            fixed(use, [-1.5, 0.5, 2.25], dtype="float32"),
            fresh(use, (0,), both, dtype="float32"),
        ),
        "call": (fixed(use, [-1.25, 2.5, -4.0, 0.75], "call"), fresh(use, (0,), both, "call")),
    }


RELU_KINDS = elementwise("relu") | {
    "in-place": (
        fixed("relu", [-2.5, 1.5, 3.0, -0.75], "forward_"),
        fresh("relu", (0,), (-1, 1), "forward_"),
    ),
    "in-place-batch": (
        fixed("relu", [[-4.0, 0.5], [1.25, -2.0], [3.0, -1.0]], "forward_"),
        fresh("relu", (3, 2), (-1, 1), "forward_"),
    ),
}

SOFTMAX_KINDS = {
    "row": (_softmax([2.0, 1.0, -0.5, 0.25]), _fresh_softmax((0,))),
    "equal": (_softmax([1.5, 1.5, 1.5, 1.5]), _fresh_equal),
    "batch": (_softmax([[1.0, 2.0, 3.0], [0.5, -1.0, 0.25]]), _fresh_softmax((2, 4))),
    "square": (_softmax([[1.0, 3.0], [2.5, -0.5]]), _fresh_softmax((3, 3))),
    "large": (
        _softmax([1000.0, 1001.0, 1002.5]),
        _fresh_softmax((0,), offsets=(-4000, 4000)),
    ),
    "large-negative": (
        _softmax([[-1000.0, -1001.0, -999.0], [-1002.0, -1000.5, -1000.0]]),
        _fresh_softmax((2, 3), offsets=(-4000,)),
    ),
    "columns": (_softmax([[1.0, -1.0], [0.5, 2.0], [2.0, 0.0]], 0), _fresh_softmax((3, 2), 0)),
    "integers": (
        _softmax([[1, 2, 0], [3, -1, 1]], dtype="int64"),
        _fresh_softmax((2, 3), dtype="int64"),
    ),
    "single": (
        _softmax([0.5, -1.5, 2.0], dtype="float32"),
        _fresh_softmax((0,), dtype="float32"),
    ),
    "call": (_softmax([0.5, 1.5, -2.0], call="call"), _fresh_softmax((0,), call="call")),
}

TABLE = {
    "test_unit_relu_activation": RELU_KINDS,
    "test_unit_softmax_activation": SOFTMAX_KINDS,
    "test_unit_activations_comprehensive": {
        "batch": (lambda: network(SAMPLES), _fresh_network()),
        "one-sample": (lambda: network(SAMPLES[0]), _fresh_network(single=True)),
        "in-place": (lambda: network(SAMPLES, call="forward_"), _fresh_network("forward_")),
        "again": (_again, _fresh_again),
        "large": (
            lambda: network(SAMPLES[0], scale=600.0),
            _fresh_network(scale=600.0, single=True),
        ),
    },
    "test_module_activation_integration": {
        "pass": (lambda: network(SAMPLES), _fresh_network()),
    },
}
