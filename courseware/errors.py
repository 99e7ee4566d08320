"""What the course's commands raise when the user can do something about it."""


class CourseError(Exception):
    """A clear message for the user: what was received, what is allowed, what to do."""
