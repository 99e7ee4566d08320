"""The table: what was done to a notebook, and what then counts as the learner's answers.

An answer that a case does not name must be empty. ``{grade id: text}``, or with more to say
``{grade id: Found(text, how it was found, other texts)}``.
"""

from typing import NamedTuple

from tests.answers.changes import (
    delete,
    duplicate,
    lines,
    merge,
    own,
    retype,
    split,
    strip,
    write,
)
from tests.answers.lesson import PROMPT, STUB, lesson


class Found(NamedTuple):
    """What must be found for one answer."""

    text: str
    how: tuple = ()
    others: tuple = ()


class Case(NamedTuple):
    """One row: the changes one after the other, and the answers by grade id."""

    changes: tuple
    answers: dict

    @property
    def notebook(self):
        """The notebook that comes of it."""
        made = lesson()
        for change in self.changes:
            change(made)
        return made

    @property
    def expected(self):
        """Text, how and others of each answer, as JSON has them."""
        names = ("relu-class", "softmax-class", "speed", "safety")
        found = {name: self.answers.get(name, "") for name in names}
        rows = {n: Found(f) if isinstance(f, str) else f for n, f in found.items()}
        return {name: [f.text, sorted(f.how), list(f.others)] for name, f in rows.items()}


RELU = """class ReLU:
    def forward(self, x):
        return Tensor(np.maximum(x.data, 0))

    def forward_(self, x):
        np.maximum(x.data, 0, out=x.data)
        return x"""
OLDER = RELU.replace("np.maximum(x.data, 0))", "np.abs(x.data))")
SOFTMAX = "class Softmax:\n    def forward(self, x):\n        return x"
TIGHT = RELU.replace("\n\n", "\n")  # without the empty lines that a split takes away
HELPER = "def clipped(a):\n    return np.maximum(a, 0)"
ONE = "Memory is what ReLU waits for. It reads four bytes and writes four for one comparison."
TWO = "Softmax reads its input three times. Fusing the passes saves two of them."
EDITED = ONE.replace("four bytes", "some bytes") + " So precision matters."
SPEED = {"speed": f"{ONE}\n\n{TWO}"}
WRITTEN = write(relu_class=RELU, speed=SPEED["speed"])
BOTH = {"relu-class": RELU, **SPEED}
JOINED = Found(TIGHT, ("joined",))

