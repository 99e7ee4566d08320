"""Names of learners and files in the one spelling in which they are compared."""

import unicodedata

from courseware.grading.intake.notebook import clean


def normal(text: str) -> str:
    """A text in the spelling NFC: macOS writes an accented letter as two, all others as one.

    Parameters
    ----------
    text : str
    """
    return unicodedata.normalize("NFC", clean(text))
