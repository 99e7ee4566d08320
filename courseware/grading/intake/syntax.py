"""The syntax tree of a learner's cell: made once, and only of what is not too long to look at."""

import ast
import re
import symtable
from functools import lru_cache

LONGEST = 50_000  # characters of a cell that is parsed
WORD = re.compile(r"[^\W\d]\w*")


@lru_cache(maxsize=256)  # most cells of a class are those that were handed out
def _parsed(source: str) -> tuple[ast.Module, str] | None:
    """The tree of a cell and the text that it was made of."""
    if len(source) > LONGEST:
        return None
    plain = "\n".join("" if _magic(line.strip()) else line for line in source.splitlines())
    for text in dict.fromkeys((source, plain)):
        try:
            return ast.parse(text), text
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
    return None


def tree(source: str) -> ast.Module | None:
    """The tree of a cell, lines for the notebook aside; None when it is no Python or too long.

    Parameters
    ----------
    source : str
    """
    parsed = _parsed(source)
    return parsed and parsed[0]


def _magic(line: str) -> bool:
    return line.startswith(("%", "!", "?")) or (line.endswith("?") and not line.startswith("#"))


def names(source: str) -> set[str]:
    """The names that a cell takes from outside its functions; all words where there is no tree.

    Parameters
    ----------
    source : str
    """
    parsed = _parsed(source)
    try:
        tables = [symtable.symtable(parsed[1], "cell", "exec")] if parsed else []
    except (SyntaxError, RecursionError):
        tables = []
    if not tables:
        return set(WORD.findall(source))
    found: set[str] = set()
    while tables:
        table = tables.pop()
        top = table.get_type() == "module"
        symbols = table.get_symbols()
        found |= {each.get_name() for each in symbols if top or each.is_global()}
        tables += table.get_children()
    return found


def classes(source: str) -> list[str]:
    """The classes that a cell defines at its top.

    Parameters
    ----------
    source : str
    """
    if "class" not in source:
        return []
    parsed = tree(source)
    return [node.name for node in parsed.body if isinstance(node, ast.ClassDef)] if parsed else []


def bound(source: str) -> set[str]:
    """The names that a cell may bind, or change the value of, for other cells.

    Parameters
    ----------
    source : str
    """
    parsed = tree(source)
    if parsed is None:
        return set(WORD.findall(source))
    found: set[str] = set()
    waiting: list[ast.AST] = list(parsed.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
            continue  # what is bound within is its own
        if isinstance(node, ast.Import | ast.ImportFrom):
            found |= {(each.asname or each.name).split(".")[0] for each in node.names}
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store):
            found |= {each.id for each in ast.walk(node.value) if isinstance(each, ast.Name)}
        waiting += ast.iter_child_nodes(node)
    return found


def imports(source: str) -> set[str]:
    """The modules that a cell imports, by their full names.

    Parameters
    ----------
    source : str
    """
    if "import" not in source:
        return set()
    parsed = tree(source)
    found: set[str] = set()
    for node in ast.walk(parsed) if parsed else ():
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or ".")
        elif isinstance(node, ast.Call) and _name(node.func) in ("__import__", "import_module"):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
            else:
                found.add("__import__")
    return found


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
