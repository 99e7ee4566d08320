"""The two activations of the course: ReLU for hidden layers, Softmax for class scores.

``ReLU`` puts a bend into a network: it keeps what is positive and sets the rest to zero.
``Softmax`` turns scores, the logits, into probabilities that sum to 1.

Floats get inf as the upper bound of ``np.clip``: on float32, both bounds take about 0.6 of the
time of one, or of ``np.maximum`` (measured on one x86-64 machine).
With ``initial=-np.inf`` an axis of length 0 has a maximum as well.
"""

import numpy as np

from tinytorch.core.tensor import Tensor


class ReLU:
    """Rectified linear unit: the larger of 0 and x, for every element.

    Notes
    -----
    ``y = max(0, x)``, elementwise. NaN stays NaN, so that a fault is not hidden.

    References
    ----------
    Nair, V. & Hinton, G. E. (2010). Rectified linear units improve restricted Boltzmann
    machines. ICML 27, 807-814.

    Examples
    --------
    >>> ReLU()(Tensor([-1.5, 0.0, 2.0]))
    Tensor([0., 0., 2.], shape=(3,), dtype=float64)
    """

    def forward(self, x: Tensor) -> Tensor:
        """Return a new tensor with every negative element of ``x`` set to 0.

        Parameters
        ----------
        x : Tensor, any shape, any real dtype, dimensionless
            Left unchanged.

        Returns
        -------
        Tensor
            Same shape and dtype as ``x``; no element is below 0.
        """
        zero = x.dtype.type(0)
        top = np.inf if x.dtype.kind == "f" else None
        return Tensor(np.clip(x.data, zero, top))

    def forward_(self, x: Tensor) -> Tensor:
        """Set every negative element of ``x`` to 0 in place and return ``x`` itself.

        Parameters
        ----------
        x : Tensor, any shape, any real dtype, dimensionless
            Overwritten: the result stands in the same memory.

        Returns
        -------
        Tensor
            The very object that came in.

        Raises
        ------
        ValueError
            When the memory of ``x`` is read-only.
        """
        zero = x.dtype.type(0)
        top = np.inf if x.dtype.kind == "f" else None
        np.clip(x.data, zero, top, out=x.data)
        return x

    def __call__(self, x: Tensor) -> Tensor:
        """Return ``forward(x)``."""
        return self.forward(x)


class Softmax:
    """Probabilities from logits: positive, and summing to 1 along one axis.

    Parameters
    ----------
    dim : int, default -1
        The axis along which the probabilities sum to 1; negative values count from the last.

    Notes
    -----
    ``y_i = exp(x_i - m) / sum_j exp(x_j - m)`` with ``m`` the maximum along ``dim``.
    Only differences of logits matter, so the shift changes no probability; it keeps
    the argument of ``exp`` at or below 0, where nothing can overflow.

    References
    ----------
    Blanchard, P., Higham, D. J. & Higham, N. J. (2021). Accurately computing the
    log-sum-exp and softmax functions. IMA J. Numer. Anal. 41(4), 2311-2330.
    doi:10.1093/imanum/draa038

    Examples
    --------
    >>> Softmax()(Tensor([0.0, 0.0])).data
    array([0.5, 0.5])
    >>> x = Tensor([[2.0, 1.0, 0.5], [0.5, 3.0, 1.0]])
    >>> Softmax(-1)(x).data.sum(axis=-1), Softmax(0)(x).data.sum(axis=0)
    (array([1., 1.]), array([1., 1., 1.]))
    """

    def __init__(self, dim: int = -1) -> None:
        self.dim = dim

    def forward(self, x: Tensor) -> Tensor:
        """Return the probabilities of the logits ``x`` along ``dim``.

        Parameters
        ----------
        x : Tensor, any shape, any real dtype, dimensionless
            The logits; left unchanged.

        Returns
        -------
        Tensor
            Same shape as ``x``, between 0 and 1, summing to 1 along ``dim`` within rounding.
            A floating dtype is kept (float16 is computed in float32 and rounded once);
            integers become floating. A row with NaN or +inf, or of nothing but -inf, is NaN.

        Raises
        ------
        TypeError
            When ``dim`` is not an integer.
        IndexError
            When ``x`` has no axis ``dim``; the message names the valid range.
        """
        axis = x.axis(self.dim)
        logits = x.data.astype(np.result_type(x.dtype, np.float32), copy=False)
        y = np.empty_like(logits)  # the one working array
        with np.errstate(all="ignore"):  # inf - inf is NaN on purpose
            np.subtract(logits, logits.max(axis=axis, keepdims=True, initial=-np.inf), out=y)
            np.exp(y, out=y)
            y /= y.sum(axis=axis, keepdims=True, dtype=np.float64).astype(y.dtype)
        return Tensor(y.astype(x.dtype if x.dtype.kind == "f" else y.dtype, copy=False))

    def __call__(self, x: Tensor) -> Tensor:
        """Return ``forward(x)``."""
        return self.forward(x)
