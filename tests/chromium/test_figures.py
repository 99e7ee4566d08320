"""The words of every figure, as Chromium sets them: inside the picture, none on top of another."""

import itertools

import numpy as np
import pytest

from tinytorch.core.tensor import Tensor
from tinytorch.figures import FIGURES, Slider

pytestmark = pytest.mark.browser

FAULTS = """svgs => svgs.flatMap(svg => {
  const view = svg.viewBox.baseVal;
  const texts = [...svg.querySelectorAll("text")].map(t => [t.textContent, t.getBBox()]);
  const cut = texts.filter(([, b]) =>
    b.x < 0 || b.y < -1 || b.x + b.width > view.width || b.y + b.height > view.height);
  const over = texts.flatMap(([one, a], i) => texts.slice(0, i).filter(([, b]) =>
    Math.min(a.x + a.width, b.x + b.width) > Math.max(a.x, b.x) &&
    Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 5
  ).map(([other]) => `${one} over ${other}`));
  return [...cut.map(([words]) => `${words} cut off`), ...over];
})"""


class Halved:
    """A wrong answer whose numbers can be drawn."""

    def __init__(self, dim=-1):
        self.dim = dim

    def __call__(self, x):
        return Tensor(np.abs(x.data) / 2)


class NotANumber(Halved):
    """A wrong answer that has nothing but NaN."""

    def __call__(self, x):
        return Tensor(x.data * np.nan)


def corners(figure):
    """Every combination of the ends, the first values and the options of the controls."""
    ends = [
        (c.low, c.value, c.high) if isinstance(c, Slider) else c.options for c in figure.controls
    ]
    names = [control.name for control in figure.controls]
    return [dict(zip(names, values, strict=True)) for values in itertools.product(*ends)]


@pytest.mark.parametrize("learner", [None, Halved, NotANumber])
@pytest.mark.parametrize("figure_id", FIGURES)
def test_no_words_are_cut_or_overlap(page, figure_id, learner):
    figure = FIGURES[figure_id]
    drawings = [figure.draw(relu=learner, softmax=learner, **s) for s in corners(figure)]
    page.set_content("".join(drawing.svg for drawing in drawings))
    assert page.eval_on_selector_all("svg", FAULTS) == []


def test_cut_and_overlapping_words_would_be_found(page):
    words = '<text x="5" y="15">one</text><text x="9" y="15">other</text>'
    page.set_content(f'<svg viewBox="0 0 30 30">{words}</svg>')
    assert page.eval_on_selector_all("svg", FAULTS) == ["other cut off", "other over one"]
