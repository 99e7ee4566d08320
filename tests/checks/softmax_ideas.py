"""Wrong implementations of Softmax that differ in idea."""

import numpy as np

from tests.checks.ideas import SOFTMAX as CHECK
from tests.checks.ideas import RightSoftmax, powers, share
from tests.checks.ideas import wrong as noted
from tinytorch.core.tensor import Tensor


def wrong(mistake, method="forward"):
    return noted(mistake, CHECK, method)


def shifted(self, x, number):
    return share(self, np.exp(x.data - number))


def right(self, x):
    return RightSoftmax(self.dim).forward(x).data


@wrong("shift-minimum")
def minus_minimum(self, x):
    return shifted(self, x, x.data.min(axis=self.dim, keepdims=True))


@wrong("shift-mean")
def minus_mean(self, x):
    return shifted(self, x, x.data.mean(axis=self.dim, keepdims=True))


@wrong("shift-place")
def minus_first(self, x):
    return shifted(self, x, np.take(x.data, [0], axis=self.dim))


@wrong("shift-place")
def minus_last(self, x):
    return shifted(self, x, np.take(x.data, [-1], axis=self.dim))


@wrong("shift-other")
def minus_median(self, x):
    return shifted(self, x, np.median(x.data, axis=self.dim, keepdims=True))


@wrong("shift-other")
def minus_largest_size(self, x):
    return shifted(self, x, np.abs(x.data).max(axis=self.dim, keepdims=True))


@wrong("no-shift")
def minus_a_hundred(self, x):
    return shifted(self, x, 100)


@wrong("shift-other")
def minus_second_largest(self, x):
    return shifted(self, x, np.take(np.sort(x.data, axis=self.dim), [-2], axis=self.dim))


@wrong("shift-other")
def minus_maximum_when_it_is_large(self, x):
    return shifted(self, x, x.data.max() if x.data.max() > 700 else 0)


@wrong("shift-batch")
def minus_maximum_of_all(self, x):
    return shifted(self, x, x.data.max())


@wrong("shift-batch")
def minus_mean_of_all(self, x):
    return shifted(self, x, x.data.mean())


@wrong("shift-batch")
def minus_maximum_of_the_first_row(self, x):
    row = np.moveaxis(x.data, self.dim, -1).reshape(-1, x.shape[self.dim])[0]
    return shifted(self, x, row.max())


@wrong("clipped-logits")
def clipped(self, x):
    return share(self, np.exp(np.clip(x.data, -700, 700)))


@wrong("no-shift")
def nan_made_zero(self, x):
    return Tensor(np.nan_to_num(share(self, np.exp(x.data)).data))


@wrong("no-shift")
def by_logarithm(self, x):
    total = np.exp(x.data).sum(axis=self.dim, keepdims=True)
    return Tensor(np.exp(x.data - np.log(total)))


@wrong("hard-max")
def largest_takes_all_on_overflow(self, x):
    y = share(self, np.exp(x.data)).data
    largest = 1.0 * (x.data == x.data.max(axis=self.dim, keepdims=True))
    return Tensor(y if np.isfinite(y).all() else largest)


@wrong("not-exponential")
def squares(self, x):
    return share(self, x.data**2)


@wrong("not-exponential")
def softplus(self, x):
    return share(self, np.log1p(np.exp(x.data)))


@wrong("not-exponential")
def ranks(self, x):
    return share(self, x.data.argsort(axis=self.dim).argsort(axis=self.dim) + 1.0)


@wrong("not-exponential")
def positive_parts(self, x):
    return share(self, np.maximum(x.data, 0))


@wrong("not-exponential")
def of_sizes(self, x):
    return share(self, np.exp(np.abs(x.data)))


@wrong("not-exponential")
def twice(self, x):
    return RightSoftmax(self.dim).forward(Tensor(right(self, x)))


@wrong("not-exponential")
def smoothed_labels(self, x):
    return Tensor(0.9 * right(self, x) + 0.1 / x.shape[self.dim])


@wrong("scaled")
def base_ten(self, x):
    return share(self, 10.0 ** (x.data - x.data.max(axis=self.dim, keepdims=True)))


