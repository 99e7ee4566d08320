"""The container every activation reads and returns: one NumPy array with a name.

Build it from lists or an array, look at ``data`` and ``shape``, and hand it to an activation.
"""

import numpy as np

REAL_KINDS = "biuf"  # NumPy's kind codes for bool, integer, unsigned integer, floating


class Tensor:
    """A holder of one array of real numbers.

    Parameters
    ----------
    data : numpy.ndarray, number or nested list of numbers, any shape
        An array is kept as it is: same dtype, same memory, no copy. Lists become an array.
        Dimensionless.

    Attributes
    ----------
    data : numpy.ndarray
        The array itself; writing into it changes the tensor. ``_data`` is the same array.

    Raises
    ------
    ValueError, TypeError
        When nested lists are ragged; when elements are strings, objects or complex numbers.

    Examples
    --------
    >>> Tensor([[1.0, -2.0], [0.5, 3.0]]).shape
    (2, 2)
    """

    def __init__(self, data: object) -> None:
        try:
            array = np.asarray(data)
        except ValueError as error:
            raise ValueError(
                f"Tensor needs rows of equal length, got a ragged {type(data).__name__}: {error}"
            ) from None
        if array.dtype.kind not in REAL_KINDS:
            raise TypeError(
                f"Tensor holds real numbers (bool, integer or floating dtype), "
                f"got {type(data).__name__} with dtype {array.dtype}"
            )
        self.data = array

    @property
    def _data(self) -> np.ndarray:
        return self.data

    @_data.setter
    def _data(self, array: np.ndarray) -> None:
        self.data = array

    @property
    def shape(self) -> tuple[int, ...]:
        """The length of each axis, as a tuple of int."""
        return self.data.shape

    @property
    def dtype(self) -> np.dtype:
        """The NumPy dtype of the elements."""
        return self.data.dtype

    @property
    def size(self) -> int:
        """The number of elements."""
        return self.data.size

    @property
    def ndim(self) -> int:
        """The number of axes; 0 for a single number."""
        return self.data.ndim

    def axis(self, dim: int) -> int:
        """The axis that ``dim`` names, counted from the front: 0 to ``ndim - 1``.

        Parameters
        ----------
        dim : int
            From ``-ndim`` to ``ndim - 1``; negative values count from the last axis.
            A tensor of one number (``ndim`` 0) takes -1 or 0, as in PyTorch, and gives 0.

        Raises
        ------
        TypeError
            When ``dim`` is not an integer.
        IndexError
            When no such axis exists; the message names the valid range.
        """
        axes = max(self.ndim, 1)
        valid = f"an integer from {-axes} to {axes - 1} for shape {self.shape}"
        if isinstance(dim, bool) or not isinstance(dim, (int, np.integer)):
            raise TypeError(f"dim must be {valid}, got {dim!r} of type {type(dim).__name__}")
        if not -axes <= dim < axes:
            raise IndexError(f"dim must be {valid}, got {dim}")
        return int(dim) % axes

    def __repr__(self) -> str:
        values = np.array2string(self.data, separator=", ", prefix="Tensor(")
        return f"Tensor({values}, shape={self.shape}, dtype={self.dtype})"
