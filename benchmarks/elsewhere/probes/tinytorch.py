"""The course's own classes."""

from tinytorch.core.activations import ReLU, Softmax
from tinytorch.core.tensor import Tensor

LIBRARIES = ("numpy",)


def relu(x):
    return ReLU()(Tensor(x)).data


def softmax(x, axis):
    return (Softmax() if axis is None else Softmax(axis))(Tensor(x)).data
