"""Activations added to the course: a folder each, found because it is there.

A folder ``NAME`` is a package with

- ``activation.py``  the class that learners write
- ``check.py``       ``CHECK``, and the function that a notebook calls
- ``figure.py``      ``FIGURE``, where there is one

``course new lesson NAME`` lays one out, with its lesson and its page.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tinytorch.checks.check import Check
    from tinytorch.figures.figure import Figure


def names() -> list[str]:
    """The names of the folders, in alphabetical order."""
    return sorted(found.name for found in iter_modules(__path__) if found.ispkg)


@cache
def checks() -> dict[str, Check]:
    """The checks of the added activations by name.

    Raises
    ------
    ImportError
        When a folder cannot be read; the message has its file and line.
    """
    return {each.name: each for each in _found("check", "CHECK")}


@cache
def figures() -> dict[str, Figure]:
    """The figures of the added activations by id.

    Raises
    ------
    ImportError
        When a folder cannot be read; the message has its file and line.
    """
    return {each.id: each for each in _found("figure", "FIGURE")}


def _found(part: str, thing: str) -> Iterator[Any]:
    """``thing`` of the module ``part`` of every folder that has one."""
    for name in names():
        home = f"{__name__}.{name}"
        try:
            path = import_module(home).__path__
            if part in {module.name for module in iter_modules(path)}:
                yield getattr(import_module(f"{home}.{part}"), thing)
        except Exception as error:
            raise ImportError(f"{_line_of(error)}: {type(error).__name__}: {error}") from error


def _line_of(error: Exception) -> str:
    """File and line below the folder of the package, where ``error`` comes from."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    name, line = frame.filename, frame.lineno
    if isinstance(error, SyntaxError):
        name, line = error.filename or name, error.lineno
    return f"{name[name.rfind('tinytorch') :]}:{line}"
