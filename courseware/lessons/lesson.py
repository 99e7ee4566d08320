"""What a lesson is, once it has been read: its cells, its points, its notebooks."""

from dataclasses import dataclass

import nbformat

from courseware.lessons import notebook


@dataclass
class Cell:
    """One cell of a lesson.

    Attributes
    ----------
    kind : str
        A word of ``markers.WORDS``, or ``prose`` or ``code``.
    line : int
        Where its marker stands.
    source : str
        Its text in the notebook; empty where that depends on the kind of notebook.
    given : dict
        What the marker says.
    made : Exercise, Reflection, Check or None
    """

    kind: str
    line: int
    source: str
    given: dict
    made: object = None


@dataclass(frozen=True)
class Lesson:
    """A lesson that has been read and found sound.

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
    cells: list

    @property
    def exercises(self):
        """The exercises by grade id."""
        return self._made("exercise")

    @property
    def checks(self):
        """The checks, as ``tinytorch.checks`` knows them, by grade id."""
        return self._made("check")

    @property
    def reflections(self):
        """The reflections by grade id."""
        return self._made("reflection")

    @property
    def version(self):
        """Twelve hexadecimal digits; others when anything that a learner sees has changed."""
        return notebook.version(self)

    def notebook(self, kind):
        """The notebook; ``kind`` is ``student``, or ``instructor`` for the one with solutions."""
        return notebook.assemble(self, kind)

    def text(self, kind):
        """The notebook as the text of its file: the same lesson gives the same bytes."""
        return nbformat.writes(self.notebook(kind), version=4) + "\n"

    def _made(self, kind):
        return {cell.given["grade_id"]: cell.made for cell in self.cells if cell.kind == kind}
