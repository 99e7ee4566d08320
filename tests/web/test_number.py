"""Numbers as people write them, in links and as answers."""

import json
import shutil

from courseware.files import ROOT
from tests.web.deno import run

NUMBERS = {
    "1.5": 1.5, "1,5": 1.5, " 1.5 ": 1.5, "-1,5": -1.5, "\u22121.5": -1.5, "+2": 2, ".5": 0.5,
    "1.": 1, "1e3": 1000, "0": 0,
    "": None, "1,500.0": None, "1.2.3": None, "1 5": None, "one": None, "NaN": None,
    "Infinity": None, "0x10": None, "1,5,": None, "--1": None,
}  # fmt: skip


def test_decimal_comma_is_a_point_and_what_is_unclear_is_no_number(tmp_path):
    shutil.copy(ROOT / "web" / "pages" / "number.js", tmp_path / "number.mjs")
    script = 'import { numberIn } from "./number.mjs";\n'
    script += f"report({json.dumps(list(NUMBERS))}.map(numberIn));"  # JSON has null for NaN
    assert run(tmp_path, script) == [list(NUMBERS.values())]
