"""Wrong implementations of ReLU that differ in idea."""

import numpy as np

from tests.checks.ideas import NETWORK, wrong
from tinytorch.core.tensor import Tensor


@wrong("nan-lost")
def where_greater(self, x):
    return Tensor(np.where(x.data > 0, x.data, 0))


@wrong("nan-lost")
def larger_number(self, x):
    return Tensor(np.fmax(x.data, 0))


@wrong("nan-lost")
def mended_first(self, x):
    return Tensor(np.maximum(np.nan_to_num(x.data), 0))


@wrong("nan-lost")
def python_max_of_each(self, x):
    y = np.empty_like(x.data)
    for place, value in np.ndenumerate(x.data):
        y[place] = max(0, value)
    return Tensor(y)


@wrong("calculated")
def times_condition(self, x):
    return Tensor(x.data * (x.data > 0))


@wrong("calculated")
def half_of_sum(self, x):
    return Tensor(((x.data + np.abs(x.data)) / 2).astype(x.dtype))


@wrong("calculated")
def minus_negative_part(self, x):
    return Tensor(x.data - np.minimum(x.data, 0))


@wrong("calculated", method="forward_")
def times_condition_in_place(self, x):
    x.data *= x.data > 0
    return x


@wrong("inf-lost")
def up_to_the_largest_float(self, x):
    top = np.finfo(x.dtype).max if x.dtype.kind == "f" else None
    return Tensor(np.clip(x.data, 0, top))


@wrong("inf-lost")
def up_to_a_thousand(self, x):
    return Tensor(np.clip(x.data, 0, 1000))


@wrong("positive-changed")
def squared(self, x):
    return Tensor(np.maximum(x.data, 0) ** 2)


@wrong("positive-changed")
def rooted(self, x):
    return Tensor(np.sqrt(np.maximum(x.data, 0)))


@wrong("positive-changed")
def threshold_of_one(self, x):
    return Tensor(np.where(x.data < 1, 0, x.data))


@wrong("positive-changed")
def over_the_largest(self, x):
    y = np.maximum(x.data, 0)
    return Tensor(y / y.max())


@wrong("positive-changed")
def minus_the_mean(self, x):
    return Tensor(np.maximum(x.data - x.data.mean(), 0))


@wrong("inexact")
def never_quite_zero(self, x):
    return Tensor(np.maximum(x.data, 1e-3))


@wrong("inexact")
def through_float16(self, x):
    return Tensor(np.maximum(x.data.astype(np.float16), 0).astype(x.dtype))


@wrong("negative-kept")
def minus_one_for_negative(self, x):
    return Tensor(np.where(x.data < 0, -1, x.data))


@wrong("negative-kept")
def random_slope(self, x):
    slopes = np.random.default_rng(0).uniform(0.1, 0.3, x.shape)
    return Tensor(np.where(x.data < 0, slopes * x.data, x.data))


@wrong("negative-kept")
def first_entry_only(self, x):
    y = x.data.copy()
    y[0] = np.maximum(y[0], 0)
    return Tensor(y)


@wrong("smooth")
def swish(self, x):
    return Tensor(x.data / (1 + np.exp(-x.data)))


@wrong("clipped")
def hard_tanh(self, x):
    return Tensor(np.clip(x.data, -1, 1))


@wrong("reordered")
def sorted_rows(self, x):
    return Tensor(np.sort(np.maximum(x.data, 0)))


@wrong("reordered")
def backwards(self, x):
    return Tensor(np.maximum(x.data, 0)[::-1])


@wrong("reshaped")
def transposed(self, x):
    return Tensor(np.maximum(x.data, 0).T)


@wrong("python-max")
def loop_over_the_first_axis(self, x):
    y = x.data.copy()
    for i in range(len(y)):
        if y[i] < 0:
            y[i] = 0
    return Tensor(y)


@wrong("shares-memory")
def itself_when_nothing_is_negative(self, x):
    return x if (x.data >= 0).all() else Tensor(np.maximum(x.data, 0))


@wrong("unchanged")
def integers_left_alone(self, x):
    return Tensor(np.maximum(x.data, 0) if x.dtype.kind == "f" else x.data.copy())


@wrong("input-changed")
def slice_taken_for_a_copy(self, x):
    y = x.data[:]
    y[y < 0] = 0
    return Tensor(y.copy())


@wrong("input-changed", method="__call__")
def call_works_in_place(self, x):
    return self.forward(self.forward_(x))


@wrong("dtype-changed")
def filled_into_zeros(self, x):
    y = np.zeros(x.shape)
    y[x.data > 0] = x.data[x.data > 0]
    y[np.isnan(x.data)] = np.nan
    return Tensor(y)


@wrong("overwritten", NETWORK)
def array_kept_in_self(self, x):
    if getattr(self, "y", np.empty(0)).shape != x.shape:
        self.y = np.empty_like(x.data)
    np.maximum(x.data, 0, out=self.y)
    return Tensor(self.y)


@wrong("values", NETWORK)
def first_answer_for_ever(self, x):
    self.y = getattr(self, "y", np.maximum(x.data, 0))
    return Tensor(self.y.copy())
