"""What a lesson is, once it has been read: its cells, its points, its notebooks."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

import nbformat
from nbformat import NotebookNode

from courseware.lessons import notebook
from courseware.lessons.exercises import Exercise
from courseware.lessons.reflections import Reflection
from tinytorch.checks.check import Check

Made = TypeVar("Made", Exercise, Check, Reflection)


@dataclass(frozen=True)
class Cell:
    """One cell of a lesson.

    Attributes
    ----------
    kind : str
        A word of ``markers.WORDS``, or ``prose`` or ``code``.
    line : int
        Where its marker stands.
    source : str
        Its text; empty for exercises, checks and figures, whose code ``notebook_cells`` writes.
    given : dict
        What the marker says, as ``markers`` allows it.
    made : Exercise, Reflection, Check or None
        What an ``exercise``, a ``reflection`` or a ``check`` is about; None for other kinds.
    classes : dict of str
        For a check or a figure: the names of the learner's classes that it uses, by their words,
        such as ``{"relu": "ReLU"}``.
    """

    kind: str
    line: int
    source: str
    given: dict[str, Any]
    made: Exercise | Reflection | Check | None = None
    classes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Lesson:
    """A lesson that has been read and found right.

    Attributes
    ----------
    name : str
        As file names and links use it: ``activations``.
    points : int
        What the checks and reflections add up to.
    cells : list of Cell
    """

    name: str
    points: int
    cells: list[Cell]

    @property
    def exercises(self) -> dict[str, Exercise]:
        """The exercises by grade id."""
        return self._made(Exercise)

    @property
    def checks(self) -> dict[str, Check]:
        """The checks, as ``tinytorch.checks`` knows them, by grade id."""
        return self._made(Check)

    @property
    def reflections(self) -> dict[str, Reflection]:
        """The reflections by grade id."""
        return self._made(Reflection)

    @property
    def version(self) -> str:
        """Twelve hexadecimal digits; others when anything that a learner sees has changed."""
        return notebook.version(self)

    def notebook(self, kind: str) -> NotebookNode:
        """The notebook, without outputs.

        Parameters
        ----------
        kind : str
            ``student``, or ``instructor`` for the one with solutions.
        """
        return notebook.assemble(self, kind)

    def text(self, kind: str) -> str:
        """The notebook as the text of its file: the same lesson gives the same bytes.

        Parameters
        ----------
        kind : str
            As for ``notebook``.
        """
        return nbformat.writes(self.notebook(kind), version=4) + "\n"

    def _made(self, sort: type[Made]) -> dict[str, Made]:
        made = ((cell.given, cell.made) for cell in self.cells)
        return {given["grade_id"]: each for given, each in made if isinstance(each, sort)}
