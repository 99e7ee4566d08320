"""While grading the checks say nothing: the observations are judged outside, afterwards."""


class CheckFailed(AssertionError):  # noqa: N818 - as in the package
    """Never raised here."""


def require(check, *classes):
    """Do nothing, so that a cell with a check in it goes on."""
