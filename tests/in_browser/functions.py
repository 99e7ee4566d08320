"""Every public function of ``tinytorch`` with numbers in it, on the same 1,000 inputs.

This runs natively and in the browser's Python; ``test_parity`` compares. Inputs are made of
integers and of NumPy's generator, which has the same bits on both. What comes out is a list for
each function: arrays where rounding may differ, text where nothing may.
"""

import json
import random

import numpy as np

from tinytorch import figures, page
from tinytorch.checks import arithmetic, mistakes, plain
from tinytorch.checks.arithmetic import Array
from tinytorch.checks.cases import cases
from tinytorch.checks.judge import judge
from tinytorch.checks.observe import observe
from tinytorch.checks.registry import CHECKS
from tinytorch.core.activations import ReLU, Softmax
from tinytorch.core.tensor import Tensor
from tinytorch.figures import relu_sparsity, relu_stack, softmax_overflow, softmax_temperature
from tinytorch.figures.drawing import canvas, numbers

COUNT = 1000
FLOATS = ("float64", "float32", "float16")
DTYPES = (*FLOATS, "int64", "int32", "int8", "uint8", "bool")
SHAPES = ((), (1,), (5,), (40,), (2, 3), (7, 1), (3, 0), (4, 5, 6), (1000,))
HARD = (np.nan, np.inf, -np.inf, -0.0, 0.0, 1e-45, -6e4, 6e4, 1e38, 88.7, -104.0)


def array(number):
    """The input of that number: shapes and dtypes take turns, every fifth has hard values."""
    rng = np.random.default_rng(number)
    dtype, shape = DTYPES[number % len(DTYPES)], SHAPES[number % len(SHAPES)]
    spread = (1, 10, 100, 1000)[number // 7 % 4]
    x = rng.integers(-2000, 2001, shape) / 2000 * spread
    if dtype in FLOATS and number % 5 == 0 and x.size:
        x.flat[rng.integers(x.size)] = HARD[number // 5 % len(HARD)]
    if dtype not in FLOATS:
        x = x % 100
    with np.errstate(all="ignore"):
        x = np.asarray(x).astype(dtype)
    return x.T if number % 3 == 0 else x


ARRAYS = [array(number) for number in range(COUNT)]
NUMBERS = [float(np.float64(n) / 8 - 60) for n in range(COUNT)]
ROWS = [[NUMBERS[(n * k) % COUNT] for k in range(1, 6)] for n in range(COUNT)]


def whole(x):
    """An array of the checks, of two axes."""
    return Array("float64", (1, len(x)), list(x))


def settings(figure, rng):
    """Random settings of a figure, all on the steps of its controls."""
    for control in figure.controls:
        if hasattr(control, "options"):
            yield control.name, rng.choice(control.options)
        else:
            steps = round((control.high - control.low) / control.step)
            value = control.low + rng.randint(0, steps) * control.step
            yield control.name, type(control.value)(round(value, 6))


def drawings():
    """1,000 drawings of all figures in turn."""
    rng, ids = random.Random(5), list(figures.FIGURES)
    for number in range(COUNT):
        figure = figures.find(ids[number % len(ids)])
        chosen = dict(settings(figure, rng))
        yield page.draw(figure.id, figure.written(figure.settings(**chosen)))


def in_place(x):
    x = Tensor(x.copy())
    assert ReLU().forward_(x) is x
    return x.data


def verdicts():
    """What the checks say of the reference: fixed cases and fresh ones."""
    right = {"relu": ReLU, "softmax": Softmax}
    for seed in range(10):
        for check in CHECKS.values():
            chosen = cases(check, seed)
            result = judge(check, chosen, observe(right, chosen))
            yield f"{result.points} {[each.passed for each in result.verdicts]}"


TEXT = {  # must be the same
    "Tensor": lambda: [f"{Tensor(x)!r} {Tensor(x).size} {Tensor(x).ndim}" for x in ARRAYS],
    "Tensor.axis": lambda: [str(Tensor(x).axis(-1)) for x in ARRAYS],
    "cases": lambda: [
        json.dumps(cases(check, seed)) for seed in range(COUNT // 4) for check in CHECKS.values()
    ],
    "verdicts": lambda: list(verdicts()),
    "plain.array": lambda: [json.dumps(plain.array(x)) for x in ARRAYS],
    "arithmetic.show": lambda: [arithmetic.show(whole(x), 12) for x in ROWS],
    "arithmetic.close": lambda: [str(arithmetic.close(x, ROWS[0])) for x in ROWS],
    "arithmetic.lines": lambda: [str(arithmetic.lines((n % 4, n % 5, 2), 1)) for n in range(COUNT)],
    "numbers": lambda: [
        " ".join([numbers.short(n), numbers.brief(n), numbers.plain(n), numbers.percent(n / 100)])
        for n in NUMBERS
    ],
    "numbers.listed": lambda: [numbers.listed(x) for x in ROWS],
    "canvas.rounded": lambda: [canvas.rounded(n / 7) for n in NUMBERS],
    "exp_limit": lambda: [str(softmax_overflow.exp_limit(dtype)) for dtype in FLOATS],
    "page.draw": lambda: list(drawings()),
}
NUMERIC = {  # arrays, or lists of floats
    "ReLU.forward": lambda: [ReLU().forward(Tensor(x)).data for x in ARRAYS],
    "ReLU.forward_": lambda: [in_place(x) for x in ARRAYS],
    "ReLU.__call__": lambda: [ReLU()(Tensor(x)).data for x in ARRAYS],
    "Softmax.forward": lambda: [Softmax().forward(Tensor(x)).data for x in ARRAYS],
    "Softmax.__call__": lambda: [Softmax(0)(Tensor(x)).data for x in ARRAYS],
    "arithmetic.exp": lambda: [[arithmetic.exp(n)] for n in NUMBERS],
    "arithmetic.divide": lambda: [[arithmetic.divide(a, b)] for a, b, *_ in ROWS],
    "arithmetic.probabilities": lambda: [arithmetic.probabilities(x) for x in ROWS],
    "arithmetic.softmax": lambda: [arithmetic.softmax(whole(x)).values for x in ROWS],
    "arithmetic.relu": lambda: [arithmetic.relu(whole(x)).values for x in ROWS],
    "arithmetic.layer": lambda: [
        arithmetic.layer(whole(x), Array("float64", (5, 1), ROWS[9]), whole([0.5])).values
        for x in ROWS
    ],
    "mistakes.sigmoid": lambda: [[mistakes.sigmoid(n)] for n in NUMBERS],
    "naive_softmax": lambda: [softmax_overflow.naive_softmax(np.array(x))[2] for x in ROWS],
    "entropy": lambda: [
        [softmax_temperature.entropy(Softmax()(Tensor(np.array(x) / 10)).data)] for x in ROWS
    ],
    "bins": lambda: [relu_sparsity.bins(np.array(x) / 20) for x in ROWS],
    "relu_stack.run": lambda: [relu_stack.run(n % 6 + 1, ReLU()) for n in range(12)],
}
