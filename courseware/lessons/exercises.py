"""Exercises cut out of the real package: a class with holes where the learner writes."""

import ast
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from courseware.lessons.markdown import BEGIN, END

PACKAGE = "tinytorch"


@dataclass(frozen=True)
class Exercise:
    """One class to write.

    Attributes
    ----------
    name : str
        The name of the class.
    stub : str
        The class without its method bodies; ``__init__``, ``__call__`` and the like keep theirs.
    solution : str
        The class whole, each body between solution marks.
    """

    name: str
    stub: str
    solution: str


def cut(dotted, line, faults):
    """The exercise made from the class ``dotted``, or None after noting why there is none."""
    module, _, name = dotted.rpartition(".")
    path = _file_of(module)
    if path is None:
        faults.add(line, f"exercise: no module {module!r}; allowed: a module of {PACKAGE}")
        return None
    text = path.read_text(encoding="utf-8")
    classes = {node.name: node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)}
    if name not in classes:
        faults.add(line, f"exercise: no class {name!r} in {module}; there are {', '.join(classes)}")
        return None
    lines = text.splitlines()
    node = classes[name]
    for number in range(_start(node), node.end_lineno + 1):
        if BEGIN in lines[number - 1] or END in lines[number - 1]:
            faults.add(number, "a solution mark in the package; they are set in the notebook", path)
    holes = _holes(node, lines, path, faults)
    if not holes:
        faults.add(line, f"exercise: class {name} has no method for the learner to write")
    return Exercise(
        name,
        _filled(node, lines, holes, lambda hole, _: _unwritten(f"{name}.{hole.name}")),
        _filled(node, lines, holes, lambda _, body: [f"### {BEGIN}", *body, f"### {END}"]),
    )


@dataclass(frozen=True)
class Hole:
    """The body of one method: lines ``first`` to ``last``, counted from 1."""

    name: str
    indent: int
    first: int
    last: int


def _file_of(module):
    if module.split(".")[0] != PACKAGE:
        return None
    try:
        spec = importlib.util.find_spec(module)
    except (ImportError, ValueError):
        return None
    return Path(spec.origin) if spec and spec.origin else None


def _start(node):
    return min([node.lineno, *(item.lineno for item in node.decorator_list)])


def _holes(node, lines, path, faults):
    starts = [
        _start(item) if hasattr(item, "decorator_list") else item.lineno for item in node.body
    ]
    holes = []
    for item, following in zip(node.body, [*starts[1:], node.end_lineno + 1], strict=True):
        if not isinstance(item, ast.FunctionDef) or item.name.startswith("__"):
            continue
        words = item.body[0]
        if not ast.get_docstring(item) or len(item.body) < 2:
            faults.add(item.lineno, f"method {item.name} needs a docstring, then a body", path)
            continue
        if item.body[1].lineno == words.end_lineno:
            faults.add(words.end_lineno, f"the body of {item.name} begins on a new line", path)
        last = following - 1  # a comment after the last statement belongs to the body
        while not lines[last - 1].strip():
            last -= 1
        holes.append(Hole(item.name, words.col_offset, words.end_lineno + 1, last))
    return holes


def _filled(node, lines, holes, fill):
    """The lines of the class with each hole filled by ``fill(hole, its own lines)``."""
    text, at = [], _start(node)
    for hole in holes:
        text += lines[at - 1 : hole.first - 1]
        body = [line[hole.indent :] for line in lines[hole.first - 1 : hole.last]]
        text += [f"{'':{hole.indent}}{line}".rstrip() for line in fill(hole, body)]
        at = hole.last + 1
    return "\n".join(text + lines[at - 1 : node.end_lineno])


def _unwritten(method):
    return [
        "# Your code here, in place of the next line.",
        f'raise NotImplementedError("{method} is not written yet")',
    ]
