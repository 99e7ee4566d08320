"""What goes into the sandbox: plain JSON, of which ``inside/runner.mjs`` knows the other end."""

from typing import TypedDict

from tinytorch.checks.cases import Case


class CodeCell(TypedDict):
    """One cell to run; ``number`` counts the notebook's cells from 1, 0 is put before them."""

    number: int
    source: str


class Program(TypedDict):
    """All that is run before anything is asked: the cells, and the classes that learners write."""

    cells: list[CodeCell]
    classes: list[str]


class Question(TypedDict):
    """What the classes of a learner are tried on for one check.

    ``uses`` has the name of each class by what the cases call it: ``{"relu": "ReLU"}``.
    """

    uses: dict[str, str]
    cases: list[Case]


Questions = dict[str, Question]  # by a name that learners may read, in the order of asking
