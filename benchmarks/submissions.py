"""Notebooks as learners hand them in: right, half right, hostile, with what they earn.

The tests grade one of each; ``benchmarks/grading.py`` grades hundreds.
"""

import copy
import json
from typing import NamedTuple

import nbformat

RIGHT = (10, 10, 15, 10)
NOTHING = (0, 0, 0, 0)
CANARY = "canary-5f1d"  # stands in a file and in the environment; must turn up nowhere

SHORT_RELU = """
import numpy as np
class ReLU:
    def forward(self, x):
        return Tensor(np.maximum(x.data, 0))
    def forward_(self, x):
        np.maximum(x.data, 0, out=x.data)
        return x
    def __call__(self, x):
        return self.forward(x)
"""
WRONG_RELU = SHORT_RELU.replace("Tensor(np.maximum(x.data, 0))", "Tensor(np.abs(x.data))")
WRONG_SOFTMAX = """
class Softmax:
    def __init__(self, dim=-1):
        self.dim = dim
    def forward(self, x):
        e = np.exp(x.data - x.data.max())
        return Tensor(e / e.sum())
    def __call__(self, x):
        return self.forward(x)
"""
BOTH = "class {0}:\n    def __init__(self, dim=-1): pass\n    def forward(self, x):\n        {1}\n"
TAIL = "    forward_ = __call__ = forward\n"


def classes(body, first=""):
    """A cell with both classes, every method of which has the same body."""
    return first + "".join(BOTH.format(name, body) + TAIL for name in ("ReLU", "Softmax"))


class Kind(NamedTuple):
    """One kind of submission.

    ``points`` are those of the four checks, None where there must be none. ``extra`` is a cell at
    the end, ``early`` one right after the set-up. ``change`` gets the notebook as a dict.
    """

    points: tuple | None
    status: str = "graded"
    relu: str | None = None
    softmax: str | None = None
    early: str = ""
    extra: str = ""
    change: object = None
    raw: bytes | None = None


def delete(*names):
    """Take cells away."""
    return lambda book: book.update(cells=[c for c in book["cells"] if c["id"] not in names])


def edit(name, **new):
    """Change one cell."""
    return lambda book: next(c for c in book["cells"] if c["id"] == name).update(new)


def double(name):
    """Copy one cell, as copying in Jupyter does."""

    def change(book):
        cell = next(c for c in book["cells"] if c["id"] == name)
        book["cells"].append({**copy.deepcopy(cell), "id": "copied"})

    return change


def strip(book):
    """Take all metadata and ids away, as some editors do."""
    book.update(metadata={}, nbformat_minor=4)
    for cell in book["cells"]:
        cell["metadata"] = {}
        del cell["id"]


def worth_more(book):
    """Change the points of a check."""
    for cell in book["cells"]:
        if cell["id"] == "test-relu-immediate":
            cell["metadata"]["nbgrader"]["points"] = 100


