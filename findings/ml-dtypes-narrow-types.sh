#!/bin/sh
# In the narrowest types NaN becomes 0, 0 becomes NaN, and int4 holds 8
#
# Guess: a type without NaN refuses NaN or takes its largest value; one without 0 takes its smallest;
#   minus the smallest int4 wraps to itself, -8.
# Seen: float4_e2m1fn, float6_e2m3fn and float6_e3m2fn turn NaN into -0. float8_e8m0fnu turns 0 and
#   all negative numbers into NaN, and 3 into 4: every 0 that a ReLU makes is NaN there. Minus the
#   smallest int4, -8, reads 8, and minus the uint4 7 reads -7, both outside of the type, until the
#   next cast. No warning in any case.
# Why it matters: a table that says "NaN goes through ReLU" and "ReLU makes zeros" is not true in
#   every type that models are stored in. State types beside such rules.
# Source: ml_dtypes' README, run on 0.6.0
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq ml_dtypes==0.6.0 numpy==2.4.3

venv/bin/python -W error - <<'END'
from importlib.metadata import version
import ml_dtypes
import numpy as np

print(*(f"{name} {version(name)}" for name in ("ml_dtypes", "numpy")), sep=", ")
for name in ("float4_e2m1fn", "float6_e2m3fn", "float6_e3m2fn"):
    value = np.array([np.nan]).astype(getattr(ml_dtypes, name)).astype(float)[0]
    print(f"NaN as {name}: {value}")
    assert value == 0 and np.signbit(value)
scale = np.maximum([0.0, -1, 3], 0).astype(ml_dtypes.float8_e8m0fnu).astype(float)
print("ReLU of 0, -1, 3 as float8_e8m0fnu:", scale)
assert np.array_equal(scale, [np.nan, np.nan, 4], equal_nan=True)
for name, value, minus in [("int4", -8, 8), ("uint4", 7, -7)]:
    kind = getattr(ml_dtypes, name)
    held = np.array([value], np.int32).astype(kind)
    print(f"{name}: -({held[0]}) = {(-held)[0]}, in its range {ml_dtypes.iinfo(kind)}".split("\n")[0])
    assert int((-held)[0]) == minus
    assert not ml_dtypes.iinfo(kind).min <= minus <= ml_dtypes.iinfo(kind).max
END