@wrong("scaled")
def temperature_of_two(self, x):
    return share(self, powers(self, Tensor(x.data / 2)))


@wrong("scaled")
def over_the_root_of_the_size(self, x):
    return share(self, powers(self, Tensor(x.data / np.sqrt(x.shape[self.dim]))))


@wrong("scaled")
def standardized(self, x):
    spread = x.data.std(axis=self.dim, keepdims=True)
    return share(self, powers(self, Tensor(x.data / (spread + 1e-9))))


@wrong("sum-not-one")
def unit_length(self, x):
    e = powers(self, x)
    return Tensor(e / np.sqrt((e**2).sum(axis=self.dim, keepdims=True)))


@wrong("sum-not-one")
def odds(self, x):
    e = powers(self, x)
    return Tensor(e / (e.sum(axis=self.dim, keepdims=True) - e))


@wrong("sum-not-one")
def one_more_class(self, x):
    e = powers(self, x)
    return Tensor(e / (1 + e.sum(axis=self.dim, keepdims=True)))


@wrong("sum-not-one")
def running_sum(self, x):
    e = powers(self, x)
    return Tensor(e / e.cumsum(axis=self.dim))


@wrong("sum-not-one")
def last_class_forgotten(self, x):
    e = powers(self, x)
    total = np.delete(e, -1, axis=self.dim).sum(axis=self.dim, keepdims=True)
    return Tensor(e / total)


@wrong("sum-not-one")
def each_entry_of_the_first_axis(self, x):
    rows = [np.exp(row - row.max()) / np.exp(row - row.max()).sum() for row in x.data]
    return Tensor(np.array(rows))


@wrong("not-divided")
def over_the_largest(self, x):
    e = powers(self, x)
    return Tensor(e / e.max(axis=self.dim, keepdims=True))


@wrong("inexact")
def small_number_below(self, x):
    e = powers(self, x)
    return Tensor(e / (e.sum(axis=self.dim, keepdims=True) + 1e-3))


@wrong("inexact")
def two_decimals(self, x):
    return Tensor(right(self, x).round(2))


@wrong("inexact")
def through_float16(self, x):
    half = powers(self, Tensor(x.data.astype(np.float16)))
    y = share(self, half).data
    return Tensor(y.astype(x.dtype if x.dtype.kind == "f" else float))


@wrong("reordered")
def sorted_rows(self, x):
    return Tensor(np.sort(right(self, x), axis=self.dim))


@wrong("reordered")
def backwards(self, x):
    return Tensor(np.flip(right(self, x), axis=self.dim))


@wrong("reshaped")
def transposed(self, x):
    return Tensor(right(self, x).T)


@wrong("two-axes")
def maximum_down_the_columns(self, x):
    return shifted(self, x, x.data.max(axis=0, keepdims=True))


@wrong("two-axes")
def sum_down_the_columns(self, x):
    e = powers(self, x)
    return Tensor(e / e.sum(axis=0, keepdims=True))


@wrong("dim-ignored")
def dim_zero_taken_for_none(self, x):
    return RightSoftmax(self.dim or -1).forward(x)


@wrong("one-number")
def which_is_largest(self, x):
    return Tensor(np.argmax(x.data, axis=self.dim))


@wrong("all-zero")
def whole_parts(self, x):
    e = powers(self, x)
    return Tensor(e // (e.sum(axis=self.dim, keepdims=True)))


@wrong("nan-lost")
def nan_hidden_in_the_end(self, x):
    return Tensor(np.nan_to_num(right(self, x)))


@wrong("nan-lost")
def nan_passed_over(self, x):
    e = np.exp(x.data - np.nanmax(x.data, axis=self.dim, keepdims=True))
    return Tensor(e / np.nansum(e, axis=self.dim, keepdims=True))


@wrong("nan-spread")
def by_pairs(self, x):
    row = np.expand_dims(np.moveaxis(x.data, self.dim, -1), -1)
    sums = np.exp(np.swapaxes(row, -1, -2) - row).sum(axis=-1)  # -inf - -inf is NaN
    return Tensor(np.moveaxis(1 / sums, -1, self.dim))
