#!/bin/sh
# MyGrad's relu(-inf) is NaN
#
# Expected: 0, as max(0, x) gives it and as the slope, which is 0 there, says.
# Seen: NaN, since relu is x times (x > 0) and -inf times 0 is NaN. The slope at the same place is 0,
#   and leaky_relu(-inf, 0.1) is -inf as it should be. elu's slope at NaN is 1.
# Why it matters: -inf is no rare value, masks are made of it. x * (x > 0) is the one-line ReLU that
#   learners write most often beside np.maximum; only a case with -inf tells the two apart.
# Source: mygrad/nnet/activations/relu.py, 2.5.0
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq mygrad==2.5.0 numpy==2.4.3

venv/bin/python -W ignore - <<'END'
from importlib.metadata import version
import mygrad
import numpy as np
from mygrad.nnet.activations import elu, leaky_relu, relu

print(*(f"{name} {version(name)}" for name in ("mygrad", "numpy")), sep=", ")
for function, arguments, value, slope in [
    (relu, (), [np.nan, np.nan, 0], [0, 0, 0]),
    (leaky_relu, (0.1,), [-np.inf, np.nan, 0], [0.1, 0, 0]),
    (elu, (1.0,), [-1, np.nan, 0], [0, 1, 1]),
]:
    x = mygrad.tensor([-np.inf, np.nan, 0.0])
    y = function(x, *arguments)
    y.sum().backward()
    print(function.__name__, "of -inf, NaN, 0:", y.data, "slopes", x.grad)
    assert np.array_equal(y.data, value, equal_nan=True)
    assert np.array_equal(x.grad, slope, equal_nan=True)
END
