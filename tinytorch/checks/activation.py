"""What the checks know about each activation, apart from anybody's class."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tinytorch.checks.arithmetic import Array
from tinytorch.checks.texts import shared

if TYPE_CHECKING:
    from tinytorch.checks.call import Call

Hints = Mapping[str, tuple[str, str]]  # by mistake: a nudge, and then more


@dataclass(frozen=True)
class Activation:
    """One activation.

    Attributes
    ----------
    use : str
        The word for it in cases, checks and figures: the name in lower case.
    name : str
        The name of the class that learners write.
    answer : callable
        The right answer to an ``Array`` along an axis, as an ``Array``.
    mistakes : callable
        The names of the mistakes that explain the ``Array`` that came out of a ``Call``, the
        likeliest first.
    hints : mapping
        By mistake, a nudge and then more; those for every activation are in ``texts.shared``.
    solutions : mapping
        The worked solution by method.
    floating : bool
        Whether an answer to integers is floating.
    raised : tuple of (str, str, str)
        Mistakes known by what was raised, as in ``structure.RAISED``; these are tried first.
    """

    use: str
    name: str
    answer: Callable[[Array, int], Array] = field(repr=False)
    mistakes: Callable[[Call, Array], list[str]] = field(repr=False)
    hints: Hints = field(repr=False)
    solutions: Mapping[str, str] = field(repr=False)
    floating: bool = False
    raised: tuple[tuple[str, str, str], ...] = ()

    def help(self, mistake: str, method: str, attempt: int) -> tuple[str, ...]:
        """The steps of help for a mistake, as many as the attempt allows.

        Parameters
        ----------
        mistake : str
            A name from ``hints`` or from ``texts.shared.HINTS``; any other gets general words.
        method : str
            The method to fix: ``forward`` or ``forward_``.
        attempt : int
            From 1 on.

        Returns
        -------
        tuple of str
            One to three texts; the third is the worked solution.
        """
        steps = self.hints.get(mistake) or shared.HINTS.get(mistake) or shared.HINTS["values"]
        solution = shared.SOLUTION.format(code=self.solutions[method])
        return (*steps, solution)[: max(1, min(attempt, 3))]
