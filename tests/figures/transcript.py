"""Every text of the figures as one page of Markdown, so that a change of words is a diff.

Run ``python -m tests.figures.transcript`` to write it anew after a change that is meant.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.figures import conftest as learners
from tinytorch.core.activations import ReLU, Softmax
from tinytorch.figures import FIGURES, find
from tinytorch.figures.figure import Drawing, Figure
from tinytorch.widgets import explore

FILE = Path(__file__).with_name("transcript.md")
BROKEN = [*learners.UNUSABLE, *learners.WRONG]


class Speechless(learners.Plain):
    def __call__(self, x: object) -> None:
        raise ValueError


SETTINGS: dict[str, list[dict[str, Any]]] = {
    "relu-hinge": [{}, {"w": -1.5, "b": 1.2}, {"w": 0.1, "b": -2}, {"w": 0.1, "b": 2}, {"w": 0}],
    "relu-stack": [
        {},
        {"layers": 3},
        {"activation": "ReLU"},
        {"layers": 4, "activation": "ReLU"},
    ],
    "relu-sparsity": [{}, {"bias": 5}, {"bias": -5}],
    "softmax-steps": [{}, {"a": -5, "b": -2, "c": -3}, {"a": 1, "b": 0, "c": -1}],
    "softmax-shift-scale": [{}, {"add": 3, "multiply": 2}, {"multiply": 0.5}, {"multiply": 0}],
    "softmax-temperature": [
        {},
        {"temperature": 0.05, "preset": "two tied"},
        {"temperature": 3, "preset": "all equal"},
    ],
    "softmax-overflow": [
        {},
        {"offset": 85.5},
        {"offset": 1000, "dtype": "float64"},
        {"offset": 500, "method": "stable"},
    ],
    "softmax-axis": [{}, {"axis": "0"}, {"axis": "all"}],
    "network-pass": [{}, {"place": "on logits too"}, {"place": "off"}],
}
REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("relu-hinge", {"w": 7}),
    ("relu-hinge", {"w": "1"}),
    ("relu-hinge", {"colour": 1}),
    ("relu-stack", {"layers": 2.5}),
    ("softmax-axis", {"axis": 2}),
]


def transcript() -> str:
    """The whole page."""
    blocks = ["# What the figures say", "Made by `python -m tests.figures.transcript`."]
    for name, figure in FIGURES.items():
        blocks += _figure(figure, SETTINGS[name])
    blocks += ["## What is refused", *(f"- {words}" for words in _refusals())]
    blocks += ["## Around a figure in the notebook", *(f"- {words}" for words in _panel())]
    return "\n\n".join(blocks) + "\n"


def _figure(figure: Figure, settings: list[dict[str, Any]]) -> Iterator[str]:
    labels = ", ".join(control.label for control in figure.controls)
    yield f"## {figure.title} (`{figure.id}`)"
    yield f"Controls: {labels}"
    for given in settings:
        yield from _drawing(figure.written(figure.settings(**given)), figure.draw(**given))
    last = settings[-1] if figure.id == "relu-stack" else {}
    yield from _drawing("the reference as a learner's", _with(figure, (ReLU, Softmax), last))
    for learner in [*BROKEN, Speechless]:
        drawing = _with(figure, (learner, learner), last)
        yield f"- {learner.__name__}: {drawing.text}"
    yield from _drawing("a learner's NaN", _with(figure, (learners.NotANumber,) * 2, last))


def _with(figure: Figure, classes: tuple[type, type], given: dict[str, Any]) -> Drawing:
    relu, softmax = classes
    return figure.draw(relu=relu, softmax=softmax, **given)


def _drawing(heading: str, drawing: Drawing) -> Iterator[str]:
    yield f"### {heading}"
    yield drawing.text
    written = re.findall(r"<text[^>]*>([^<]*[A-Za-z][^<]*)</text>", drawing.svg)
    yield f"In the picture: {' | '.join(dict.fromkeys(written))}"
    heads = (drawing.columns, [row[0] for row in drawing.rows])
    yield f"Table: {drawing.caption}: {' and '.join(' | '.join(head) for head in heads)}"


def _refusals() -> Iterator[str]:
    for name, given in REFUSED:
        yield _said(lambda name=name, given=given: FIGURES[name].draw(**given))
    yield _said(lambda: find("relu-hing"))
    yield _said(lambda: explore("relu-hinge", softmax=Softmax))


def _said(call: Any) -> str:
    try:
        call()
    except ValueError as error:
        return str(error)
    raise AssertionError("nothing was refused")


def _panel() -> Iterator[str]:
    box = explore("relu-hinge")
    for widget in box.children:
        for words in ("description", "tooltip"):
            if value := getattr(widget, words, None):
                yield value
    row = box.children[0].children[1]
    row.max = row.value = 9.0
    yield next(w.value for w in box.children if "cannot be drawn" in str(getattr(w, "value", "")))


if __name__ == "__main__":
    FILE.write_text(transcript(), encoding="utf-8")
