"""Words in a learner's code that no exercise needs, and that reach into Python or the machine.

They say nothing about points: what such code does is judged by what comes out, like all code. An
instructor may want to look.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from courseware.grading import texts
from courseware.grading.sandbox.messages import CodeCell

# Whole words, so that an own name that only contains one is none.
WORDS = (
    "ast_transformers", "input_transformers_cleanup", "input_transformers_post", "set_custom_exc",
    "showtraceback", "settrace", "setprofile", "_getframe", "f_back", "f_locals", "get_objects",
    "get_referrers", "sys.modules", "builtins", "os._exit", "os.environ", "subprocess", "socket",
    "ctypes", "import js", "from js", "pyodide", "/etc/passwd", "/proc/self",
)  # fmt: skip
ANY = "|".join(re.escape(word).replace(r"\ ", r"[ \t]+") for word in WORDS)
FOUND = re.compile(rf"(?<!\w)(?:{ANY})\b")
PATCHED = re.compile(r"(?<![\w.])(?:np|numpy|tinytorch)(?:\.\w+)+[ \t]*=(?!=)")


def notes(cells: Sequence[CodeCell], names: Mapping[int, str]) -> list[str]:
    """A note for each cell with such words.

    Parameters
    ----------
    cells : sequence of CodeCell
    names : mapping of int to str
        Grade id by number, for those that have one.
    """
    found = []
    for cell in cells:
        words = dict.fromkeys(re.sub(r"\s+", " ", word) for word in _words(cell["source"]))
        if words:
            name = names.get(cell["number"]) or cell["number"]
            found.append(texts.RED_FLAG.format(name=name, words=", ".join(list(words)[:5])))
    return found


def _words(source: str) -> Iterator[str]:
    for match in FOUND.finditer(source):
        yield match[0]
    for match in PATCHED.finditer(source):
        yield f"{match[0].rstrip('= ')} ="