CASES = {
    # as it was handed out
    "nothing is written": Case((), {}),
    "a stub in other words": Case((write(relu_class=STUB.format("ReLU").replace("Doc", "x")),), {}),
    "only the prompt is gone": Case((write(speed=" \n"),), {}),
    "all is in its cells": Case((WRITTEN,), BOTH),
    "a text is a list of lines": Case((WRITTEN, lines("relu-class"), lines("speed")), BOTH),
    "the prompt is left above": Case((write(speed=f"{PROMPT}\n\n{ONE}"),), {"speed": ONE}),
    "lines end as on Windows": Case((write(speed=f"{PROMPT}\r\n{ONE}"),), {"speed": ONE}),
    # split
    "a class is split": Case(
        (WRITTEN, split("relu-class", "    def forward_")), {**BOTH, "relu-class": JOINED}
    ),
    "a class is split after the indent": Case(
        (WRITTEN, split("relu-class", "def forward_")),
        {**BOTH, "relu-class": Found(RELU, ("joined",))},
    ),
    "a class is split in three": Case(
        (WRITTEN, split("relu-class", "    def forward(", "    def forward_")),
        {**BOTH, "relu-class": JOINED},
    ),
    "a helper is split off above": Case(
        (write(relu_class=f"{HELPER}\n{RELU}"), split("relu-class", "class")),
        {"relu-class": Found(f"{HELPER}\n{RELU}", ("joined",))},
    ),
    "a try is split off below": Case(
        (write(relu_class=f"{RELU}\nReLU()"), split("relu-class", "ReLU()", keeps_id="first")),
        {"relu-class": Found(f"{RELU}\nReLU()", ("joined",))},
    ),
    "a stub is split": Case((split("relu-class", "    def"),), {}),
    "an answer is split": Case(
        (WRITTEN, split("speed", TWO)), {**BOTH, "speed": Found(SPEED["speed"], ("joined",))}
    ),
    "an answer is split where the first part keeps the id": Case(
        (WRITTEN, split("speed", TWO, keeps_id="first")),
        {**BOTH, "speed": Found(SPEED["speed"], ("joined",))},
    ),
    "a part lies apart from the other": Case(
        (WRITTEN, split("speed", TWO), own("speed", "In between.")),
        {**BOTH, "speed": Found(f"{ONE}\n\nIn between.\n\n{TWO}", ("elsewhere", "joined"))},
    ),
    # copied
    "a copy that is equal": Case((WRITTEN, duplicate("relu-class"), duplicate("speed")), BOTH),
    "a copy of the stub": Case(
        (duplicate("relu-class"), WRITTEN), BOTH,
    ),
    "the copy is written, the cell is not": Case(
        (duplicate("relu-class", RELU), duplicate("speed", ONE)),
        {"relu-class": RELU, "speed": ONE},
    ),
    "an older copy of a class": Case(
        (WRITTEN, duplicate("relu-class", OLDER)),
        {**BOTH, "relu-class": Found(RELU, ("copied",), (OLDER,))},
    ),
    "an older copy far below": Case(
        (WRITTEN, duplicate("relu-class", OLDER, after="safety")),
        {**BOTH, "relu-class": Found(RELU, ("copied",), (OLDER,))},
    ),
    "a copy of an answer": Case(
        (write(speed=EDITED), duplicate("speed", ONE)),
        {"speed": Found(EDITED, ("copied",), (ONE,))},
    ),
    "a copy, and no cell has the id": Case(
        (WRITTEN, duplicate("relu-class", OLDER), split("relu-class", keeps_id="none")),
        {**BOTH, "relu-class": Found(OLDER, ("unclear",), (RELU,))},
    ),
    "a copy where both have the id": Case(
        (write(speed=EDITED), duplicate("speed", ONE, keep_id=True)),
        {"speed": Found(ONE, ("unclear",), (EDITED,))},
    ),
    "a backup, then the cell is split": Case(
        (WRITTEN, duplicate("relu-class", OLDER), split("relu-class", "    def forward_")),
        {**BOTH, "relu-class": Found(TIGHT, ("copied", "joined"), (OLDER,))},
    ),
    "a backup, then the cell is split, and no cell has the id": Case(
        (WRITTEN, duplicate("relu-class", OLDER),
         split("relu-class", "    def forward_", keeps_id="none")),
        {**BOTH, "relu-class": Found(OLDER, ("unclear",), (TIGHT,))},
    ),
    "a class is split, and no part has the id": Case(
        (WRITTEN, split("relu-class", "    def forward_", keeps_id="none")),
        {**BOTH, "relu-class": JOINED},
    ),
    "a backup that was set aside": Case(
        (WRITTEN, own("relu-class", OLDER, "raw", tinytorch={"aside": "relu-class"})), BOTH
    ),
    # another type
    "a class as Markdown": Case(
        (WRITTEN, retype("relu-class", "markdown")),
        {**BOTH, "relu-class": Found(RELU, ("retyped",))},
    ),
    "an answer as code": Case(
        (WRITTEN, retype("speed", "code")), {**BOTH, "speed": Found(SPEED["speed"], ("retyped",))}
    ),
    "an answer as raw text": Case(
        (WRITTEN, retype("speed", "raw")), {**BOTH, "speed": Found(SPEED["speed"], ("retyped",))}
    ),
    # without metadata
    "an answer without metadata": Case(
        (WRITTEN, strip("speed")), {**BOTH, "speed": Found(SPEED["speed"], ("placed",))}
    ),
    "a class without metadata": Case(
        (WRITTEN, strip("relu-class")), {**BOTH, "relu-class": Found(RELU, ("placed",))}
    ),
    "nothing has metadata": Case(
        (WRITTEN, strip()),
        {"relu-class": Found(RELU, ("placed",)), "speed": Found(SPEED["speed"], ("placed",))},
    ),
    "a class without metadata is split": Case(
        (WRITTEN, split("relu-class", "    def forward_"), strip()),
        {"relu-class": Found(TIGHT, ("placed",)), "speed": Found(SPEED["speed"], ("placed",))},
    ),
    "only ids are gone": Case((WRITTEN, lambda book: [c.pop("id") for c in book["cells"]]), BOTH),
    "the answer's question is gone too": Case(
        (write(safety=ONE), delete("safety-question"), strip("safety")),
        {"safety": Found(ONE, ("placed",)), "speed": Found(ONE, ("elsewhere",))},
    ),
    # text of the learner's own
    "an answer below its prompt": Case(
        (own("speed", ONE),), {"speed": Found(ONE, ("elsewhere",))}
    ),
    "an answer above its prompt": Case(
        (own("speed-question", ONE),), {"speed": Found(ONE, ("elsewhere",))}
    ),
    "an answer that goes on below": Case(
        (write(speed=ONE), own("speed", TWO)), {"speed": Found(f"{ONE}\n\n{TWO}", ("elsewhere",))}
    ),
    "an answer in a code cell below": Case(
        (own("speed", ONE, "code"),), {"speed": Found(ONE, ("elsewhere",))}
    ),
    "a try in code below an answer": Case(
        (write(speed=ONE), own("speed", "timeit(ReLU)", "code")), {"speed": ONE}
    ),
    "the answer's cell is gone": Case(
        (delete("speed"), own("speed-question", ONE)), {"speed": Found(ONE, ("placed",))}
    ),
    "a class below the stub": Case(
        (own("relu-class", RELU, "code"),), {"relu-class": Found(RELU, ("elsewhere",))}
    ),
    "a class at the end": Case(
        (own("text-14-00000014", RELU, "code"),), {"relu-class": Found(RELU, ("elsewhere",))}
    ),
    "two classes below the stub": Case(
        (own("relu-class", RELU, "code"), own("relu-class", OLDER, "code")),
        {"relu-class": Found(RELU, ("elsewhere", "unclear"), (OLDER,))},
    ),
    "a class written twice": Case((WRITTEN, own("test-relu", OLDER, "code")), BOTH),
    "a class of a longer name": Case((own("relu-class", "class ReLU6:\n    pass", "code"),), {}),
    # merged
    "an own cell is merged into a class": Case(
        (WRITTEN, own("relu-class", "ReLU()", "code"),
         lambda book: merge("relu-class", book["cells"][4]["id"])(book)),
        {**BOTH, "relu-class": f"{RELU}\n\nReLU()"},
    ),
    "a class is merged into an own cell": Case(
        (WRITTEN, own("relu-class", "ReLU()", "code"),
         lambda book: merge(book["cells"][4]["id"], "relu-class")(book)),
        {**BOTH, "relu-class": Found(f"{RELU}\n\nReLU()", ("placed",))},
    ),
    "a class is merged with what follows": Case(
        (WRITTEN, merge("relu-class", "text-04-00000004", "code-05-00000005", "test-relu")),
        {**BOTH, "relu-class": Found(RELU, ("merged",))},
    ),
    "a class is merged into its check": Case(
        (WRITTEN, merge("test-relu", "relu-class", "text-04-00000004", "code-05-00000005")),
        {**BOTH, "relu-class": Found(RELU, ("merged", "placed"))},
    ),
    "a class is merged into the text above": Case(
        (WRITTEN, merge("text-02-00000002", "relu-class")),
        {**BOTH, "relu-class": Found(RELU, ("merged", "placed"))},
    ),
    "two classes are merged": Case(
        (write(relu_class=RELU, softmax_class=SOFTMAX),
         delete("text-04-00000004", "code-05-00000005", "test-relu", "text-07-00000007"),
         merge("relu-class", "softmax-class")),
        {"relu-class": f"{RELU}\n\n{SOFTMAX}", "softmax-class": Found(SOFTMAX, ("placed",))},
    ),
    "an answer is merged into its question": Case(
        (WRITTEN, merge("speed-question", "speed")),
        {**BOTH, "speed": Found(SPEED["speed"], ("merged", "placed"))},
    ),
    "two answers are merged": Case(
        (write(speed=ONE, safety=TWO), merge("speed", "safety-question", "safety")),
        {"speed": Found(ONE, ("merged",)), "safety": Found(TWO, ("merged", "placed"))},
    ),
    "two answers are merged into the second": Case(
        (write(speed=ONE, safety=TWO), merge("safety", "speed", "safety-question")),
        {"speed": Found(ONE, ("merged", "placed")), "safety": Found(TWO, ("merged",))},
    ),
}  # fmt: skip
