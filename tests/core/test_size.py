"""The core stays small enough to read in one sitting, and needs nothing but NumPy."""

import ast
import sys
from pathlib import Path

import pytest

import tinytorch.core

MODULES = sorted(Path(tinytorch.core.__file__).parent.glob("*.py"))


def test_core_stays_under_250_lines():
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert sum(lines.values()) < 250, lines


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_core_imports_only_numpy(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    ]
    names += [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    foreign = {name for name in names if name.split(".")[0] not in sys.stdlib_module_names}
    assert foreign <= {"numpy", "tinytorch.core.tensor"}
