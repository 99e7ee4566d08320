#!/bin/sh
# PyTensor repairs a softmax that overflows
#
# Expected: exp(x) / sum(exp(x)) is [NaN, 0] for [1000, 0], as in every library that runs what is written.
# Seen: [1, 0]. Before it runs a graph PyTensor rewrites it: the naive quotient becomes its stable
#   softmax, log of a sum of exp becomes logsumexp (1000 for [1000, 0]), log(1 + exp(x)) becomes
#   softplus. FAST_COMPILE does so too; with optimizer=None the quotient is [NaN, 0].
# Why it matters: the standard demonstration of "subtract the maximum first" shows nothing here, and
#   the same line is right or NaN by a setting. What a formula does depends on who runs it.
# Source: pytensor/tensor/rewriting/special.py, softmax_simplifier, 2.38.3
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq pytensor==2.38.3 numpy==2.4.3

PYTENSOR_FLAGS="cxx=,base_compiledir=$work/compiled" venv/bin/python -W ignore - <<'END'
from importlib.metadata import version
import numpy as np
import pytensor
import pytensor.tensor as pt
from pytensor.compile.mode import Mode

print(*(f"{name} {version(name)}" for name in ("pytensor", "numpy")), sep=", ")
x = pt.vector("x")
naive = pt.exp(x) / pt.exp(x).sum()
for name, formula, mode, expected in [
    ("exp(x) / sum(exp(x))", naive, None, [1, 0]),
    ("the same, FAST_COMPILE", naive, "FAST_COMPILE", [1, 0]),
    ("the same, optimizer=None", naive, Mode(linker="py", optimizer=None), [np.nan, 0]),
    ("log(sum(exp(x)))", pt.log(pt.exp(x).sum()), None, 1000),
    ("log(1 + exp(x))", pt.log(1 + pt.exp(x)), None, [1000, np.log(2)]),
]:
    got = pytensor.function([x], formula, mode=mode)([1000.0, 0.0])
    print(f"{name} of [1000, 0]: {got}")
    assert np.allclose(got, expected, equal_nan=True)
END
