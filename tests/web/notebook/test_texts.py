"""All that the notebook's scripts say stands in one table."""

import re
import shutil

import pytest

from courseware.files import ROOT
from tests.web.deno import run

ROOM = ROOT / "web" / "notebook"
SCRIPTS = sorted(path for path in ROOM.glob("*.js") if path.name != "texts.js")
USED = {
    name: path.name
    for path in SCRIPTS
    for name in re.findall(r"\bTEXTS\.(\w+)", path.read_text(encoding="utf-8"))
}
SENTENCE = re.compile(r"""["'`][A-Z][a-z]+ [a-z][^"'`]*["'`]""")


@pytest.fixture
def texts(tmp_path):
    shutil.copy(ROOM / "texts.js", tmp_path / "texts.mjs")
    (found,) = run(tmp_path, 'import { TEXTS } from "./texts.mjs"; report(TEXTS);')
    return found


def test_every_text_is_used_and_every_text_used_is_there(texts):
    assert set(texts) == set(USED)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_other_script_has_sentences_of_its_own(path):
    code = re.sub(r"/\*\*.*?\*/|//.*", "", path.read_text(encoding="utf-8"), flags=re.S | re.M)
    assert SENTENCE.findall(code) == []


def test_no_text_is_the_beginning_of_another(texts):
    """A notice is known by how it begins, and a button by what stands on it."""
    notices = [text for text in texts.values() if text.endswith((".", ")"))]
    assert len(set(notices)) == len(notices)
