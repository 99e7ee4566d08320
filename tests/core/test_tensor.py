"""Tensor holds one real array as it came, and refuses what is none."""

import numpy as np
import pytest

from tinytorch.core.tensor import Tensor

REAL = ["?", "i1", "u1", "i4", "u8", "i8", "f2", "f4", "f8"]


@pytest.mark.parametrize("dtype", REAL)
def test_array_keeps_dtype_and_memory(dtype):
    array = np.ones((2, 3), dtype)
    tensor = Tensor(array)
    assert tensor.data is array
    assert tensor.dtype == array.dtype


@pytest.mark.parametrize(
    "array",
    [
        np.asfortranarray(np.ones((2, 3))),
        np.ones((4, 6))[::2, ::3],
        np.arange(4.0)[::-1],
        np.broadcast_to(1.0, (2, 2)),
    ],
    ids=["fortran", "strided", "reversed", "read-only"],
)
def test_array_keeps_layout(array):
    assert Tensor(array).data is array


def test_writing_into_data_changes_the_array():
    array = np.zeros(2)
    Tensor(array).data[0] = 5.0
    assert array[0] == 5.0


def test_underscore_data_is_the_same_array_to_read_write_and_assign():
    tensor = Tensor(np.array([-1.0, 2.0]))
    assert tensor._data is tensor.data
    tensor._data *= 2
    tensor._data[0] = 0
    np.maximum(1, tensor._data, out=tensor._data)
    assert tensor.data.tolist() == [1.0, 4.0]
    tensor._data = other = np.ones(3)
    assert tensor.data is other


@pytest.mark.parametrize(
    ("data", "shape", "dtype"),
    [
        (2.5, (), np.float64),
        (np.float32(2.5), (), np.float32),
        ([], (0,), np.float64),
        ([1.0, -2.0], (2,), np.float64),
        ([[1, 2, 3]], (1, 3), np.int64),
        (((1.0,), (2.0,)), (2, 1), np.float64),
        ([[True], [False]], (2, 1), np.bool_),
        (np.zeros((2, 0, 3), np.float32), (2, 0, 3), np.float32),
    ],
)
def test_shape_dtype_size_and_ndim(data, shape, dtype):
    tensor = Tensor(data)
    assert isinstance(tensor.data, np.ndarray)
    assert tensor.shape == shape
    assert tensor.dtype == dtype
    assert tensor.size == np.prod(shape, dtype=int)
    assert tensor.ndim == len(shape)


@pytest.mark.parametrize(
    "data", [[[1, 2], [3]], [1, [2, 3]], [[[1], [2]], [[1], [2, 3]]]], ids=["2d", "mixed", "3d"]
)
def test_ragged_list_is_refused(data):
    with pytest.raises(ValueError, match="rows of equal length, got a ragged list"):
        Tensor(data)


@pytest.mark.parametrize(
    ("data", "received"),
    [
        ("1.5", "got str with dtype <U3"),
        (["a", "b"], "got list with dtype <U1"),
        ([b"a"], "got list with dtype .S1"),
        (np.array([1, None], dtype=object), "got ndarray with dtype object"),
        (None, "got NoneType with dtype object"),
        ({"a": 1}, "got dict with dtype object"),
        (Tensor([1.0]), "got Tensor with dtype object"),
        ([1j], "got list with dtype complex128"),
        (np.array(["2020-01-01"], "M8[D]"), "got ndarray with dtype datetime64"),
    ],
    ids=["str", "strings", "bytes", "object", "none", "dict", "tensor", "complex", "date"],
)
def test_what_is_not_a_real_number_is_refused(data, received):
    with pytest.raises(TypeError, match=received):
        Tensor(data)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ([1.0, -2.5], "Tensor([ 1. , -2.5], shape=(2,), dtype=float64)"),
        (np.float32(3), "Tensor(3., shape=(), dtype=float32)"),
        (np.zeros((0, 2), "i1"), "Tensor([], shape=(0, 2), dtype=int8)"),
        ([[1, 2], [3, 4]], "Tensor([[1, 2],\n        [3, 4]], shape=(2, 2), dtype=int64)"),
    ],
    ids=["1d", "0d", "empty", "2d"],
)
def test_repr_shows_values_shape_and_dtype(data, text):
    assert repr(Tensor(data)) == text


def test_repr_of_a_large_tensor_stays_short():
    assert len(repr(Tensor(np.zeros((1000, 1000))))) < 500


@pytest.mark.parametrize(
    ("shape", "dim", "axis"),
    [
        ((2, 3), 0, 0),
        ((2, 3), 1, 1),
        ((2, 3), -1, 1),
        ((2, 3), -2, 0),
        ((2, 3), np.int64(1), 1),
        ((), -1, 0),
        ((), 0, 0),
    ],
)
def test_axis_counts_from_the_front(shape, dim, axis):
    assert Tensor(np.zeros(shape)).axis(dim) == axis


@pytest.mark.parametrize(
    ("shape", "dim", "valid"),
    [
        ((2, 3), 2, "from -2 to 1"),
        ((2, 3), -3, "from -2 to 1"),
        ((), 1, "from -1 to 0"),
        ((5,), -2, "from -1 to 0"),
        ((5,), 10**30, "from -1 to 0"),
    ],
)
def test_axis_out_of_range_names_the_range(shape, dim, valid):
    with pytest.raises(IndexError, match=f"{valid} .*got {dim}"):
        Tensor(np.zeros(shape)).axis(dim)


@pytest.mark.parametrize("dim", [None, 1.0, "0", (0,), True, np.bool_(False), np.array([0, 1])])
def test_axis_that_is_no_integer_names_the_range(dim):
    with pytest.raises(TypeError, match="integer from -2 to 1 for shape"):
        Tensor(np.zeros((2, 3))).axis(dim)
