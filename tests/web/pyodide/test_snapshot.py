"""The image of a memory: what was taken is what is laid in, and only where it fits."""

import shutil

import pytest

from courseware.files import ROOT
from tests.web.deno import run

MEMORY = """
import { before, restore, taken } from "./snapshot.mjs";
const PAGE = 4096;
function memory(pages, first) {
  const HEAPU8 = new Uint8Array(pages * PAGE);
  const HEAPU32 = new Uint32Array(HEAPU8.buffer);
  HEAPU32[0] = first;
  return {
    HEAPU8, HEAPU32, wasmTable: [1, 2, 3], API: { serializeHiwireState: () => "objects" },
    _emscripten_get_sbrk_ptr: () => 4, _sbrk: () => 2 * PAGE,
    growMemory(size) {
      const grown = new Uint8Array(size);
      grown.set(this.HEAPU8);
      [this.HEAPU8, this.HEAPU32] = [grown, new Uint32Array(grown.buffer)];
    },
  };
}
const python = memory(4, 7);
python.HEAPU32[1] = 64;  // the top, in bytes
const was = before(python);
python.HEAPU8[5000] = 1;
python.HEAPU8[3 * PAGE + 9] = 2;
const image = new Uint8Array(await taken(python, was));
"""


@pytest.fixture
def here(tmp_path):
    shutil.copy(ROOT / "web" / "pyodide" / "snapshot.mjs", tmp_path)
    return tmp_path


def test_memory_comes_back_as_it_was(here):
    script = (
        "const fresh = memory(2, 7);\nfresh.HEAPU32[1] = 64;\nrestore(fresh, [image]);\n"
        "report(fresh.API.restoreSnapshot());\n"
        "report(fresh.HEAPU8.every((byte, at) => byte === python.HEAPU8[at]));\n"
        "report(fresh.HEAPU8.length === python.HEAPU8.length);"
    )
    assert run(here, MEMORY + script) == ["objects", True, True]


@pytest.mark.parametrize("back", [1, 4096, 5000])
def test_memory_comes_back_from_parts(here, back):
    script = (
        f"const cut = image.length - {back};\nconst fresh = memory(2, 7);\n"
        "fresh.HEAPU32[1] = 64;\nrestore(fresh, [image.slice(0, cut), image.slice(cut)]);\n"
        "fresh.API.restoreSnapshot();\n"
        "report(fresh.HEAPU8.every((byte, at) => byte === python.HEAPU8[at]));"
    )
    assert run(here, MEMORY + script) == [True]


def test_pages_that_are_the_same_are_left_out(here):
    head = (
        "const length = new DataView(image.buffer).getUint32(0, true);\n"
        "const text = new TextDecoder().decode(image.subarray(4, 4 + length));\n"
        "report(JSON.parse(text).runs);"
    )
    assert run(here, MEMORY + head) == [[[4096, 4096], [12288, 4096]]]


def test_image_of_another_browser_is_refused(here):
    script = (
        "const other = memory(2, 8);\nother.HEAPU32[1] = 64;\n"
        "try { restore(other, [image]); } catch (error) { report(error.message); }"
    )
    assert run(here, MEMORY + script) == ["it does not fit this browser"]
