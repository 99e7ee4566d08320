"""The multiple-choice question below a live figure: its source text and what it becomes.

The source is the question, then one list item per answer, ``[x]`` for a right one, and after
a bar what is said to a reader who chose it::

    Where is the kink for w = 2 and b = -1?

    - [ ] at 0 | Only without a bias: the kink is where w·x + b is 0.
    - [x] at 0.5 | Yes: -b/w = 1/2.
"""

import re
from dataclasses import dataclass

from courseware.elements import element

ANSWER = re.compile(r"^[-*] \[(?P<mark>[ xX])\] (?P<text>.*)$")


@dataclass(frozen=True)
class Answer:
    """One answer: is it right, its Markdown text, what is said to who chose it."""

    right: bool
    text: str
    feedback: str


@dataclass(frozen=True)
class Question:
    """The Markdown text of a question and its answers in order."""

    text: str
    answers: tuple


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
        When the question has no text, fewer than two answers or no right one, or when an
        answer has no feedback.
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
    return Question(text, tuple(_answer(*item) for item in items))


def _answer(number, right, source):
    text, _, feedback = (part.strip() for part in source.partition(" | "))
    if not feedback:
        raise QuestionError("an answer needs ` | ` and feedback after it", number)
    return Answer(right, text, feedback)


def rendered(question, name, block, inline):
    """The question as a node: radio buttons, each followed by its feedback.

    The style sheet shows a feedback once its answer is chosen, so this needs no script; the
    empty status line is for a script that has it read out.

    Parameters
    ----------
    question : Question
    name : str
        Unique in the page; the ids begin with it.
    block, inline : callable
        Turn Markdown into a list of nodes, as paragraphs and within a line.
    """
    answers = [_choice(a, name, n, inline) for n, a in enumerate(question.answers, 1)]
    return element(
        "fieldset",
        element("div", *block(question.text), id=f"{name}-text", class_="lf-asked"),
        *answers,
        element("p", role="status", class_="lf-said visually-hidden"),
        class_="lf-question",
        aria_labelledby=f"{name}-text",
    )


def _choice(answer, name, number, inline):
    ident = f"{name}-{number}"
    verdict = "Right." if answer.right else "Not quite."
    return element(
        "div",
        element("input", type="radio", name=name, value=number, id=ident),
        element("label", *inline(answer.text), for_=ident),
        element(
            "p",
            element("strong", verdict), " ", *inline(answer.feedback),
            class_="lf-feedback",
            data_right="true" if answer.right else "false",
        ),
        class_="lf-answer",
    )  # fmt: skip
