"""Reflections: a question to answer in prose, graded by a person along a rubric."""

import re
from dataclasses import dataclass

from courseware.lessons import texts
from courseware.lessons.diagnostics import Faults
from courseware.lessons.markdown import BEGIN, END
from courseware.lessons.percent import Block

SECTIONS = ("#### Context", "#### Question", "#### Rubric")
CRITERION = re.compile(r"- (\d{1,3}) points?: (\S.*)")


@dataclass(frozen=True)
class Reflection:
    """One reflection; all texts are Markdown.

    Attributes
    ----------
    grade_id, title : str
    points : int
        What the rubric adds up to.
    words : tuple of int
        The least and the most words of an answer.
    context, question : str
    rubric : tuple of (int, str)
        Points, and what they are given for.
    notes : str
        For the grader: what a good answer says. Never shown to a learner.
    """

    grade_id: str
    title: str
    points: int
    words: tuple[int, int]
    context: str
    question: str
    rubric: tuple[tuple[int, str], ...]
    notes: str

    @property
    def prompt(self) -> str:
        """The line that stands in the answer cell before the learner writes; no part of an answer.

        Whoever counts words leaves out every line equal to it.
        """
        least, most = self.words
        return texts.PROMPT.format(least=least, most=most)


def parse(block: Block, faults: Faults) -> Reflection | None:
    """The reflection that a block holds.

    Parameters
    ----------
    block : Block
        A ``reflection`` cell whose marker is right.
    faults : Faults
        Gets what is wrong with its sections or its rubric.

    Returns
    -------
    Reflection or None
        None after noting that its sections are not those of a reflection.
    """
    before = len(faults.noted)
    parts = _parts(block, faults)
    if len(faults.noted) > before:
        return None
    rubric = _rubric(parts["#### Rubric"], faults)
    total, points = sum(worth for worth, _ in rubric), block.given["points"]
    if len(faults.noted) == before and total != points:
        faults.add(block.line, texts.RUBRIC_SUM.format(total=total, points=points))
    sections = {name: "\n".join(line for _, line in lines).strip() for name, lines in parts.items()}
    least, most = block.given["words"]
    return Reflection(
        grade_id=block.given["grade_id"],
        title=block.given["title"],
        points=points,
        words=(least, most),
        context=sections["#### Context"],
        question=sections["#### Question"],
        rubric=tuple(rubric),
        notes=sections[BEGIN],
    )


def _parts(block: Block, faults: Faults) -> dict[str, list[tuple[int, str]]]:
    """The lines of each section and of the notes, with their numbers."""
    parts: dict[str, list[tuple[int, str]]] = {}
    part, expected = None, [*SECTIONS, BEGIN, END]
    for number, line in block.numbered():
        mark = next((mark for mark in (BEGIN, END) if mark in line), None)
        name = mark or (line if line.startswith("#") and part != BEGIN else None)
        if name is not None and expected and name == expected[0]:
            part = expected.pop(0)
            parts[part] = []
        elif name is not None:
            wanted = texts.THEN.join(expected) or texts.END
            faults.add(number, texts.SECTION.format(line=line, expected=wanted))
            return parts
        elif part in (None, END):
            if line.strip():
                faults.add(number, texts.OUTSIDE.format(line=line))
        else:
            parts[part].append((number, line))
    if expected:
        faults.add(block.line, texts.NO_SECTION.format(section=expected[0], needed=_order()))
    for section in (*SECTIONS, BEGIN):
        if section in parts and not any(line.strip() for _, line in parts[section]):
            faults.add(block.line, texts.EMPTY_SECTION.format(section=section))
    return parts


def _order() -> str:
    return ", ".join([*SECTIONS, texts.NOTES_BETWEEN.format(begin=BEGIN, end=END)])


def _rubric(lines: list[tuple[int, str]], faults: Faults) -> list[tuple[int, str]]:
    rubric: list[tuple[int, str]] = []
    for number, line in lines:
        criterion = CRITERION.fullmatch(line)
        if criterion:
            rubric.append((int(criterion[1]), criterion[2]))
        elif line.startswith("  ") and rubric:
            points, text = rubric[-1]
            rubric[-1] = (points, f"{text} {line.strip()}")
        elif line.strip():
            faults.add(number, texts.NOT_A_CRITERION.format(line=line))
    return rubric
