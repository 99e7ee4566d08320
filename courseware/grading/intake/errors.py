"""What is raised for a submission that no grade can be given for."""


class UngradableError(ValueError):
    """The message says in one line why; the learner and the instructor read it."""
