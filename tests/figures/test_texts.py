"""What the figures say is written down, and nothing else is in the table of texts."""

import re

import pytest

from tests.figures.transcript import FILE, transcript
from tinytorch.figures import texts

TABLE = [
    (f"{group.__name__}.{name}", text)
    for group in vars(texts).values()
    if isinstance(group, type)
    for name, entry in vars(group).items()
    if not name.startswith("__")
    for text in ([entry] if isinstance(entry, str) else entry)
]


@pytest.fixture(scope="module")
def said():
    return transcript()


def test_texts_are_those_of_the_transcript(said):
    assert said == FILE.read_text("utf-8"), "if meant: python -m tests.figures.transcript"


@pytest.mark.parametrize(("name", "text"), TABLE, ids=[name for name, _ in TABLE])
def test_every_text_is_said(said, name, text):
    fixed = re.split(r"\{[^}]*\}", text)
    assert re.search(".+?".join(map(re.escape, fixed)), said)


def test_the_table_is_not_empty():
    assert len(TABLE) > 150
