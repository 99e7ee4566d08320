"""All checks by name: a name is looked up here, once, and the record is passed on."""

from tinytorch import added
from tinytorch.checks import network, relu, softmax
from tinytorch.checks.activation import Activation
from tinytorch.checks.check import Check

CHECKS = {check.name: check for check in (relu.CHECK, softmax.CHECK, *network.CHECKS)}
ACTIVATIONS = {each.use: each for check in CHECKS.values() for each in check.activations}


def every() -> dict[str, Check]:
    """All checks by name; what was added cannot take the place of what the course has."""
    return added.checks() | CHECKS


def find(name: str) -> Check:
    """The check of that name.

    Parameters
    ----------
    name : str
        The name of its public function.

    Raises
    ------
    KeyError
        When there is no such check; the message lists the names.
    ImportError
        When there is none in the course, and a folder of ``tinytorch.added`` cannot be read.
    """
    known = CHECKS if name in CHECKS else every()
    if name not in known:
        raise KeyError(f"no check {name!r}; the checks are {', '.join(known)}")
    return known[name]


def activation(use: str) -> Activation:
    """The activation that cases call ``use``.

    Parameters
    ----------
    use : str
        The name of its class in lower case.

    Raises
    ------
    KeyError
        When no check asks for such a class.
    """
    if use in ACTIVATIONS:
        return ACTIVATIONS[use]
    return {each.use: each for check in every().values() for each in check.activations}[use]
