"""Errors that Python words for people who know Python already, in words for learners."""

import re

from tinytorch.checks.texts import shared

CODE = re.compile(r"U\+([0-9A-F]{4,6})")
QUOTES = dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u3003", '"') | dict.fromkeys(
    "\u2018\u2019\u201a\u201b\u2032\u00b4\u2039\u203a", "'"
)
SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufeff"
SIGNS = {
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u00d7": "*", "\u22c5": "*", "\u00b7": "*", "\u00f7": "/", "\u2264": "<=", "\u2265": ">=",
    "\u2260": "!=", "\u2026": "...", "\u00b2": "**2", "\u2192": "->",
}  # fmt: skip
WIDE = range(0xFF01, 0xFF5F)  # what is ASCII, as wide as a Chinese character
OURS = ("tinytorch", "numpy", "ipywidgets")


def explained(error: BaseException) -> str:
    """What the learner should know of ``error``; empty where Python's own message will do.

    Parameters
    ----------
    error : BaseException
        Raised by a learner's code, or by compiling it.

    Examples
    --------
    >>> explained(ModuleNotFoundError("No module named 'torch'", name="torch"))[:51]
    "No module named 'torch'. Here are NumPy, ipywidgets"
    """
    if isinstance(error, SyntaxError):
        letter = _refused(error)
        return _odd(letter) if letter else ""
    missing = error.name if isinstance(error, ModuleNotFoundError) else None
    if missing and missing.split(".")[0] not in OURS:
        return shared.NO_MODULE.format(name=missing)
    return ""


def _refused(error: SyntaxError) -> str:
    """The character that Python stopped at, or that was meant to end a string; else nothing."""
    found = CODE.search(str(error.msg))
    if found:
        return chr(int(found[1], 16))
    opened = "unterminated" in str(error.msg)
    return next((letter for letter in error.text or "" if letter in QUOTES), "") if opened else ""


def _odd(letter: str) -> str:
    """A sentence on a character that Python refuses, and what to write in its place."""
    kind, plain = _kind(letter)
    advice = shared.WRITE.format(plain=plain) if plain else shared.LEAVE_OUT
    said = {"letter": letter, "code": ord(letter), "kind": shared.KINDS[kind]}
    if kind == "space":
        return shared.UNSEEN.format(advice=shared.WRITE_SPACE, **said)
    return (shared.UNSEEN if kind == "none" else shared.ODD).format(advice=advice, **said)


def _kind(letter: str) -> tuple[str, str]:
    """What kind of character it is, and what to write in its place, if anything."""
    if letter in QUOTES:
        return "quote", QUOTES[letter]
    if letter in SPACES or letter in UNSEEN:
        return ("space" if letter in SPACES else "none"), ""
    if ord(letter) in WIDE:
        return "wide", chr(ord(letter) - WIDE.start + ord("!"))
    return ("sign", SIGNS[letter]) if letter in SIGNS else ("other", "")
