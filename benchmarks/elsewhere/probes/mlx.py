"""MLX, built for the CPU."""

import mlx.core as mx
import mlx.nn as nn
import numpy as np

LIBRARIES = ("mlx", "numpy")
WAYS = {
    "relu": nn.relu,
    "maximum(x, 0)": lambda x: mx.maximum(x, 0),
    "where(x > 0, x, 0)": lambda x: mx.where(x > 0, x, 0),
    "clip(x, 0)": lambda x: mx.clip(x, 0, None),
    "x * (x > 0)": lambda x: x * (x > 0),
    "(x + abs(x)) / 2": lambda x: (x + mx.abs(x)) / 2,
    "abs(x)": mx.abs,
    "leaky_relu(x, 0.1)": lambda x: nn.leaky_relu(x, 0.1),
    "relu6": nn.relu6,
    "elu": nn.elu,
    "selu": nn.selu,
    "gelu": nn.gelu,
    "softplus": nn.softplus,
}


def _in(x):
    if x.dtype.name == "bfloat16":
        return mx.array(x.astype("float32")).astype(mx.bfloat16)
    return mx.array(x)


def _out(y):
    if y.dtype == mx.bfloat16:
        from ml_dtypes import bfloat16

        return np.array(y.astype(mx.float32)).astype(bfloat16)
    return np.array(y)


def relu(x):
    return _out(nn.relu(_in(x)))


def softmax(x, axis):
    return _out(mx.softmax(_in(x)) if axis is None else mx.softmax(_in(x), axis=axis))


def gelu(x):
    return _out(nn.gelu(_in(x)))


def slope(way):
    return mx.grad(WAYS[way])(mx.array(0.0)).item()
