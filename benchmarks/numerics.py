"""How fast ReLU and Softmax are, beside the bare copy, the textbook forms and PyTorch.

Run ``python -m benchmarks.numerics``. Times depend on the machine and on what else runs on it,
so only ratios count: all forms take turns within one run, and the medians are compared.
"""

import importlib.util
import random
import statistics
import time

import numpy as np

from tinytorch.core.activations import ReLU, Softmax
from tinytorch.core.tensor import Tensor

SHAPE = (4096, 1024)
ROUNDS = 41


def textbook_softmax(x):
    """Return the textbook three lines: stable, with a new array for every step."""
    shifted = x - x.max(axis=-1, keepdims=True)
    powers = np.exp(shifted)
    return powers / powers.sum(axis=-1, keepdims=True)


def terse_softmax(x):
    """Return the same in two lines, which lets NumPy free the first array at once."""
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def relu_cases(x):
    """The forms of ReLU to compare: name, call, upper bound of the ratio to the first."""
    copy, tensor, mine = np.empty_like(x), Tensor(x), Tensor(x.copy())
    return [
        ("np.copyto", lambda: np.copyto(copy, x), None),
        ("ReLU.forward", lambda: ReLU().forward(tensor), 1.3),
        ("ReLU.forward_", lambda: ReLU().forward_(mine), 1.2),
        ("np.maximum(x, 0)", lambda: np.maximum(x, 0), None),
        ("np.where(x < 0, 0, x)", lambda: np.where(x < 0, np.float32(0), x), None),
        *torch_cases("relu", x),
    ]


def softmax_cases(x):
    """The forms of softmax to compare: name, call, upper bound of the ratio to the first."""
    tensor = Tensor(x)
    return [
        ("textbook, three lines", lambda: textbook_softmax(x), None),
        ("textbook, two lines", lambda: terse_softmax(x), None),
        ("Softmax.forward", lambda: Softmax().forward(tensor), 0.95),
        *torch_cases("softmax", x, dim=-1),
    ]


def torch_cases(name, x, **options):
    """PyTorch's function of that name on one thread, as NumPy works; nothing without PyTorch."""
    if importlib.util.find_spec("torch") is None:
        return []
    torch = importlib.import_module("torch")
    torch.set_num_threads(1)
    tensor = torch.from_numpy(x)
    return [(f"torch.{name}, one thread", lambda: getattr(torch, name)(tensor, **options), None)]


def medians(cases, rounds=ROUNDS):
    """Seconds per call of each case: the median over rounds in which the cases take turns.

    Each round has a new order, so that no case always finds the cache as its neighbour left it.
    """
    times = {name: [] for name, _, _ in cases}
    order = random.Random(0)
    for _ in range(rounds):
        for name, call, _ in order.sample(cases, len(cases)):
            start = time.perf_counter()
            call()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def table(cases):
    """The lines of the table: milliseconds, ratio to the first case, bound, kept or not."""
    seconds = medians(cases)
    base = seconds[cases[0][0]]
    yield f"{'':26}{'ms':>8}{'ratio':>8}{'bound':>8}"
    for name, _, bound in cases:
        ratio = seconds[name] / base
        verdict = "" if bound is None else f"{bound:8.2f}  {'kept' if ratio <= bound else 'MISSED'}"
        yield f"{name:26}{seconds[name] * 1e3:8.2f}{ratio:8.2f}{verdict}"


def main():
    """Print both tables."""
    x = np.random.default_rng(0).standard_normal(SHAPE, dtype=np.float32)
    print(f"{SHAPE} float32, NumPy {np.__version__}: medians of {ROUNDS} rounds, taking turns.")
    print("On a busy machine milliseconds mean little; ratios within one table hold better.")
    for cases in (relu_cases(x), softmax_cases(x)):
        print()
        print("\n".join(table(cases)))


if __name__ == "__main__":
    main()
