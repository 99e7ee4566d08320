"""NumPy, as a textbook writes the three functions."""

import math

import numpy as np

LIBRARIES = ("numpy",)


def relu(x):
    return np.maximum(x, 0)


def softmax(x, axis):
    powers = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return powers / np.sum(powers, axis=axis, keepdims=True)


def gelu(x):
    erf = np.vectorize(math.erf, otypes=[x.dtype])
    return x * (1 + erf(x / np.sqrt(2).astype(x.dtype))) / 2
