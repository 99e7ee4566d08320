"""``{source}``: code of ``tinytorch``, taken from there by name."""

import importlib
import inspect
import re
from textwrap import dedent
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from courseware.book import texts
from courseware.book.directives.base import CourseDirective
from courseware.files import ROOT

SOLUTIONS = re.compile(r"tinytorch\.(core\.activations|added\.\w+\.activation)\b")


class SourceDirective(CourseDirective):
    """Code of a module, class or function; what learners write is shown nowhere."""

    inputs = (ROOT / "tinytorch",)

    def content_nodes(self, *arguments: str) -> list[nodes.Node]:
        """The code as a literal block."""
        (name,) = arguments
        if SOLUTIONS.match(name):
            raise ValueError(texts.FAULTS["solution"].format(name=name))
        code = dedent(inspect.getsource(_named(name)))
        return [nodes.literal_block(code, code, language="python")]


def _named(name: str) -> Any:  # a module, a class or a function: whatever has source
    """What a dotted name means: the longest module in it, then attributes."""
    module, _, inner = name.rpartition(".")
    while module:
        try:
            found: Any = importlib.import_module(module)
        except ModuleNotFoundError:
            module, _, head = module.rpartition(".")
            inner = f"{head}.{inner}"
            continue
        for part in inner.split("."):
            found = getattr(found, part, None)
        if found is not None:
            return found
        break
    raise ValueError(texts.FAULTS["no_code"].format(name=name))


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directive."""
    app.add_directive("source", SourceDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
