"""Every example in a docstring runs and prints what it says."""

import ast
import doctest
import importlib
import importlib.util

import pytest

from courseware.files import ROOT

KNOWN = {
    "courseware.book.mathml",
    "tinytorch.core.activations",
    "tinytorch.core.tensor",
    "tinytorch.figures.control",
    "tinytorch.figures.drawing.numbers",
}
TEMPLATE = ROOT / "courseware" / "authoring" / "template"  # `course new` lays it out, and tests it


def module(path):
    """The name that the file at ``path`` is imported by."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def holds_examples(path):
    """Whether a docstring in the file has an example."""
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    nodes = [n for n in ast.walk(ast.parse(path.read_bytes())) if isinstance(n, kinds)]
    return any(">>> " in (ast.get_docstring(node) or "") for node in nodes)


WITH_EXAMPLES = [
    module(path)
    for package in ("tinytorch", "courseware")
    for path in sorted((ROOT / package).rglob("*.py"))
    if not path.is_relative_to(TEMPLATE) and holds_examples(path)
]
IN_EXAMPLES = [
    path for path in sorted((ROOT / "examples").rglob("activation.py")) if holds_examples(path)
]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_run(name):
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0
    assert result.attempted > 0


@pytest.mark.parametrize("path", IN_EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_of_added_activations_run(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    added = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(added)
    result = doctest.testmod(added)
    assert result.failed == 0
    assert result.attempted > 0


def test_modules_with_examples_are_found():
    assert set(WITH_EXAMPLES) >= KNOWN
    assert "gelu" in {path.parent.name for path in IN_EXAMPLES}
