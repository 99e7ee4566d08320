"""Formulas as MathML."""

import pytest

from courseware.book import mathml


@pytest.mark.parametrize("tex", [r"a & b", r"\nosuchcommand{x}"])
def test_mathml_refuses_what_it_does_not_know(tex):
    with pytest.raises(ValueError, match="no MathML"):
        mathml.mathml(tex, "inline")
