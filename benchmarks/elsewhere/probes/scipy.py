"""SciPy, which has softmax only."""

from scipy import special

LIBRARIES = ("scipy", "numpy")


def softmax(x, axis):
    return special.softmax(x) if axis is None else special.softmax(x, axis=axis)
