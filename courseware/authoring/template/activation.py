"""The class that learners write. EDIT: the formula, here as an example that of softsign."""

import numpy as np

from tinytorch.core.tensor import Tensor


class Skeleton:
    """Softsign: x over 1 plus its absolute value, for every element. EDIT: say what it does.

    Notes
    -----
    ``y = x / (1 + |x|)``, elementwise.

    Examples
    --------
    >>> Skeleton()(Tensor([-1.0, 0.0, 3.0]))
    Tensor([-0.5 ,  0.  ,  0.75], shape=(3,), dtype=float64)
    """

    def forward(self, x: Tensor) -> Tensor:
        """Return a new tensor with the activation of every element of ``x``.

        Parameters
        ----------
        x : Tensor, any shape, any real dtype, dimensionless
            Left unchanged.

        Returns
        -------
        Tensor
            Same shape as ``x``. A floating dtype is kept; integers become float64.
        """
        values = x.data if x.dtype.kind == "f" else x.data.astype(float)
        return Tensor(values / (1 + np.abs(values)))

    def __call__(self, x: Tensor) -> Tensor:
        """Return ``forward(x)``."""
        return self.forward(x)
