"""GELU in pure NumPy, by the tanh approximation of its authors."""

import numpy as np

from tinytorch.core.tensor import Tensor


class GELU:
    """Gaussian error linear unit: x times a share of it, for every element.

    Notes
    -----
    GELU is ``x * P(X <= x)`` for a standard normal ``X``. That takes the error function, which
    NumPy does not have, so this is the approximation by tanh that the authors give:
    ``y = 0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x ** 3)))``.
    The two differ by less than 0.0005. Infinity with a minus gives NaN.

    References
    ----------
    Hendrycks, D. & Gimpel, K. (2016). Gaussian error linear units (GELUs). arXiv:1606.08415

    Examples
    --------
    >>> GELU()(Tensor([-1.0, 0.0, 3.0]))
    Tensor([-0.15880801,  0.        ,  2.99636261], shape=(3,), dtype=float64)
    """

    def forward(self, x):
        """Return a new tensor with GELU of every element of ``x``, by the tanh approximation.

        Parameters
        ----------
        x : Tensor, any shape, any real dtype, dimensionless
            Left unchanged.

        Returns
        -------
        Tensor
            Same shape as ``x``; no element is below -0.1701. A floating dtype is kept; integers
            become float64.
        """
        values = x.data if x.dtype.kind == "f" else x.data.astype(float)
        gate = 1 + np.tanh((2 / np.pi) ** 0.5 * (values + 0.044715 * values**3))
        return Tensor(0.5 * values * gate)

    def __call__(self, x):
        """Return ``forward(x)``."""
        return self.forward(x)
