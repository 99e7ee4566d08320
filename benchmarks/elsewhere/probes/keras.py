"""Keras, with TensorFlow behind it: `keras.ops` where nothing else is said."""

import keras
import tensorflow as tf
from keras import ops

LIBRARIES = ("keras", "tensorflow", "numpy")
WAYS = {
    "relu": ops.relu,
    "maximum(x, 0)": lambda x: ops.maximum(x, 0.0),
    "where(x > 0, x, 0)": lambda x: ops.where(x > 0, x, 0.0),
    "clip(x, 0)": lambda x: ops.clip(x, 0.0, float("inf")),
    "x * (x > 0)": lambda x: x * ops.cast(x > 0, "float32"),
    "(x + abs(x)) / 2": lambda x: (x + ops.abs(x)) / 2,
    "abs(x)": ops.abs,
    "leaky_relu(x, 0.1)": lambda x: ops.leaky_relu(x, 0.1),
    "relu6": ops.relu6,
    "elu": ops.elu,
    "selu": ops.selu,
    "gelu": ops.gelu,
    "softplus": ops.softplus,
}


def relu(x):
    return ops.convert_to_numpy(ops.relu(x))


def softmax(x, axis):
    return ops.convert_to_numpy(ops.softmax(x) if axis is None else ops.softmax(x, axis=axis))


def gelu(x):
    return ops.convert_to_numpy(ops.gelu(x))


def masked(x, may):
    row = keras.layers.Softmax()(x[None], mask=may[None])
    return ops.convert_to_numpy(row)[0]


def slope(way):
    x = tf.Variable(0.0)
    with tf.GradientTape() as tape:
        y = WAYS[way](x.value())
    return tape.gradient(y, x).numpy()
