"""PyTorch on the CPU."""

import warnings

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - as everybody calls it

LIBRARIES = ("torch", "numpy")
WAYS = {
    "relu": F.relu,
    "maximum(x, 0)": lambda x: torch.maximum(x, torch.zeros_like(x)),
    "where(x > 0, x, 0)": lambda x: torch.where(x > 0, x, torch.zeros_like(x)),
    "clip(x, 0)": lambda x: torch.clamp(x, min=0),
    "x * (x > 0)": lambda x: x * (x > 0),
    "(x + abs(x)) / 2": lambda x: (x + torch.abs(x)) / 2,
    "abs(x)": torch.abs,
    "leaky_relu(x, 0.1)": lambda x: F.leaky_relu(x, 0.1),
    "relu6": F.relu6,
    "elu": F.elu,
    "selu": F.selu,
    "gelu": F.gelu,
    "softplus": F.softplus,
}


def _in(x):
    if x.dtype.name == "bfloat16":
        return torch.from_numpy(x.astype("float32")).bfloat16()
    order = "F" if x.ndim > 1 and x.flags.f_contiguous and not x.flags.c_contiguous else "C"
    if order == "F":
        return torch.from_numpy(np.ascontiguousarray(x.T)).T
    return torch.from_numpy(np.array(x))


def _out(y):
    if y.dtype is torch.bfloat16:
        from ml_dtypes import bfloat16

        return y.float().numpy().astype(bfloat16)
    return y.numpy()


def relu(x):
    return _out(F.relu(_in(x)))


def softmax(x, axis):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without an axis it warns, and chooses one
        return _out(F.softmax(_in(x), dim=axis))


def gelu(x):
    return _out(F.gelu(_in(x)))


def masked(x, may):
    """Attention of one query: the row of weights, seen through the identity as values."""
    query, key = torch.ones(1, 1, 1), torch.from_numpy(x).reshape(1, -1, 1)
    value = torch.eye(len(x)).reshape(1, len(x), len(x))
    mask = torch.from_numpy(may).reshape(1, 1, -1)
    return F.scaled_dot_product_attention(query, key, value, mask).numpy().ravel()


def slope(way):
    x = torch.zeros((), requires_grad=True)
    WAYS[way](x).backward()
    return x.grad.item()
