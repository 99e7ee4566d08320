"""Every sentence of grading stands in its table, is used, and reads as ``messages.txt`` says.

After a change of words: ``python -m tests.grading.test_texts`` writes the file anew.
"""

import ast
import re
import string
from pathlib import Path

import pytest

from courseware.files import ROOT
from courseware.grading import texts

ROOM = ROOT / "courseware" / "grading"
TRANSCRIPT = Path(__file__).with_name("messages.txt")
FILES = [
    path
    for path in sorted(ROOM.rglob("*.py"))
    if "inside" not in path.parts and path.name not in ("texts.py", "command.py")
]  # the words of an option stand beside it
TABLE = {name: text for name, text in vars(texts).items() if name.isupper()}
SAMPLES = {
    "address": "tcp://10.0.0.1:8786", "rate": 2.5, "rest": "1 min",
    "text": "3/2", "all": 12,
    "allowed": "1 to 64 letters, digits, '-' and '_'", "class_name": "ReLU", "code": 1,
    "columns": "student",
    "count": 3, "error": "File is not a zip file", "fault": "it is a link", "faults": "line 2: ...",
    "file": "checks.py", "files": 31, "folder": "mine", "format": "3", "found": 0, "gigabytes": 4,
    "got": "nothing came out", "grade id": "", "how": "signal 9", "key": "0123abcd",
    "kind": "mixes", "known": "mixed, negative", "learners": 28, "left": 1, "lesson": "activations",
    "limits": "; limits set here: ulimit -v 4194304", "megabytes": 32, "missing": "ulimit",
    "module": "numpy", "most": 10, "name": "relu-class", "names": "Ada, Bob", "number": 7,
    "others": "Bob", "out": "marks", "path": "marks/x.db", "stage": "cell 7", "points": 2.5,
    "seconds": 30.0, "reason": "the file is empty", "status": "graded", "student": "Ada",
    "title": "Each row sums to 1", "there": "gelu", "total": 40, "version": "0123abcd",
    "magic": "%%bash", "what": "the notebook", "words": "import js", "written": 2,
}  # fmt: skip
NOBODY_READS = {
    ".*not in session",  # what SQLAlchemy warns of
    "a process with a pipe for each of its streams is needed",  # a fault of ours
}
PROSE = re.compile(r"[a-z]+ [a-z]+ [a-z]+")


def transcript():
    """All texts, filled with samples."""
    return "".join(f"{name}: {text.format(**SAMPLES)}\n" for name, text in TABLE.items())


def test_the_texts_read_as_they_were_reviewed():
    assert transcript() == TRANSCRIPT.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TABLE)
def test_every_text_is_used(name):
    assert any(re.search(rf"\btexts\.{name}\b", path.read_text()) for path in FILES)


@pytest.mark.parametrize("name", TABLE)
def test_a_text_names_what_is_filled_in(name):
    assert all(field is None or field in SAMPLES for _, field, _, _ in parsed(TABLE[name]))


def parsed(text):
    return string.Formatter().parse(text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOM).as_posix())
def test_no_sentence_stands_in_the_code(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and isinstance(node.body[0], ast.Expr)
    }
    found = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in docstrings and PROSE.search(node.value)
    }
    assert found <= NOBODY_READS


if __name__ == "__main__":
    TRANSCRIPT.write_text(transcript(), encoding="utf-8")
