"""The checks: their names, grade ids and points."""

from dataclasses import dataclass

from tinytorch import added


@dataclass(frozen=True)
class Check:
    """One self-check, as instructors' records know it.

    Attributes
    ----------
    name : str
        The public function that a notebook calls.
    grade_id : str
        The cell of the notebook; fixed, since records use it.
    points : int
        All or nothing: earned when every property holds, else 0.
    uses : tuple of str
        What it needs of the learner: ``"relu"``, ``"softmax"`` or both, in the order of
        the public function's parameters. Each is a class's name in lower case.
    title : str
        What the check is about, for people.
    module : str
        Where the public function is.
    """

    name: str
    grade_id: str
    points: int
    uses: tuple[str, ...]
    title: str
    module: str = "tinytorch.checks"


CHECKS = {
    check.name: check
    for check in (
        Check(
            "test_unit_relu_activation",
            "test-relu-immediate",
            10,
            ("relu",),
            "ReLU on its own",
        ),
        Check(
            "test_unit_softmax_activation",
            "test-softmax-immediate",
            10,
            ("softmax",),
            "Softmax on its own",
        ),
        Check(
            "test_unit_activations_comprehensive",
            "test-activations-comprehensive",
            15,
            ("relu", "softmax"),
            "ReLU and Softmax together",
        ),
        Check(
            "test_module_activation_integration",
            "test-activations-integration",
            10,
            ("relu", "softmax"),
            "A forward pass of three samples",
        ),
    )
}


def every():
    """All checks by name; what was added cannot take the place of what the course has."""
    return {name: asked.check for name, asked in added.asked().items()} | CHECKS


def find(check):
    """The ``Check`` that ``check`` is or names.

    Raises
    ------
    KeyError
        When there is no check of that name; the message lists the names.
    """
    if isinstance(check, Check):
        return check
    known = CHECKS if check in CHECKS else every()
    if check not in known:
        raise KeyError(f"no check {check!r}; the checks are {', '.join(known)}")
    return known[check]
