"""The question below a live figure, multiple choice or a number: its source and what it becomes.

The source is the question, then one list item per answer, ``[x]`` for a right one, and after
a bar what is said to a reader who chose it::

    Where is the kink for w = 2 and b = -1?

    - [ ] at 0 | Only without a bias: the kink is where w·x + b is 0.
    - [x] at 0.5 | Yes: -b/w = 1/2.

When the answers begin with ``=``, the reader writes a number. It gets the feedback of the first
answer that it fits; the last one has no number and is for all others::

    - [x] = 0.5 ± 0.01 | Yes: -b/w = 1/2.
    - [ ] = -0.5 | Mind the sign.
    - [ ] = | The kink is where w·x + b is 0.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docutils import nodes

from courseware.book import texts
from courseware.book.elements import Element, element

ANSWER = re.compile(r"^[-*] \[(?P<mark>[ xX])\] (?P<text>.*)$")
NUMBER = re.compile(r"=\s*(?:(-?\d+(?:\.\d+)?)(?:\s*±\s*(\d+(?:\.\d+)?))?)?")
TYPED = r"\s*[+\-\u2212]?(\d+[.,]?\d*|[.,]\d+)(e[+\-]?\d+)?\s*"  # as `number.js` reads it
ROUNDING = 1e-9

Markdown = Callable[[str], list[nodes.Node]]


@dataclass(frozen=True)
class Answer:
    """One answer: is it right, its Markdown text, what is said to who chose it.

    ``near`` is its number, or None, and ``within`` how far from that an answer may be.
    """

    right: bool
    text: str
    feedback: str
    near: float | None = None
    within: float = ROUNDING


@dataclass(frozen=True)
class Question:
    """The Markdown text of a question and its answers in order; ``numeric`` for a number."""

    text: str
    answers: tuple[Answer, ...]
    numeric: bool = False


@dataclass
class Item:
    """A list item of the source: its line, counted from 0, and what stands after the mark."""

    line: int
    right: bool
    source: str


class QuestionError(ValueError):
    """A question that cannot be asked.

    Parameters
    ----------
    text : str
        The name of its message in ``texts.FAULTS``.
    line : int
        Where the fault is, counted from 0 in the source.
    values
        What the message names.
    """

    def __init__(self, text: str, line: int, /, **values: object) -> None:
        super().__init__(texts.FAULTS[text].format(**values))
        self.line = line


def parse(lines: list[str]) -> Question:
    """The question written in ``lines``.

    Parameters
    ----------
    lines : list of str
        The source, as this module's docstring shows it.

    Raises
    ------
    QuestionError
        When the question has no text, fewer than two answers or no right one, when an answer
        has no feedback, or when some answers are numbers and others not.
    """
    text: list[str] = []
    items: list[Item] = []
    for number, line in enumerate(lines):
        found = ANSWER.match(line)
        if found:
            items.append(Item(number, found["mark"] != " ", found["text"]))
        elif items and line.strip():
            if not line.startswith("  "):
                raise QuestionError("after_answers", number)
            items[-1].source += " " + line.strip()
        elif not items:
            text.append(line)
    return _checked("\n".join(text).strip(), items)


def _checked(text: str, items: list[Item]) -> Question:
    if not text:
        raise QuestionError("no_question", 0)
    if len(items) < 2:
        raise QuestionError("few_answers", 0, count=len(items))
    if not any(item.right for item in items):
        raise QuestionError("none_right", items[0].line)
    numeric = items[0].source.startswith("=")
    answers = tuple(_answer(item, numeric) for item in items)
    others = [answer.near is None for answer in answers]
    if numeric and (sum(others), others[-1]) != (1, True):
        raise QuestionError("last_answer", 0)
    return Question(text, answers, numeric)


def _answer(item: Item, numeric: bool) -> Answer:
    text, _, feedback = (part.strip() for part in item.source.partition(" | "))
    if not feedback:
        raise QuestionError("no_feedback", item.line)
    if text.startswith("=") != numeric:
        raise QuestionError("mixed", item.line)
    if not numeric:
        return Answer(item.right, text, feedback)
    found = NUMBER.fullmatch(text)
    if not found:
        raise QuestionError("no_number", item.line, text=text)
    near, within = (float(part) if part else None for part in found.groups())
    return Answer(item.right, text, feedback, near, (within or 0) + ROUNDING)


def rendered(question: Question, figure: str, block: Markdown, inline: Markdown) -> Element:
    """The element ``<figure-question>``.

    Radio buttons are each followed by their feedback. The style sheet shows it once its answer is
    chosen, so this needs no script; the empty status line is for a script that has it read out.
    A number needs the script, so without one only the question is seen.

    Parameters
    ----------
    question : Question
    figure : str
        The id of the figure it belongs to; ids within begin with it.
    block, inline : callable
        Turn Markdown into a list of nodes, as paragraphs and within a line.
    """
    name = f"{figure}-question"
    parts = _number if question.numeric else _choices
    asked = element(
        "fieldset",
        element("div", *block(question.text), id=f"{name}-text", class_="lf-asked"),
        *parts(question, name, inline),
        element("p", role="status", class_="visually-hidden"),
        aria_labelledby=f"{name}-text",
    )
    form = element("form", asked, method="dialog", class_="lf-question", autocomplete="off")
    return element("figure-question", form, figure=figure)


def _choices(question: Question, name: str, inline: Markdown) -> Iterator[Element]:
    for number, answer in enumerate(question.answers, 1):
        ident = f"{name}-{number}"
        yield element(
            "div",
            element("input", type="radio", name="answer", value=number, id=ident),
            element("label", *inline(answer.text), for_=ident),
            _feedback(answer, inline, number),
            class_="lf-answer",
        )


def _number(question: Question, name: str, inline: Markdown) -> Iterator[Element]:
    ident = f"{name}-number"
    yield element(
        "p",
        element("label", texts.QUESTION["your_number"], for_=ident),
        element(
            "input", type="text", id=ident, name="answer", required=True,
            inputmode="decimal", pattern=TYPED, title=texts.QUESTION["number_form"],
            aria_describedby=f"{name}-text",
        ),
        element("button", texts.QUESTION["answer"], type="submit"),
        class_="lf-number",
    )  # fmt: skip
    for answer in question.answers:
        yield _feedback(answer, inline, answer.near, answer.within)


def _feedback(answer: Answer, inline: Markdown, near: float | None, within: float = 0) -> Element:
    first = texts.QUESTION["right" if answer.right else "wrong"]
    return element(
        "p",
        element("strong", first), " ",
        *inline(answer.feedback),
        class_="lf-feedback",
        data_right="true" if answer.right else "false",
        data_near=near,
        data_within=within,
    )  # fmt: skip
