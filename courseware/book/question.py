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
from dataclasses import dataclass

from courseware.book.elements import element

ANSWER = re.compile(r"^[-*] \[(?P<mark>[ xX])\] (?P<text>.*)$")
NUMBER = re.compile(r"=\s*(?:(-?\d+(?:\.\d+)?)(?:\s*±\s*(\d+(?:\.\d+)?))?)?")
ROUNDING = 1e-9


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
    answers: tuple
    numeric: bool = False


class QuestionError(ValueError):
    """A question that cannot be asked; ``line`` counts from 0 in its source."""

    def __init__(self, message, line):
        super().__init__(message)
        self.line = line


def parse(lines):
    """The question written in ``lines``.

    Raises
    ------
    QuestionError
        When the question has no text, fewer than two answers or no right one, when an answer
        has no feedback, or when some answers are numbers and others not.
    """
    text, items = [], []
    for number, line in enumerate(lines):
        found = ANSWER.match(line)
        if found:
            items.append([number, found["mark"] != " ", found["text"]])
        elif items and line.strip():
            if not line.startswith("  "):
                raise QuestionError("text after the answers; indent what continues one", number)
            items[-1][2] += " " + line.strip()
        elif not items:
            text.append(line)
    return _checked("\n".join(text).strip(), items)


def _checked(text, items):
    if not text:
        raise QuestionError("a question needs a text before its answers", 0)
    if len(items) < 2:
        raise QuestionError(f"a question needs two answers or more, got {len(items)}", 0)
    if not any(right for _, right, _ in items):
        raise QuestionError("no answer is marked as right with [x]", items[0][0])
    numeric = items[0][2].startswith("=")
    answers = tuple(_answer(*item, numeric) for item in items)
    others = [a.near is None for a in answers]
    if numeric and (sum(others), others[-1]) != (1, True):
        raise QuestionError("the last answer, and no other, must be `=`, for all other numbers", 0)
    return Question(text, answers, numeric)


def _answer(line, right, source, numeric):
    text, _, feedback = (part.strip() for part in source.partition(" | "))
    if not feedback:
        raise QuestionError("an answer needs ` | ` and feedback after it", line)
    if text.startswith("=") != numeric:
        raise QuestionError("begin all answers with `=` or none", line)
    if not numeric:
        return Answer(right, text, feedback)
    found = NUMBER.fullmatch(text)
    if not found:
        raise QuestionError(f"{text!r} is not a number like `= -1.5 ± 0.1`", line)
    near, within = (part and float(part) for part in found.groups())
    return Answer(right, text, feedback, near, (within or 0) + ROUNDING)


def rendered(question, name, block, inline):
    """The question as a node.

    Radio buttons are each followed by their feedback. The style sheet shows it once its answer is
    chosen, so this needs no script; the empty status line is for a script that has it read out.
    A number needs the script, so without one only the question is seen.

    Parameters
    ----------
    question : Question
    name : str
        Unique in the page; the ids begin with it.
    block, inline : callable
        Turn Markdown into a list of nodes, as paragraphs and within a line.
    """
    parts = (
        _number(question, name, inline) if question.numeric else _choices(question, name, inline)
    )
    asked = element(
        "fieldset",
        element("div", *block(question.text), id=f"{name}-text", class_="lf-asked"),
        *parts,
        element("p", role="status", class_="lf-said visually-hidden"),
        aria_labelledby=f"{name}-text",
    )
    return element("form", asked, method="dialog", class_="lf-question", autocomplete="off")


def _choices(question, name, inline):
    for number, answer in enumerate(question.answers, 1):
        ident = f"{name}-{number}"
        yield element(
            "div",
            element("input", type="radio", name="answer", value=number, id=ident),
            element("label", *inline(answer.text), for_=ident),
            _feedback(answer, inline, number),
            class_="lf-answer",
        )


def _number(question, name, inline):
    ident = f"{name}-number"
    yield element(
        "p",
        element("label", "Your number", for_=ident),
        element(
            "input", type="number", id=ident, name="answer", step="any", required=True,
            aria_describedby=f"{name}-text",
        ),
        element("button", "Answer", type="submit"),
        class_="lf-number",
    )  # fmt: skip
    for answer in question.answers:
        yield _feedback(answer, inline, answer.near, answer.within)


def _feedback(answer, inline, near, within=0):
    return element(
        "p",
        element("strong", "Right." if answer.right else "Not quite."), " ",
        *inline(answer.feedback),
        class_="lf-feedback",
        data_right="true" if answer.right else "false",
        data_near=near,
        data_within=within,
    )  # fmt: skip
