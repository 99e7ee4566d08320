"""The words of an answer: as many for the grader as its writer was shown."""

import json
import shutil

import pytest

from courseware.files import ROOT
from courseware.grading.reports import words
from tests.web.deno import run

TEXTS = {
    "": 0,
    "ReLU waits for memory.": 4,
    "state-of-the-art, e.g. x=3": 3,
    "a\u00a0b\u3000c\n\n- d": 5,
    "\u6fc0\u6d3b\u51fd\u6570\u8ba9\u7f51\u7edc\u5f2f\u66f2\u3002": 5,
    "ReLU \u306f\u8ca0\u306e\u5024\u3092 0 \u306b\u3059\u308b\u3002": 9,
    "\u0e1f\u0e31\u0e07\u0e01\u0e4c\u0e0a\u0e31\u0e19\u0e01\u0e23\u0e30\u0e15\u0e38\u0e49\u0e19": 2,
    "\ud65c\uc131\ud654 \ud568\uc218\ub294": 2,
}


@pytest.mark.parametrize(("text", "number"), TEXTS.items())
def test_words_are_counted_in_every_script(text, number):
    assert words.count(text) == number


def test_pages_count_the_same(tmp_path):
    shutil.copy(ROOT / "web" / "pages" / "words.js", tmp_path / "words.mjs")
    script = 'import { words } from "./words.mjs";\n'
    script += f"report({json.dumps(list(TEXTS))}.map(words));"
    assert run(tmp_path, script) == [[words.count(text) for text in TEXTS]]
