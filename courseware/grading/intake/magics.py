"""What a notebook understands and Python does not, made plain for the sandbox.

IPython's own code says what ``%time``, ``!ls``, ``x?`` mean; the sandbox has a ``get_ipython`` that
does nothing. A cell whose first line is a cell magic runs the rest where the magic would.
"""

import ast
import re
from collections.abc import Mapping, Sequence

from courseware.grading import texts
from courseware.grading.sandbox.messages import CodeCell

# Cell magics that run the rest of the cell as Python. In a browser, what is timed by `%%timeit`
# is a function's own: a class written there counts all the same.
RUNS = ("time", "timeit", "capture", "prun", "python", "python3", "pypy", "debug")
# What `%automagic` allows without `%`; more than one line makes a SyntaxError of it in a browser.
BARE = re.compile(
    r"^(?:pip|conda|mamba|cd|ls|pwd|cat|mkdir|who|whos)\b(?![ \t]*[=(\[]|\.).*$", re.M
)
MAGIC = re.compile(r"%%(\w*)[^\n]*")


def make_plain(cells: Sequence[CodeCell], names: Mapping[int, str]) -> list[str]:
    """Turn the sources into Python where they are not; a note for each that a learner must know.

    Parameters
    ----------
    cells : sequence of CodeCell
        Those that are Python, and those that no magic keeps from it, stay as they are.
    names : mapping of int to str
        Grade id by number, for those that have one.
    """
    notes = []
    for cell in cells:
        if _is_python(cell["source"]):
            continue
        found = MAGIC.match(cell["source"].lstrip())
        plain = _without_magics(cell["source"])
        name = names.get(cell["number"])
        if name and found and found[1] not in RUNS:
            notes.append(texts.CELL_MAGIC.format(name=name, magic=found[0][:40]))
        elif name and BARE.search(cell["source"]) and _is_python(plain):
            notes.append(texts.CELL_COMMAND.format(name=name))
        if _is_python(plain):
            cell["source"] = plain
    return notes


def _without_magics(source: str) -> str:
    """The source as IPython would run it, with bodies of cell magics in place of a call."""
    found = MAGIC.match(source.lstrip())
    if found:
        if found[1] not in RUNS:
            return "pass\n"
        return "\n" + _without_magics(source.lstrip()[found.end() + 1 :])
    # imported here: it takes a third of a second, and few notebooks need it
    from IPython.core.inputtransformer2 import TransformerManager

    for text in (source, BARE.sub("pass", source)):
        try:
            plain = TransformerManager().transform_cell(text)
        except (SyntaxError, ValueError, RecursionError):
            continue
        if _is_python(plain):
            return plain
    return source


def _is_python(source: str) -> bool:
    try:
        compile(source, "cell", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT | ast.PyCF_ONLY_AST)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
