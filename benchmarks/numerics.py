"""How fast ReLU and Softmax are, beside the bare copy, the textbook forms and PyTorch.

Run ``python -m benchmarks.numerics``. Times depend on the machine and on what else runs on it,
so only ratios count: all forms take turns within one run, and the medians are compared.

``--browser`` runs the same in the browser's Python, where no code is vectorised: there the bounds,
which are meant for native code, are not compared. ``--beside FOLDER`` takes turns with the
``tinytorch`` of another checkout and compares ratios.
"""

import argparse
import importlib.util
import json
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

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
        silent = bound is None or sys.platform == "emscripten"
        verdict = "" if silent else f"{bound:8.2f}  {'kept' if ratio <= bound else 'MISSED'}"
        yield f"{name:26}{seconds[name] * 1e3:8.2f}{ratio:8.2f}{verdict}"


def ratios(rounds=11):
    """Ratios of our three functions to the first form of their table, by name."""
    x = np.random.default_rng(0).standard_normal(SHAPE, dtype=np.float32)
    found = {}
    for cases in (relu_cases(x), softmax_cases(x)):
        seconds = medians(cases, rounds)
        base = seconds[cases[0][0]]
        found |= {name: seconds[name] / base for name, _, bound in cases if bound is not None}
    return found


def beside(other, there, turns=3):
    """Lines: the ratios of this checkout and of another one, run in turns, and their quotient."""
    root = Path(__file__).parents[1]
    found = {checkout: [] for checkout in (root, other)}
    for _ in range(turns):
        for checkout, runs in found.items():
            runs.append(json.loads(_printed(checkout, there, "--json").splitlines()[-1]))
    yield f"{'':20}{'this':>8}{'other':>8}{'this/other':>12}"
    for name in found[root][0]:
        this, that = (statistics.median(run[name] for run in runs) for runs in found.values())
        yield f"{name:20}{this:8.2f}{that:8.2f}{this / that:12.2f}"


def _printed(checkout, there, *options):
    """What this program prints when it runs on the ``tinytorch`` of a checkout."""
    if there:
        from benchmarks import browser

        folders = [(checkout, "tinytorch"), (Path(__file__).parents[1], "benchmarks")]
        return browser.run("benchmarks/numerics.py", *options, folders=folders)
    paths = {"PYTHONPATH": str(checkout)}
    command = [sys.executable, Path(__file__), *options]
    return subprocess.run(
        command, env=os.environ | paths, capture_output=True, text=True, check=True
    ).stdout


def main():
    """Print both tables, or what the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--browser", action="store_true", help="in the browser's Python")
    parser.add_argument("--beside", type=Path, metavar="FOLDER", help="another checkout")
    parser.add_argument("--json", action="store_true", help="ratios only, as JSON")
    options = parser.parse_args()
    if options.beside:
        print("\n".join(beside(options.beside.resolve(), options.browser)))
    elif options.browser:
        print(_printed(Path(__file__).parents[1], True))
    elif options.json:
        print(json.dumps(ratios()))
    else:
        tables()


def tables():
    """Print both tables."""
    x = np.random.default_rng(0).standard_normal(SHAPE, dtype=np.float32)
    print(f"{SHAPE} float32, NumPy {np.__version__}: medians of {ROUNDS} rounds, taking turns.")
    print("On a busy machine milliseconds mean little; ratios within one table hold better.")
    for cases in (relu_cases(x), softmax_cases(x)):
        print()
        print("\n".join(table(cases)))


if __name__ == "__main__":
    main()