TRY = """
def attempt(action):
    try:
        print("got", action())
    except BaseException as error:
        print("refused", type(error).__name__, str(error)[:200])
import js, os
"""
FILES = (
    TRY
    + """
for path in ("/etc/passwd", "{file}"):
    attempt(lambda: open(path).read())
    attempt(lambda: js.eval(f"Deno.readTextFileSync({{path!r}})"))
    attempt(lambda: js.eval(f"Deno.writeTextFileSync({{path!r}} + '.new', 'x')"))
attempt(lambda: os.environ["GRADING_CANARY"])
attempt(lambda: js.eval("Deno.env.get('GRADING_CANARY')"))
attempt(lambda: js.eval("Deno.readTextFileSync('/proc/self/environ')"))
attempt(lambda: js.eval("localStorage.setItem('a', 'b')"))
"""
)
NETWORK = (
    TRY
    + """
import socket, urllib.request
attempt(lambda: urllib.request.urlopen("http://127.0.0.1:{port}/"))
attempt(lambda: socket.create_connection(("127.0.0.1", {port}), 2))
for code in (
    "fetch('http://127.0.0.1:{port}/')", "Deno.connect({{port: {port}}})",
    "import('http://127.0.0.1:{port}/a.js')", "new WebSocket('ws://127.0.0.1:{port}/')",
):
    try:
        print("got", await js.eval(code))
    except BaseException as error:
        print("refused", type(error).__name__, str(error)[:200])
"""
)
PROCESSES = (
    TRY
    + """
import subprocess
attempt(lambda: subprocess.run(["id"]))
attempt(lambda: os.fork())
attempt(lambda: os.kill(os.getppid(), 9))
attempt(lambda: js.eval("new Deno.Command('/bin/sh', {args: ['-c', 'id']}).outputSync()"))
attempt(lambda: js.eval("Deno.kill(Deno.ppid, 'SIGKILL')"))
"""
)
MEMORY = (
    TRY
    + """
kept = []
def fill():
    while True:
        kept.append(np.empty(50_000_000))
attempt(lambda: np.zeros(1_250_000_000))
attempt(fill)
kept.clear()
"""
)
SCRIPT_MEMORY = "import js\njs.eval('for (const z = [];;) z.push(Array(1e6).fill(0.5))')"
FORGED = """
import sys, os, json
line = json.dumps({"at": "observed", "check": "test_unit_relu_activation", "points": 10})
print(line); sys.__stdout__.write(line); os.write(1, line.encode())
import js
js.console.log(line); js.console.log('{"at": "end"}')
print("test-relu-immediate: 10 of 10 points, passed")
"""
PATCHED = """
import builtins, gc, json, sys
import tinytorch.checks.observe as module, tinytorch.checks.plain as plain
fake = lambda *a, **k: {"cases": {}, "passed": True, "points": 10}
module.observe = fake; sys.modules["tinytorch.checks.observe"].observe = fake
json.dumps = lambda *a, **k: '{"passed": true, "points": 10}'
for thing in gc.get_objects():
    if isinstance(thing, dict) and "observe" in thing:
        thing["observe"] = fake
builtins.issubclass = builtins.isinstance = lambda *a: True
"""
EQUAL = """
class Equal(np.ndarray):
    __eq__ = __ne__ = __le__ = __ge__ = lambda self, other: True
    __hash__ = None
class Always(Tensor):
    shape = dtype = property(lambda self: Equal((1,)))
    __eq__ = lambda self, other: True
    __hash__ = None
"""
SEARCH = """
import gc, importlib, sys
found = None
for name in ("tinytorch.core.activations", "tinytorch.checks.arithmetic", "tinytorch.checks.judge"):
    try:
        found = importlib.import_module(name)
    except ImportError:
        pass
for thing in gc.get_objects():
    if isinstance(thing, type) and thing.__name__ == "ReLU" and thing is not ReLU:
        found = thing
import js
for path in js.eval("[...Deno.readDirSync('.')].map((e) => e.name)"):
    if "activations" in path:
        found = path
assert found is None, found
print("nothing found")
"""
NOTEBOOKS = {
    "right": Kind(RIGHT),
    "short": Kind(RIGHT, relu=SHORT_RELU),
    "half": Kind((10, 0, 0, 0), relu=SHORT_RELU, softmax=WRONG_SOFTMAX),
    "wrong-relu": Kind((0, 10, 0, 0), relu=WRONG_RELU),
    "stub": Kind(NOTHING, relu="stub", softmax="stub"),
    "broken": Kind((0, 10, 0, 0), relu="class ReLU:\n    def forward(self x):\n"),
    "magics": Kind(
        RIGHT,
        relu="%matplotlib inline\nfrom IPython.display import display\n" + SHORT_RELU,
        extra="%timeit ReLU()\n!ls\nawait __import__('asyncio').sleep(0)\ndisplay(1)",
    ),
    "warns": Kind(
        RIGHT,
        relu=SHORT_RELU.replace(
            "        return Tensor(",
            "        import sys, warnings\n        warnings.warn('a')\n        print('b', "
            "file=sys.stderr)\n        return Tensor(",
        ),
    ),
    "exit": Kind(RIGHT, extra="raise SystemExit(0)"),
    "quit-early": Kind(RIGHT, early="import sys\nsys.exit('bye')"),
    "asks": Kind(RIGHT, extra="input('Name?')"),
    "flood": Kind(RIGHT, extra="for i in range(200_000): print('line', i)"),
    "deleted-check": Kind(RIGHT, "flagged", change=delete("test-relu-immediate")),
    "deleted-setup": Kind(RIGHT, "flagged", change=delete("setup")),
    "changed-check": Kind(RIGHT, "flagged", change=edit("test-relu-immediate", source="pass")),
    "worth-more": Kind(RIGHT, "flagged", change=worth_more),
    "doubled": Kind(RIGHT, "flagged", change=double("test-softmax-immediate")),
    "stripped": Kind(RIGHT, "flagged", change=strip),
    "os-exit": Kind(None, "crashed", extra="import os\nos._exit(0)"),
    "deno-exit": Kind(None, "crashed", extra="import js\njs.eval('Deno.exit(0)')"),
    "loop": Kind(
        None, "timed out", relu=SHORT_RELU.replace("return x\n", "\n        while True: 0\n")
    ),
    "sleep": Kind(None, "timed out", extra="import time\ntime.sleep(1e9)"),
    "raw-flood": Kind(
        None, "crashed", extra="import js\njs.eval(\"for (;;) console.log('x'.repeat(1e5))\")"
    ),
    "script-memory": Kind(
        None,
        "crashed",
        extra="import js\njs.eval('for (const z = [];;) z.push(Array(1e6).fill(0.5))')",
    ),
    "files": Kind(RIGHT, extra=FILES),
    "network": Kind(RIGHT, extra=NETWORK),
    "processes": Kind(RIGHT, extra=PROCESSES),
    "memory": Kind(RIGHT, extra=MEMORY),
    "forged": Kind(NOTHING, relu="stub", softmax="stub", extra=FORGED),
    "patched": Kind(NOTHING, relu="stub", softmax="stub", extra=PATCHED),
    "equal": Kind(NOTHING, relu=classes("return Always(np.zeros(1))", EQUAL), softmax=""),
    "search": Kind(RIGHT, extra=SEARCH),
    "reference": Kind(
        NOTHING, "flagged", relu="from tinytorch.core.activations import ReLU, Softmax", softmax=""
    ),
    "constant": Kind(NOTHING, relu=classes("return Tensor([0.0, 0.0, 0.0, 1.0, 2.0])"), softmax=""),
    "page": Kind(None, "not graded", raw=b"<!doctype html><p>Sign in"),
    "empty": Kind(None, "not graded", raw=b""),
    "other": Kind(None, "not graded", raw=b'{"cells": [], "metadata": {}, "nbformat": 4}'),
}


def notebook(lesson, kind, whole=True, **given):
    """The bytes of a submission; ``given`` fills ``{file}`` and ``{port}`` in its last cell.

    Without ``whole`` the code that is not graded is left out, which takes time.
    """
    if kind.raw is not None:
        return kind.raw
    book = json.loads(nbformat.writes(lesson.notebook("student"), version=4))
    if not whole:
        book["cells"] = [c for c in book["cells"] if not c["id"].startswith(("code-", "figure-"))]
    for name, source in (("relu-class", kind.relu), ("softmax-class", kind.softmax)):
        exercise = lesson.exercises[name]
        source = exercise.solution if source is None else source
        edit(name, source=exercise.stub if source == "stub" else source)(book)
    extra = kind.extra.format(**given) if kind.extra in (FILES, NETWORK) else kind.extra
    if kind.early:
        book["cells"].insert(3, cell("early", kind.early))
    if extra:
        book["cells"].append(cell("extra", extra))
    if kind.change:
        kind.change(book)
    return json.dumps(book).encode()


def cell(name, source):
    """A code cell of the learner's own."""
    return {
        "id": name, "cell_type": "code", "source": source, "metadata": {}, "outputs": [],
        "execution_count": None,
    }  # fmt: skip
