#!/bin/sh
# The mean of 100,000 float16 ones is infinity in MLX
#
# Expected: 1, since the sum of 5,000 ones is 5,000, more than a float16 can count in steps of one.
# Seen: inf. The sum is collected in more than float16, but rounded to float16 before it is divided:
#   from 65,520 on it is infinite. NumPy gives 1. The sum of 5,000 is 5,000, while the last of its
#   cumulative sums is 2,048.
# Why it matters: a mean lies between its numbers, nobody looks for overflow there. Accuracy over a
#   test set, loss over a batch: compute means in float32.
# Source: mlx/ops.cpp, mean, 0.32.4
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq 'mlx[cpu]==0.32.4' mlx-cpu==0.32.4 numpy==2.4.3

venv/bin/python - <<'END'
from importlib.metadata import version
import mlx.core as mx
import numpy as np

print(*(f"{name} {version(name)}" for name in ("mlx", "numpy")), sep=", ")
ones = lambda size: mx.ones(size, dtype=mx.float16)
mean, numpy_mean = mx.mean(ones(100_000)).item(), np.ones(100_000, np.float16).mean()
print("mean of 100,000 ones in float16: MLX", mean, "NumPy", numpy_mean)
assert mean == float("inf") and numpy_mean == 1
total, last = mx.sum(ones(5_000)).item(), mx.cumsum(ones(5_000))[-1].item()
print("5,000 ones: sum", total, "last cumulative sum", last)
assert total == 5_000 and last == 2_048
END
