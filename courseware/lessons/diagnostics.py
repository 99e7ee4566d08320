"""What is wrong with a lesson, collected: an author corrects all of it in one round."""

from pathlib import Path

from courseware.errors import CourseError


class LessonError(CourseError):
    """A lesson source is refused.

    Parameters
    ----------
    faults : list of str
        Each as ``file:line: message``; kept as the attribute of that name.
    """

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Faults:
    """A list of faults of one lesson source.

    Parameters
    ----------
    path : Path
        The lesson source.

    Attributes
    ----------
    noted : list of (str, int, str)
        File, line and message of each.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.noted: list[tuple[str, int, str]] = []

    def add(self, line: int, message: str, path: Path | None = None) -> None:
        """Note one fault.

        Parameters
        ----------
        line : int
            Counted from 1.
        message : str
            What was received and what is allowed.
        path : Path, optional
            The file that ``line`` is of; by default the lesson source.
        """
        self.noted.append((str(path or self.path), line, message))

    def refuse(self) -> None:
        """Raise all faults noted so far, in the order of their lines; return if there are none.

        Raises
        ------
        LessonError
        """
        if self.noted:
            noted = sorted(dict.fromkeys(self.noted))
            raise LessonError([f"{path}:{line}: {message}" for path, line, message in noted])
