"""Runs in the build: imports what the Python of every page needs; the snapshot holds it.

``tinytorch`` is compiled without the annotations of its functions. They are for people who read the
source and for mypy; nothing in a browser asks for them, and each is a piece of code in memory.
"""

import ast
import importlib
import types
import zipimport

import numpy
import numpy.linalg
import numpy.ma
import numpy.random  # noqa: F401

WHEEL = "tinytorch.whl"
plain = getattr(zipimport, "_compile_source")  # noqa: B009 - its own, in no stub


def compiled(path: str, source: bytes) -> types.CodeType:
    """What ``zipimport`` makes of a module; of ours without the annotations of functions."""
    if WHEEL not in path:
        return plain(path, source)
    tree = ast.parse(source, path)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
    return compile(tree, path, "exec", dont_inherit=True)


setattr(zipimport, "_compile_source", compiled)  # noqa: B010
importlib.invalidate_caches()
