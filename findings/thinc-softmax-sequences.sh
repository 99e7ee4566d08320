#!/bin/sh
# thinc cuts logits at 20 in softmax_sequences, and inputs of sigmoid at -20
#
# Expected: softmax_sequences is softmax for each sequence; sigmoid(-100) is 3.7e-44.
# Seen: softmax_sequences first clips all logits to [-20, 20] instead of subtracting the maximum. Of
#   30, 0, 60 the first and the last get one half each; softmax in the same library gives the last
#   one all. sigmoid(-100) and sigmoid(-inf) are 2.06e-9.
# Why it matters: clipping is the tempting other way to keep exp finite. It changes the answer for
#   logits that are large together, where subtracting the maximum does not; the probabilities still
#   sum to 1, so a check that looks at the sum alone passes it.
# Source: thinc/backends/ops.py, Ops.softmax_sequences and Ops.sigmoid, 9.1.1
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq thinc==9.1.1 numpy==2.4.3

venv/bin/python - <<'END'
from importlib.metadata import version
import numpy as np
from thinc.api import NumpyOps

print(*(f"{name} {version(name)}" for name in ("thinc", "numpy")), sep=", ")
ops = NumpyOps()
logits = np.array([30, 0, 60], np.float32)
sequence = ops.softmax_sequences(logits[:, None], np.array([3], np.int32)).ravel()
whole = ops.softmax(logits[None]).ravel()
print("softmax_sequences", sequence, "softmax", whole)
assert np.allclose(sequence, [0.5, 1e-9, 0.5], rtol=0.1) and np.allclose(whole, [0, 0, 1])
low = ops.sigmoid(np.array([-np.inf, -100, -20], np.float32))
print("sigmoid of -inf, -100, -20:", low)
assert (low == low[2]).all() and abs(low[2] / 2.0611535e-09 - 1) < 1e-6
END
