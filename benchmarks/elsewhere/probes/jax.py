"""JAX on the CPU, with its default of 32 bits."""

import jax
import jax.numpy as jnp

LIBRARIES = ("jax", "jaxlib", "numpy")
WAYS = {
    "relu": jax.nn.relu,
    "maximum(x, 0)": lambda x: jnp.maximum(x, 0),
    "where(x > 0, x, 0)": lambda x: jnp.where(x > 0, x, 0),
    "clip(x, 0)": lambda x: jnp.clip(x, 0),
    "x * (x > 0)": lambda x: x * (x > 0),
    "(x + abs(x)) / 2": lambda x: (x + jnp.abs(x)) / 2,
    "abs(x)": jnp.abs,
    "leaky_relu(x, 0.1)": lambda x: jax.nn.leaky_relu(x, 0.1),
    "relu6": jax.nn.relu6,
    "elu": jax.nn.elu,
    "selu": jax.nn.selu,
    "gelu": jax.nn.gelu,
    "softplus": jax.nn.softplus,
}


def relu(x):
    return jax.nn.relu(jnp.asarray(x))


def softmax(x, axis):
    given = jnp.asarray(x)
    return jax.nn.softmax(given) if axis is None else jax.nn.softmax(given, axis=axis)


def gelu(x):
    return jax.nn.gelu(jnp.asarray(x))


def masked(x, may):
    return jax.nn.softmax(jnp.asarray(x), where=jnp.asarray(may))


def slope(way):
    return jax.grad(WAYS[way])(0.0)
