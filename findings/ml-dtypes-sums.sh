#!/bin/sh
# NumPy's sums of bfloat16 and float8 stop growing half-way
#
# Expected: np.sum of 1,000 times 0.001 in bfloat16 is 1.0 within a few parts in a hundred, since NumPy
#   adds pairwise.
# Seen: 0.5, and the mean is 0.0005. The pairwise sum is for NumPy's own types alone; those of
#   ml_dtypes are added one after the other in their own type, until the next term is less than half
#   a step. In float8_e4m3fn a softmax of 1,000 equal logits has the denominator 16: each
#   probability is 0.0625 and they sum to 62.5.
# Why it matters: a Softmax that keeps its input's dtype all through is right for float32, wrong by a
#   factor of 60 here, and nothing is raised. Compute in float32, round once.
# Source: ml_dtypes' README, run on 0.6.0
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq ml_dtypes==0.6.0 numpy==2.4.3

venv/bin/python - <<'END'
from importlib.metadata import version
import ml_dtypes
import numpy as np

print(*(f"{name} {version(name)}" for name in ("ml_dtypes", "numpy")), sep=", ")
small = np.full(1000, 0.001).astype(ml_dtypes.bfloat16)
print("bfloat16, 1,000 times 0.001: sum", small.sum(), "mean", small.mean())
print("  the sum of the same numbers in float32:", small.astype(np.float32).sum())
assert small.sum() == 0.5 and small.astype(np.float32).sum() > 0.99
half = np.full(1000, 0.001).astype(np.float16)
print("  in float16, NumPy's own:", half.sum())
assert abs(float(half.sum()) - 1) < 0.01

logits = np.zeros(1000).astype(ml_dtypes.float8_e4m3fn)
powers = np.exp(logits - logits.max())
row = powers / powers.sum()
total = row.astype(np.float64).sum()
print("float8_e4m3fn, softmax of 1,000 equal logits:", row[0], "each, sum", total)
assert powers.sum() == 16 and total == 62.5
END
