#!/bin/sh
# The gradient of ELU is NaN for large inputs in MLX and tinygrad
#
# Expected: 1, as for every positive input.
# Seen: from x = 89 on the gradient in float32 is NaN, in MLX for ELU and SELU, in tinygrad for
#   ELU, CELU and SELU; the values are right. Both choose between x and exp(x) - 1 after computing
#   both, and the way back multiplies the overflowed exp by 0. MLX's own CELU, which cuts x first,
#   gives 1.
# Why it matters: "choose with where" is how learners write a branch. It hides an overflow on the way
#   forward and brings it back in training. The cure, cut the input of exp, is one line.
# Source: mlx/nn/layers/activations.py, elu, 0.32.4; tinygrad/mixin/elementwise.py, elu, 0.14.0.
#   tinygrad compiles with the clang that is installed.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq 'mlx[cpu]==0.32.4' mlx-cpu==0.32.4 tinygrad==0.14.0 numpy==2.4.3

venv/bin/python - <<'END'
from importlib.metadata import version
import mlx.core as mx
import mlx.nn as nn
import numpy as np
from tinygrad import Tensor

print(*(f"{name} {version(name)}" for name in ("mlx", "tinygrad", "numpy")), sep=", ")
x = np.array([1, 88, 89, 1000], np.float32)
for name, top in [("elu", 1), ("selu", 1.0507), ("celu", 1)]:
    by_mlx = np.array(mx.grad(lambda t: getattr(nn, name)(t).sum())(mx.array(x)))
    t = Tensor(x)
    by_tinygrad = getattr(t, name)().sum().gradient(t)[0].numpy()
    print(name, "at", x, "MLX", by_mlx, "tinygrad", by_tinygrad)
    fine, lost = [top, top, top, top], [top, top, np.nan, np.nan]
    mlx_expected = fine if name == "celu" else lost
    assert np.allclose(by_mlx, mlx_expected, rtol=1e-4, equal_nan=True)
    assert np.allclose(by_tinygrad, lost, rtol=1e-4, equal_nan=True)
END
