"""What ``course doctor`` says about a host: a grade, and a sentence with what to change."""

from typing import NamedTuple

GOOD, BETTER, WRONG, TO_DO = "good", "could be better", "wrong", "the host must"


class Finding(NamedTuple):
    """``grade`` is one of the four words of this module."""

    grade: str
    what: str

    def __str__(self):
        return f"{self.grade + ':':<16} {self.what}"
