"""What ``course doctor`` says about a host: a grade, and a sentence with what to change."""

from typing import NamedTuple

from courseware.hosting import texts

GOOD, BETTER, WRONG, TO_DO = texts.GOOD, texts.BETTER, texts.WRONG, texts.TO_DO


class Finding(NamedTuple):
    """One thing that the doctor found."""

    grade: str
    """One of the four words of this module."""
    what: str
    """What is so, and what to change where that is wrong."""

    def __str__(self) -> str:
        return f"{self.grade + ':':<16} {self.what}"
