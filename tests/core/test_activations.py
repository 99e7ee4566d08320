"""Known values, peers, invariants, hard inputs. Warnings are errors: none may escape."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_allclose, assert_array_equal
from scipy.special import softmax as scipy_softmax

from tinytorch.core.activations import ReLU, Softmax
from tinytorch.core.tensor import Tensor

FLOATS = ["f2", "f4", "f8"]
INTEGERS = ["?", "i1", "u1", "i2", "i4", "u4", "i8", "u8"]
SHAPES = [(), (0,), (1,), (5,), (2, 0), (0, 3), (4, 1), (1, 4), (3, 4), (2, 1, 3), (2, 3, 1, 2)]
RTOL = {"f2": 1e-3, "f4": 1e-6, "f8": 1e-14}  # a few units in the last place
NAN, INF = np.nan, np.inf

values = st.floats(-1e3, 1e3, width=32)
arrays = hnp.arrays(st.sampled_from(["f4", "f8"]), hnp.array_shapes(max_dims=3), elements=values)
rows = hnp.arrays("f8", st.integers(1, 20), elements=values)


def relu(x):
    return ReLU()(Tensor(x)).data


def relu_(x):
    return ReLU().forward_(Tensor(x)).data


def softmax(x, dim=-1):
    return Softmax(dim)(Tensor(x)).data


def sample(shape, dtype="f4", scale=3.0):
    return (scale * np.random.default_rng(7).standard_normal(shape)).astype(dtype)


def layouts():
    base = sample((6, 8))
    frozen = base.copy()
    frozen.flags.writeable = False
    return {
        "fortran": np.asfortranarray(base),
        "strided": base[::2, ::3],
        "reversed": base[::-1, ::-1],
        "transposed": sample((2, 3, 4)).transpose(2, 0, 1),
        "read-only": frozen,
        "broadcast": np.broadcast_to(base[:, :1], (6, 8)),
        "unaligned": np.frombuffer(b"\0" + base.tobytes(), "f4", offset=1).reshape(6, 8),
    }


# Known values


@pytest.mark.parametrize("function", [relu, relu_])
@pytest.mark.parametrize("dtype", FLOATS)
def test_relu_known_values(function, dtype):
    x = np.array([-INF, -2.5, -0.0, 0.0, 1e-4, 3.0, INF, NAN], dtype)
    expected = np.array([0, 0, 0, 0, 1e-4, 3.0, INF, NAN], dtype)
    assert_array_equal(function(x), expected)


@pytest.mark.parametrize("function", [relu, relu_])
@pytest.mark.parametrize("dtype", FLOATS)
def test_relu_of_a_negative_is_a_plain_zero_and_not_minus_zero(function, dtype):
    assert not np.signbit(function(np.array([-INF, -2.5, -1e-7] * 33, dtype))).any()


# ONNX operator tests for Softmax: test_softmax_example, test_softmax_large_number
# (values printed to eight digits); SciPy's own tests, computed with mpmath to 200 digits.
@pytest.mark.parametrize(
    ("dtype", "x", "expected", "rtol"),
    [
        ("f4", [[-1, 0, 1]], [[0.09003058, 0.24472848, 0.66524094]], 5e-7),
        (
            "f4",
            [[0, 1, 2, 3], [10000, 10001, 10002, 10003]],
            [[0.0320586, 0.08714432, 0.23688284, 0.64391428]] * 2,
            5e-7,
        ),
        (
            "f8",
            [0, 1, 2, 3],
            [0.03205860328008499, 0.08714431874203256, 0.23688281808991013, 0.6439142598879722],
            1e-14,
        ),
        (
            "f8",
            [1, 325, 749, 750],
            [0.0, 1.9444526359919372e-185, 0.2689414213699951, 0.7310585786300048],
            1e-13,
        ),
    ],
    ids=["onnx-example", "onnx-large", "scipy-small", "scipy-large"],
)
def test_softmax_known_values(dtype, x, expected, rtol):
    assert_allclose(softmax(np.array(x, dtype)), expected, rtol=rtol)


@pytest.mark.parametrize("dim", [0, 1, 2, -1, -2, -3])
@pytest.mark.parametrize("dtype", FLOATS)
def test_softmax_agrees_with_scipy(dtype, dim):
    x = sample((3, 4, 5), dtype)
    expected = scipy_softmax(x.astype("f8"), axis=dim)
    assert_allclose(softmax(x, dim), expected, rtol=RTOL[dtype])


# Properties


@given(arrays)
@settings(deadline=None, max_examples=50)
def test_relu_is_idempotent_and_never_negative(x):
    once = relu(x)
    assert (once >= 0).all()
    assert_array_equal(relu(once), once)
    assert_array_equal(relu_(x.copy()), once)


@given(arrays, st.floats(0, 1e3, width=32))
@settings(deadline=None, max_examples=50)
def test_relu_is_monotone(x, step):
    assert (relu(x) <= relu(x + x.dtype.type(step))).all()


@given(arrays, st.data())
@settings(deadline=None, max_examples=50)
def test_softmax_sums_to_one(x, data):
    dim = data.draw(st.integers(-x.ndim, x.ndim - 1))
    y = softmax(x, dim)
    assert y.dtype == x.dtype
    assert ((y >= 0) & (y <= 1)).all()
    assert_allclose(y.sum(axis=dim, dtype="f8"), 1.0, rtol=1e-6)


@given(hnp.arrays("f4", (3, 5), elements=st.integers(-1000, 1000)), st.integers(-(10**6), 10**6))
@settings(deadline=None, max_examples=50)
def test_softmax_ignores_a_shift(x, shift):
    assert_array_equal(softmax(x + np.float32(shift)), softmax(x))  # whole numbers: x + c is exact


@given(rows)
@settings(deadline=None, max_examples=50)
def test_softmax_keeps_the_order(x):
    y = softmax(x)[np.argsort(x)]
    assert (y[:-1] <= y[1:] * (1 + 1e-14)).all()


@given(rows, st.floats(0.125, 100))
@settings(deadline=None, max_examples=50)
def test_softmax_is_monotone_in_each_logit(x, step):
    assume(x.size > 1)
    raised = x.copy()
    raised[0] += step
    before, after = softmax(x), softmax(raised)
    assert after[0] >= before[0]
    assert (after[1:] <= before[1:] * (1 + 1e-14)).all()


# Shapes, dtypes, storage


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("dtype", FLOATS + INTEGERS)
def test_every_shape_and_dtype(shape, dtype):
    x = np.abs(sample(shape)).astype(dtype)
    before = x.copy()
    for y in [relu(x), relu_(x.copy())]:
        assert isinstance(y, np.ndarray)
        assert_array_equal(y, before, strict=True)  # non-negative: shape, dtype and values stay
    floating = dtype if dtype in FLOATS else np.result_type(dtype, "f4")
    for dim in range(-max(x.ndim, 1), max(x.ndim, 1)):
        y = softmax(x, dim)
        assert isinstance(y, np.ndarray)
        assert y.shape == shape
        assert y.dtype == floating
        assert_allclose(y, scipy_softmax(x.astype("f8"), axis=dim) if x.size else y, rtol=1e-3)
    assert_array_equal(x, before)


@pytest.mark.parametrize("dtype", ["i1", "i2", "i4", "i8"])
def test_relu_of_integers_at_their_limits(dtype):
    low, high = np.iinfo(dtype).min, np.iinfo(dtype).max
    assert_array_equal(
        relu(np.array([low, -1, 0, high], dtype)), np.array([0, 0, 0, high], dtype), strict=True
    )


def test_softmax_computes_float16_in_float32_and_rounds_once():
    x = sample((8, 100), "f2")
    assert_array_equal(softmax(x), softmax(x.astype("f4")).astype("f2"), strict=True)


@pytest.mark.parametrize("name", layouts())
def test_results_do_not_depend_on_layout(name):
    x = layouts()[name]
    before, plain = x.copy(), np.ascontiguousarray(x)
    assert_array_equal(relu(x), relu(plain))
    for dim in range(-x.ndim, x.ndim):
        assert_allclose(softmax(x, dim), softmax(plain, dim), rtol=1e-6)
    assert_array_equal(x, before)


@pytest.mark.parametrize("name", ["fortran", "strided", "reversed", "transposed"])
def test_relu_in_place_writes_into_the_same_storage(name):
    x = layouts()[name]
    expected, tensor = relu(x), Tensor(x)
    assert ReLU().forward_(tensor) is tensor
    assert tensor.data is x
    assert_array_equal(x, expected)


def test_relu_in_place_refuses_read_only_storage():
    x = layouts()["read-only"]
    with pytest.raises(ValueError, match="read-only"):
        relu_(x)


@pytest.mark.parametrize("function", [relu, softmax])
@pytest.mark.parametrize("dtype", [*FLOATS, "i4"])
def test_forward_shares_no_memory_with_its_input(function, dtype):
    x = np.ones((2, 3), dtype)
    assert not np.shares_memory(function(x), x)


# Hard inputs


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("row", [[1, NAN, 2], [1, INF, 2], [INF, INF, 1], [-INF] * 3, [NAN] * 3])
def test_softmax_row_without_an_answer_is_nan_and_spoils_no_other(dtype, row):
    y = softmax(np.array([row, [0, 0, 0]], dtype))
    assert np.isnan(y[0]).all()
    assert_allclose(y[1], 1 / 3, rtol=RTOL[dtype])


@pytest.mark.parametrize("dtype", FLOATS)
def test_softmax_gives_minus_infinity_no_share(dtype):
    assert_array_equal(softmax(np.array([0, -INF, 0], dtype)), [0.5, 0.0, 0.5])


@pytest.mark.parametrize(("dtype", "huge"), [("f2", 6e4), ("f4", 1e38), ("f8", 1e308)])
def test_softmax_of_huge_logits(dtype, huge):
    x = np.array([[huge, -huge, huge], [-huge] * 3, [huge, 0, -huge]], dtype)
    expected = [[0.5, 0, 0.5], [1 / 3] * 3, [1, 0, 0]]
    assert_allclose(softmax(x), expected, rtol=RTOL[dtype])
    assert_array_equal(relu(x), np.where(x > 0, x, 0))


@pytest.mark.parametrize("dim", [0, 1])
@pytest.mark.parametrize("kind", ["normal", "uniform", "equal"])
def test_softmax_of_a_million_logits(kind, dim):
    rng = np.random.default_rng(11)
    draw = {
        "normal": rng.standard_normal,
        "uniform": lambda n: rng.uniform(-5, 5, n),
        "equal": np.ones,
    }[kind]
    x = np.stack([draw(10**6), draw(10**6)], axis=1 - dim).astype("f4")
    assert_allclose(softmax(x, dim), scipy_softmax(x.astype("f8"), axis=dim), rtol=2e-6)


@pytest.mark.parametrize(
    ("dim", "error"), [(2, IndexError), (-3, IndexError), (None, TypeError), (0.0, TypeError)]
)
def test_softmax_with_a_wrong_dim_names_the_valid_range(dim, error):
    with pytest.raises(error, match="from -2 to 1"):
        softmax(sample((2, 3)), dim)
