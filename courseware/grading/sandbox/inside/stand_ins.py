"""What a learner's code finds in the place of a notebook's own things.

It stands apart: from these objects no name leads to what the runner uses.
"""

from collections.abc import Iterable
from types import ModuleType


class Stream:
    """Keeps the first characters that are written to it.

    Parameters
    ----------
    heard : list of str
        Gets them.
    limit : int
    """

    def __init__(self, heard: list[str], limit: int) -> None:
        self.encoding, self.heard, self.left = "utf-8", heard, limit

    def write(self, words: str) -> int:
        """Keep what still fits; return the length, as streams do."""
        if not isinstance(words, str):
            raise TypeError(f"write() argument must be str, not {type(words).__name__}")
        if self.left:
            kept = str.__getitem__(words, slice(self.left))
            self.left -= len(kept)
            self.heard.append(kept)
        return str.__len__(words)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write one after the other."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """There is nothing to wait for."""

    def isatty(self) -> bool:
        """Nobody sits there."""
        return False


class Inert:
    """Stands in for what only shows something: any use of it gives another one."""

    def __getattr__(self, name: str) -> "Inert":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *args: object, **named: object) -> "Inert":
        return self


class Shell(Inert):
    """Stands in for ``get_ipython()``: magics and commands do nothing here."""

    def getoutput(self, *args: object, **named: object) -> list[str]:
        """No line."""
        return []


class Absent(ModuleType):
    """A module that is there in the browser and of no use here."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []

    def __getattr__(self, name: str) -> Inert:
        if name.startswith("__"):
            raise AttributeError(name)
        return Inert()
