"""Files and folders as people lay them: learners, groups of them, and what is nobody's."""

import pytest

from tests.grading.intake.platforms.whose import whose

CASES = {
    "files in one folder": (["all/Ada.ipynb", "all/Bob.ipynb"], ["Ada", "Bob"]),
    "one file in one folder": (["all/Ada.ipynb"], ["Ada"]),
    "one learner's folder": (["Ada/activations (1).ipynb"], ["Ada"]),
    "a folder of a folder": (["all/Ada/activations/activations.ipynb"], ["Ada"]),
    "groups of files": (["A/Ada.ipynb", "A/Bob.ipynb", "B/Eve.ipynb"], ["Ada", "Bob", "Eve"]),
    "groups of folders": (
        ["A/Ada/activations.ipynb", "A/Bob/x.ipynb", "B/Eve/activations.ipynb"],
        ["Ada", "Bob", "Eve"],
    ),
    "learners with drafts": (
        ["Ada/draft.ipynb", "Ada/activations.ipynb", "Bob/try.ipynb", "Bob/activations.ipynb"],
        ["Ada", "Bob"],
    ),
    "learners with their names in the names": (
        ["Ada/ada 1.ipynb", "Ada/ada 2.ipynb", "Bob/bob 1.ipynb", "Bob/bob 2.ipynb"],
        ["Ada", "Bob"],
    ),
    "the same parts in each": (
        ["Ada/1.ipynb", "Ada/2.ipynb", "Bob/1.ipynb", "Bob/2.ipynb"],
        ["Ada", "Bob"],
    ),
    "a folder of late ones beside folders": (
        ["Ada/activations.ipynb", *(f"late/{name}.ipynb" for name in "BCDEF")],
        ["Ada", "B", "C", "D", "E", "F"],
    ),
    "a class beside one that was mailed": (
        ["Zoe.ipynb", *(f"all/{name}.ipynb" for name in "BCDEF")],
        ["B", "C", "D", "E", "F", "Zoe"],
    ),
    "files and folders": (["Ada.ipynb", "Bob/a.ipynb", "Bob/b.ipynb"], ["Ada", "Bob"]),
    "lists and pages": (
        ["Ada.ipynb", "class.csv", "index.html", "README.md", "log.txt", "x.yml"],
        ["Ada"],
    ),
    "the wrong file": (
        ["Ada.ipynb", "Bob.docx", "Eve.html", "Max.rar"],
        ["Ada", "Bob", "Eve", "Max"],
    ),
    "a picture beside a notebook": (["Ada.ipynb", "Ada.pdf"], ["Ada"]),
    "two batches": (
        ["one/Ada.ipynb", "one/Bob.ipynb", "one/Cy.ipynb", "one/Di.ipynb", "two/Ada.ipynb"],
        ["Ada", "Bob", "Cy", "Di"],
    ),
    "packed work": (["all/Ada.zip", "all/Bob.tar.gz"], ["Ada", "Bob"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_learners_are_told_apart(name):
    paths, wanted = CASES[name]
    found, platforms = whose(*paths)
    assert (sorted(found), platforms) == (wanted, [])
