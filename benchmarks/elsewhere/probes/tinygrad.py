"""tinygrad on the CPU: it compiles each function with clang."""

import subprocess

from edges import Absent
from tinygrad import Tensor, dtypes

LIBRARIES = ("tinygrad", "numpy")
WAYS = {
    "relu": lambda x: x.relu(),
    "maximum(x, 0)": lambda x: x.maximum(0),
    "where(x > 0, x, 0)": lambda x: (x > 0).where(x, 0),
    "clip(x, 0)": lambda x: x.clip(0, float("inf")),
    "x * (x > 0)": lambda x: x * (x > 0),
    "(x + abs(x)) / 2": lambda x: (x + x.abs()) / 2,
    "abs(x)": lambda x: x.abs(),
    "leaky_relu(x, 0.1)": lambda x: x.leaky_relu(0.1),
    "relu6": lambda x: x.relu6(),
    "elu": lambda x: x.elu(),
    "selu": lambda x: x.selu(),
    "gelu": lambda x: x.gelu(),
    "softplus": lambda x: x.softplus(),
}


def _in(x):
    if x.dtype.name == "bfloat16":
        return Tensor(x.astype("float32")).cast(dtypes.bfloat16)
    return Tensor(x)


def _out(y):
    try:
        if y.dtype == dtypes.bfloat16:
            from ml_dtypes import bfloat16

            return y.float().numpy().astype(bfloat16)
        return y.numpy()
    except subprocess.CalledProcessError as error:
        raise Absent("the clang of this machine cannot compile it") from error


def relu(x):
    return _out(_in(x).relu())


def softmax(x, axis):
    return _out(_in(x).softmax() if axis is None else _in(x).softmax(axis))


def gelu(x):
    return _out(_in(x).gelu())


def slope(way):
    x = Tensor([0.0])
    return WAYS[way](x).sum().gradient(x)[0].numpy()[0]
