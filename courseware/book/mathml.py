"""Formulas of the book as MathML, made at build time: readable without any script or font file."""

import re

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from courseware.book import texts

LEFTOVER = re.compile(r"<m[io]>(?:&(?:amp;)?|\\[^<]*)</m[io]>")  # LaTeX that was not understood

logger = logging.getLogger(__name__)


def mathml(tex: str, display: str) -> str:
    """A formula as one ``<math>`` element.

    Parameters
    ----------
    tex : str
        The formula in LaTeX.
    display : str
        ``inline`` or ``block``.

    Raises
    ------
    ValueError
        When a command of the formula has no MathML here.

    Examples
    --------
    >>> mathml("x", "inline")
    '<math display="inline"><mrow><mi>x</mi></mrow></math>'
    """
    code = re.sub(r'\s+xmlns="[^"]*"', "", convert(tex.strip(), display=display))
    left = LEFTOVER.search(code)
    if left:
        raise ValueError(texts.FAULTS["no_mathml"].format(part=left.group(), tex=tex.strip()))
    return code


def inline(translator: HTML5Translator, node: nodes.math) -> None:
    """Write the formula of an inline math node."""
    _write(translator, node, "inline", "{}")


def block(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write the formula of a math block on lines of its own."""
    _write(translator, node, "block", '<div class="math">{}</div>\n')


def _write(translator: HTML5Translator, node: nodes.Element, display: str, frame: str) -> None:
    try:
        translator.body.append(frame.format(mathml(node.astext(), display)))
    except Exception as error:  # the converter raises a class of its own for each kind of fault
        where = (translator.builder.current_docname, node.line or node.parent.line)
        logger.warning(texts.FAULTS["formula"], error, location=where)
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the renderer under the name that ``html_math_renderer`` chooses."""
    app.add_html_math_renderer("mathml", (inline, None), (block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
