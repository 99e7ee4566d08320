#!/bin/sh
# tinygrad's functions with a ceiling are NaN at infinity
#
# Expected: relu6(inf) is 6, hardsigmoid(inf) is 1, softplus(inf) is inf.
# Seen: NaN for all three. relu6 is relu(x) - relu(x - 6), so infinity minus infinity. relu6(NaN),
#   in turn, is 0 since relu(NaN) is. clip(0, 6), the same function, gives 6 and NaN.
# Why it matters: two right formulas for one function part at infinity. A check that compares a
#   learner's class with the formula of one library takes over that library's choice.
# Source: tinygrad/mixin/elementwise.py, relu6 and hardsigmoid, 0.14.0. tinygrad compiles with the
#   clang that is installed.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq tinygrad==0.14.0 numpy==2.4.3

venv/bin/python - <<'END'
from importlib.metadata import version
import numpy as np
from tinygrad import Tensor

print(*(f"{name} {version(name)}" for name in ("tinygrad", "numpy")), sep=", ")
x = Tensor(np.array([np.inf, np.nan, 1000], np.float32))
for name, got, expected in [
    ("relu6", x.relu6(), [np.nan, 0, 6]),
    ("clip(0, 6)", x.clip(0, 6), [6, np.nan, 6]),
    ("hardsigmoid", x.hardsigmoid(), [np.nan, 0, 1]),
    ("softplus", x.softplus(), [np.nan, np.nan, 1000]),
]:
    print(name, "of inf, NaN, 1000:", got.numpy())
    assert np.array_equal(got.numpy(), np.float32(expected), equal_nan=True)
END
