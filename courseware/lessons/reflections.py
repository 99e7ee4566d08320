"""Reflections: a question to answer in prose, graded by a person along a rubric."""

import re
from dataclasses import dataclass

from courseware.lessons.markdown import BEGIN, END

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
    def prompt(self):
        """The line that stands in the answer cell before the learner writes; no part of an answer.

        Whoever counts words leaves out every line equal to it.
        """
        least, most = self.words
        return f"*Your answer, {least} to {most} words. Double-click and write in place of this.*"


def parse(block, faults):
    """The reflection of a block, or None after noting what is wrong with it."""
    before = len(faults.found)
    parts = _parts(block, faults)
    if len(faults.found) > before:
        return None
    rubric = _rubric(parts["#### Rubric"], faults)
    total, points = sum(worth for worth, _ in rubric), block.given["points"]
    if len(faults.found) == before and total != points:
        faults.add(
            block.line,
            f"reflection: the rubric adds up to {total} points, the marker says {points}",
        )
    texts = {name: "\n".join(line for _, line in lines).strip() for name, lines in parts.items()}
    return Reflection(
        block.given["grade_id"],
        block.given["title"],
        points,
        tuple(block.given["words"]),
        texts["#### Context"],
        texts["#### Question"],
        tuple(rubric),
        texts[BEGIN],
    )


def _parts(block, faults):
    """The lines of each section and of the notes, with their numbers."""
    parts, part, expected = {}, None, [*SECTIONS, BEGIN, END]
    for number, line in block.numbered():
        mark = next((mark for mark in (BEGIN, END) if mark in line), None)
        name = mark or (line if line.startswith("#") and part != BEGIN else None)
        if name is not None and expected and name == expected[0]:
            part = expected.pop(0)
            parts[part] = []
        elif name is not None:
            faults.add(number, f"reflection: {line!r}; expected {' then '.join(expected) or 'end'}")
            return parts
        elif part in (None, END):
            if line.strip():
                faults.add(number, f"reflection: {line!r} outside the sections")
        else:
            parts[part].append((number, line))
    if expected:
        faults.add(block.line, f"reflection: no {expected[0]!r} in it; needed: {_order()}")
    for part in (*SECTIONS, BEGIN):
        if part in parts and not any(line.strip() for _, line in parts[part]):
            faults.add(block.line, f"reflection: nothing below {part!r}")
    return parts


def _order():
    return ", ".join([*SECTIONS, f"notes between {BEGIN} and {END}"])


def _rubric(lines, faults):
    rubric = []
    for number, line in lines:
        criterion = CRITERION.fullmatch(line)
        if criterion:
            rubric.append((int(criterion[1]), criterion[2]))
        elif line.startswith("  ") and rubric:
            points, text = rubric[-1]
            rubric[-1] = (points, f"{text} {line.strip()}")
        elif line.strip():
            faults.add(number, f"rubric: {line!r}; allowed: '- 3 points: what they are given for'")
    return rubric
