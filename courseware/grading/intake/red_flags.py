"""Words and imports in a learner's code that no exercise needs: they reach into Python or further.

They say nothing about points: what such code does is judged by what comes out, like all code. An
instructor may want to look.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from courseware.grading import texts
from courseware.grading.intake import syntax
from courseware.grading.sandbox.messages import CodeCell

# Whole words, so that an own name that only contains one is none.
WORDS = (
    "ast_transformers", "input_transformers_cleanup", "input_transformers_post", "set_custom_exc",
    "showtraceback", "settrace", "setprofile", "_getframe", "f_back", "f_locals", "get_objects",
    "get_referrers", "sys.modules", "builtins", "os._exit", "os.environ", "__loader__",
    "gi_frame", "cr_frame", "tb_frame", "addaudithook", "meta_path", "/etc/passwd", "/proc/self",
)  # fmt: skip
ANY = "|".join(re.escape(word).replace(r"\ ", r"[ \t]+") for word in WORDS)
FOUND = re.compile(rf"(?<!\w)(?:{ANY})\b")
IMPORTS = {
    "IPython", "__future__", "abc", "asyncio", "cmath", "collections", "contextlib", "copy",
    "dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "ipywidgets",
    "itertools", "json", "logging", "math", "matplotlib", "numbers", "numpy", "operator",
    "platform", "pprint", "random", "re", "statistics", "string", "sys", "textwrap", "time",
    "timeit", "tinytorch", "typing", "unittest", "warnings",
}  # fmt: skip
PATCHED = re.compile(r"(?<![\w.])(?:np|numpy|tinytorch)(?:\.\w+)+[ \t]*=(?!=)")


def notes(cells: Sequence[CodeCell], names: Mapping[int, str]) -> list[str]:
    """A note for each cell with such words, and one for each with other imports.

    Parameters
    ----------
    cells : sequence of CodeCell
    names : mapping of int to str
        Grade id by number, for those that have one.
    """
    found = []
    for cell in cells:
        words = dict.fromkeys(re.sub(r"\s+", " ", word) for word in _words(cell["source"]))
        others = sorted(
            module
            for module in syntax.imports(cell["source"])
            if module.split(".")[0] not in IMPORTS
        )
        name = names.get(cell["number"]) or cell["number"]
        if words:
            found.append(texts.RED_FLAG.format(name=name, words=", ".join(list(words)[:5])))
        if others:
            found.append(texts.IMPORTS.format(name=name, names=", ".join(others[:5])))
    return found


def _words(source: str) -> Iterator[str]:
    for match in FOUND.finditer(source):
        yield match[0]
    for match in PATCHED.finditer(source):
        yield f"{match[0].rstrip('= ')} ="
