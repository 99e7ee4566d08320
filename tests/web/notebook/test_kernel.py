"""What the kernel's start says when Python does not start or stops, with a Pyodide of our own."""

import shutil

import pytest

from courseware.files import ROOT
from tests.web.deno import run

SCRIPT = """
globalThis.postMessage = ({ course: { state, why } }) => report([state, why]);
const plain = globalThis.fetch = async (address) => {
  if (String(address).endsWith("output.py")) %(output)s
  throw new TypeError("no network");
};
const { loadPyodide } = await import("./kernel.mjs");
const options = { indexURL: new URL("./", import.meta.url).href };
const python = await loadPyodide(options).catch(() => null);
report(globalThis.fetch === plain);
"""
PYODIDE = """
export async function loadPyodide() {
  %s
  return { _api: {}, runPython() {}, toPy() {} };
}
"""
THERE = 'return new Response("def install(): pass");'


@pytest.fixture
def start(tmp_path):
    """What is said when a start goes like ``loading``, with ``output`` for ``output.py``."""
    shutil.copy(ROOT / "web" / "notebook" / "kernel.mjs", tmp_path)

    def started(loading="", output=THERE, then=""):
        (tmp_path / "pyodide.mjs").write_text(PYODIDE % loading)
        return run(tmp_path, SCRIPT % {"output": output} + then)

    return started


def test_python_that_starts_is_reported_ready(start):
    assert start() == [["ready", ""], True]


@pytest.mark.parametrize(
    ("loading", "why"),
    [
        ('throw new Error("first\\nlast line");', "last line"),
        ('throw new Error("Program terminated");', "One of Python's own files is damaged."),
        (
            'throw new Error("cannot load imported module: https://host/lite/core.mjs");',
            "core.mjs could not be loaded.",
        ),
    ],
    ids=["an error", "an end", "a module"],
)
def test_start_that_fails_is_explained(start, loading, why):
    assert start(loading) == [["failed", why], True]


@pytest.mark.parametrize(
    ("output", "why"),
    [
        (
            'throw new TypeError("no network");',
            "output.py could not be fetched, or is not the file that was published.",
        ),
        (
            'return new Response("", { status: 404 });',
            "output.py could not be fetched: the server said 404.",
        ),
    ],
    ids=["no network", "not there"],
)
def test_file_of_ours_that_is_missing_is_named(start, output, why):
    assert start(output=output)[0] == ["failed", why]


def test_python_that_dies_is_reported_and_the_kernel_hears_of_it(start):
    said = start(
        then="python._api.on_fatal = (error) => report(`heard ${error.message}`);\n"
        'python._api.on_fatal(new Error("a fault"));'
    )
    assert said[-2:] == [["stopped", "a fault"], "heard a fault"]
