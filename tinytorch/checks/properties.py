"""One thing that a check asks for."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tinytorch.checks.rules import Rule


class Property(NamedTuple):
    """One property: its rule, and the calls it is read from.

    ``kinds`` are kinds of cases; ``uses`` picks the steps of a network by class. An ``extra``
    property costs no point, and is told once all others hold.
    """

    name: str
    title: str
    rule: Rule
    kinds: tuple[str, ...]
    uses: str
    extra: bool = False


def titled(titles: Mapping[str, str], uses: str) -> Callable[..., Property]:
    """A maker of properties of one class, from a name, a rule and kinds of cases.

    Parameters
    ----------
    titles : mapping
        The property as a sentence, by its name.
    uses : str
        The word for the class.
    """

    def make(name: str, rule: Rule, *kinds: str, extra: bool = False) -> Property:
        return Property(name, titles[name], rule, kinds, uses, extra)

    return make
