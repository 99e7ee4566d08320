"""TensorFlow on the CPU."""

import tensorflow as tf

LIBRARIES = ("tensorflow", "numpy")
WAYS = {
    "relu": tf.nn.relu,
    "maximum(x, 0)": lambda x: tf.maximum(x, 0.0),
    "where(x > 0, x, 0)": lambda x: tf.where(x > 0, x, 0.0),
    "clip(x, 0)": lambda x: tf.clip_by_value(x, 0.0, float("inf")),
    "x * (x > 0)": lambda x: x * tf.cast(x > 0, x.dtype),
    "(x + abs(x)) / 2": lambda x: (x + tf.abs(x)) / 2,
    "abs(x)": tf.abs,
    "leaky_relu(x, 0.1)": lambda x: tf.nn.leaky_relu(x, 0.1),
    "relu6": tf.nn.relu6,
    "elu": tf.nn.elu,
    "selu": tf.nn.selu,
    "gelu": tf.nn.gelu,
    "softplus": tf.nn.softplus,
}


def relu(x):
    return tf.nn.relu(tf.constant(x)).numpy()


def softmax(x, axis):
    return tf.nn.softmax(tf.constant(x), axis=axis).numpy()


def gelu(x):
    return tf.nn.gelu(tf.constant(x)).numpy()


def slope(way):
    x = tf.Variable(0.0)
    with tf.GradientTape() as tape:
        y = WAYS[way](x)
    return tape.gradient(y, x).numpy()
