"""Exercises cut out of the real package: a class with holes where the learner writes."""

import ast
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from courseware.lessons import texts
from courseware.lessons.diagnostics import Faults
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


def cut(dotted: str, line: int, faults: Faults) -> Exercise | None:
    """The exercise made from a class of the package.

    Parameters
    ----------
    dotted : str
        Module and name of the class, such as ``tinytorch.core.activations.ReLU``.
    line : int
        Of the cell in the lesson source, for messages.
    faults : Faults
        Gets what is wrong with the class, at its line in the package.

    Returns
    -------
    Exercise or None
        None after noting that there is no such class.
    """
    module, _, name = dotted.rpartition(".")
    path = _file_of(module)
    if path is None:
        faults.add(line, texts.NO_MODULE.format(module=module, package=PACKAGE))
        return None
    text = path.read_text(encoding="utf-8")
    classes = {node.name: node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)}
    if name not in classes:
        faults.add(line, texts.NO_CLASS.format(name=name, module=module, names=", ".join(classes)))
        return None
    lines = text.splitlines()
    node = classes[name]
    for number in range(_start(node), _end(node) + 1):
        if BEGIN in lines[number - 1] or END in lines[number - 1]:
            faults.add(number, texts.MARK_IN_PACKAGE, path)
    holes = _holes(node, lines, path, faults)
    if not holes:
        faults.add(line, texts.NO_METHOD.format(name=name))
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


def _file_of(module: str) -> Path | None:
    if module.split(".")[0] != PACKAGE:
        return None
    try:
        spec = importlib.util.find_spec(module)
    except (ImportError, ValueError):
        return None
    return Path(spec.origin) if spec and spec.origin else None


def _start(node: ast.stmt) -> int:
    """The first line of a statement, decorators included."""
    decorators = getattr(node, "decorator_list", [])
    return min([node.lineno, *(item.lineno for item in decorators)])


def _end(node: ast.stmt) -> int:
    """The last line of a statement; what was parsed from a text always has one."""
    return node.end_lineno or node.lineno


def _holes(node: ast.ClassDef, lines: list[str], path: Path, faults: Faults) -> list[Hole]:
    starts = [_start(item) for item in node.body]
    holes = []
    for item, following in zip(node.body, [*starts[1:], _end(node) + 1], strict=True):
        if not isinstance(item, ast.FunctionDef) or item.name.startswith("__"):
            continue
        docstring = item.body[0]
        if not ast.get_docstring(item) or len(item.body) < 2:
            faults.add(item.lineno, texts.NO_DOCSTRING.format(name=item.name), path)
            continue
        if item.body[1].lineno == _end(docstring):
            faults.add(_end(docstring), texts.BODY_BESIDE.format(name=item.name), path)
        last = following - 1  # a comment after the last statement belongs to the body
        while not lines[last - 1].strip():
            last -= 1
        holes.append(Hole(item.name, docstring.col_offset, _end(docstring) + 1, last))
    return holes


def _filled(
    node: ast.ClassDef,
    lines: list[str],
    holes: list[Hole],
    fill: Callable[[Hole, list[str]], list[str]],
) -> str:
    """The lines of the class with each hole filled by ``fill(hole, its own lines)``."""
    text, following = [], _start(node)
    for hole in holes:
        text += lines[following - 1 : hole.first - 1]
        body = [line[hole.indent :] for line in lines[hole.first - 1 : hole.last]]
        text += [f"{'':{hole.indent}}{line}".rstrip() for line in fill(hole, body)]
        following = hole.last + 1
    return "\n".join(text + lines[following - 1 : _end(node)])


def _unwritten(method: str) -> list[str]:
    message = texts.UNWRITTEN.format(method=method)
    return [texts.UNWRITTEN_COMMENT, f'raise NotImplementedError("{message}")']
