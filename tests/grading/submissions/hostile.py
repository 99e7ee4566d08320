"""Notebooks that want points or harm; none gets a point that it did not earn."""

import json

from tests.grading.submissions import tricks
from tests.grading.submissions.honest import SHORT_RELU
from tests.grading.submissions.kind import NOTHING, RIGHT, Kind, cell, claim
from tests.grading.submissions.probes import PROBES, REFUSED
from tests.grading.submissions.reaches import REACHES

ENDLESS_SOFTMAX = """
class Softmax:
    def __init__(self, dim=-1): pass
    def forward(self, x):
        while True: 0
    __call__ = forward
"""
FOREVER = SHORT_RELU.replace("return x\n", "\n        while True: 0\n")


def idle(**given):
    """A notebook in which nothing is written but what is noted."""
    return Kind(NOTHING, "flagged", relu="stub", softmax="stub", **given)


def plays(relu, softmax):
    """A notebook with a trick for each class."""
    cells = tricks.written("ReLU", relu), tricks.written("Softmax", softmax)
    return Kind(NOTHING, relu=cells[0], softmax=cells[1])


def left_out(extra):
    """A right notebook with one cell that is not run in the end, or that is noted."""
    return Kind(RIGHT, "flagged", extra=(extra,))


def foreign():
    """A notebook of another course, with cells that nbgrader knows."""
    record = {"grade": True, "grade_id": "test-conv", "points": 5, "solution": False}
    cells = [{**cell("c1", "class Conv: pass"), "metadata": {"nbgrader": record}}]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}).encode()


def huge():
    """Fifty megabytes of notebook."""
    cells = [cell("relu-class", "x" * 50_000_000)]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}).encode()


TRICKS = {
    "forged": idle(extra=(tricks.FORGED,)),
    "stolen": idle(extra=(tricks.STOLEN,)),
    "patched": idle(extra=(tricks.PATCHED,)),
    "redefined": idle(early=tricks.REDEFINED),
    "transformed": idle(early=tricks.TRANSFORMED),
    "traced": idle(early=tricks.TRACED),
    "claimed": idle(change=claim),
    "hard-coded": Kind(NOTHING, "flagged", relu=tricks.hard_coded, softmax=""),
    "reference": Kind(
        NOTHING, "flagged", relu="from tinytorch.core.activations import ReLU, Softmax", softmax=""
    ),
    "own-tensor": Kind(NOTHING, early="class Tensor:\n    def __init__(self, x): self.data = x"),
    **{name: plays(name, name) for name in tricks.BODIES if name not in ("frames", "interrupt")},
    "frames": plays("frames", "frames")._replace(status="flagged"),
}
# A cell that ends its process, or does not end, is left out: the answers before it are right.
ENDS = {
    "os-exit": left_out("import os\nos._exit(0)"),
    "deno-exit": left_out("import js\njs.eval('Deno.exit(0)')"),
    "segfault": left_out("import ctypes\nctypes.memset(0, 1, 10**9)"),
    "interrupt": plays("interrupt", "interrupt"),
    "raw-flood": left_out("import js\njs.eval(\"for (;;) console.log('x'.repeat(1e5))\")"),
    "disk": left_out("with open('/big', 'wb') as f:\n    f.seek(2 * 10**10)\n    f.write(b'x')"),
    "exits-in-class": Kind((10,), "crashed", softmax="import os\nos._exit(3)"),
}
LATE = {
    "loop": Kind((10, 10), "timed out", relu=FOREVER),
    "softmax-loop": Kind((10,), "timed out", softmax=ENDLESS_SOFTMAX),
    "class-loop": Kind((10,), "timed out", softmax="class Softmax: pass\nwhile True: pass"),
    "sleep": left_out("import time\ntime.sleep(1e9)"),
    "deadlock": left_out("import threading\na = threading.Lock()\na.acquire()\na.acquire()"),
    "catches": left_out(
        "while True:\n    try:\n        while True: 0\n    except BaseException: pass"
    ),
}
RAW = {
    "page": Kind(None, "not graded", raw=lambda: b"<!doctype html><p>Sign in"),
    "empty": Kind(None, "not graded", raw=lambda: b""),
    "cut": Kind(None, "not graded", raw=lambda: b'{"cells": [{"cell_type": "code", "sou'),
    "deep": Kind(None, "not graded", raw=lambda: b"[" * 10**6),
    "python": Kind(None, "not graded", raw=lambda: b"class ReLU:\n    pass\n"),
    "none": Kind(None, "not graded", raw=lambda: b'{"cells": [], "metadata": {}, "nbformat": 4}'),
    "foreign": Kind(None, "not graded", raw=foreign),
    "huge": Kind(None, "not graded", raw=huge),
}
PROBED = {
    name: Kind(RIGHT, "flagged" if name in REFUSED else "graded", extra=(source,))
    for name, source in PROBES.items()
}
REACHED = {name: idle(extra=(source,)) for name, source in REACHES.items()}
REACHED["keys"] = REACHED["keys"]._replace(status="graded")
REACHED["monitoring"] = REACHED["monitoring"]._replace(status="crashed", points=None)
REACHED["pointers"] = REACHED["pointers"]._replace(status="crashed", points=(0, 0))
HOSTILE = TRICKS | REACHED | ENDS | LATE | RAW | PROBED
