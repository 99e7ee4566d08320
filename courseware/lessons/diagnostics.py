"""What is wrong with a lesson, collected: an author mends all of it in one round."""

from courseware.errors import CourseError


class LessonError(CourseError):
    """A lesson source is refused; ``faults`` lists each as ``file:line: message``."""

    def __init__(self, faults):
        super().__init__("\n".join(faults))
        self.faults = faults


class Faults:
    """A list of faults of one lesson source.

    Parameters
    ----------
    path : Path
        The lesson source.
    """

    def __init__(self, path):
        self.path = path
        self.found = []

    def add(self, line, message, path=None):
        """Note one fault at ``line`` of the lesson source, or of ``path``."""
        self.found.append((str(path or self.path), line, message))

    def refuse(self):
        """Raise all faults noted so far, in the order of their lines; return if there are none.

        Raises
        ------
        LessonError
        """
        if self.found:
            found = sorted(dict.fromkeys(self.found))
            raise LessonError([f"{path}:{line}: {message}" for path, line, message in found])
