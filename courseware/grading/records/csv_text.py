"""Texts and numbers as cells of a table, so that no spreadsheet runs what stands in one."""

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "'")
LONGEST = 2000  # characters of a cell


def number(value: float | None) -> str:
    """A number as people write it; empty for None.

    Parameters
    ----------
    value : float or None
    """
    return "" if value is None else f"{value:g}"


def safe(text: str) -> str:
    """The text as one line that no spreadsheet takes for a formula.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        At most ``LONGEST`` characters and a ``'`` before them.
    """
    line = "".join(c if c.isprintable() else " " for c in text)[:LONGEST]
    return f"'{line}" if line.lstrip().startswith(FORMULA) else line


def raw(text: str) -> str:
    """The text that ``safe`` was given, but for its line breaks.

    Parameters
    ----------
    text : str
    """
    return text[1:] if text.startswith("'") else text
