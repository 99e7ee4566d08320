"""``{live}``: a live figure, with the prediction as an option and the question as the body."""

import json
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx

from courseware.book import live_figure, prerender, question, tasks, texts
from courseware.book.directives.base import CourseDirective
from courseware.book.elements import element
from courseware.files import ROOT
from tinytorch.figures import find


def settings(text: str | None) -> live_figure.Settings:
    """The option ``:set: w=2, mode=ReLU`` as a dict; what is a number becomes one.

    Parameters
    ----------
    text : str or None
        What stands after ``:set:``.

    Raises
    ------
    ValueError
        When a part of it is no pair of a name and a value.

    Examples
    --------
    >>> settings("w=2, mode=ReLU")
    {'w': 2, 'mode': 'ReLU'}
    """
    found: live_figure.Settings = {}
    for pair in (text or "").split(","):
        name, sign, value = (part.strip() for part in pair.partition("="))
        if not (name and sign and value):
            raise ValueError(texts.FAULTS["setting"].format(pair=pair.strip()))
        found[name] = _number_or_text(value)
    return found


def _number_or_text(value: str) -> float | str:
    try:
        number = json.loads(value)
    except ValueError:
        return value
    return number if isinstance(number, int | float) else value


class LiveDirective(CourseDirective):
    """A live figure; one figure stands once on a page."""

    has_content = True
    option_spec: ClassVar = {"predict": directives.unchanged_required, "set": settings}
    inputs = (*CourseDirective.inputs, ROOT / "tinytorch" / "figures")

    def content_nodes(self, *arguments: str) -> list[nodes.Node]:
        """The element ``<live-figure>``."""
        (name,) = arguments
        figure = find(name)
        drawn = self.env.temp_data.setdefault("live-figures", set())
        if name in drawn:
            raise ValueError(texts.FAULTS["twice"].format(name=name))
        drawn.add(name)
        chosen = self.options.get("set", {})
        asked = self._question(name, figure.title)
        found = live_figure.rendered(figure, chosen, self._prediction(), asked)
        prerender.note(self.env, figure, figure.settings(**chosen))
        return found

    def _prediction(self) -> list[nodes.Node]:
        """What to guess before the controls are moved."""
        text = self.options.get("predict")
        if not text:
            return []
        first = element("strong", texts.FIGURE["predict"])
        return [element("p", first, " ", *self.inline(text), class_="lf-predict")]

    def _question(self, name: str, title: str) -> list[nodes.Node]:
        """The question in the body."""
        if not self.content:
            return []
        asked = question.parse(list(self.content))
        tasks.note(self.env, "question", name, title)
        return [question.rendered(asked, name, self.block, self.inline)]


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directive."""
    app.add_directive("live", LiveDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
