"""In place of running a check: nothing."""


class CheckFailed(AssertionError):  # noqa: N818 - as in the package
    """Never raised here."""


def require(*classes: object, **named: object) -> None:
    """Do nothing, so that a cell with a check in it goes on."""
