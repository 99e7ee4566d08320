"""A lesson of two classes and two answers in prose, as JSON has it."""

import copy

STUB = (
    'class {0}:\n    def forward(self, x):\n        """Doc."""\n        raise NotImplementedError'
)
PROMPT = "*Your answer, 150 to 300 words.*"
SETUP = "import numpy as np\n\nfrom tinytorch.core.tensor import Tensor"
FIXED = {"deletable": False, "editable": False}


def _cell(name, kind, source, metadata):
    made = {"id": name, "cell_type": kind, "source": source, "metadata": metadata}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def _text(name, source):
    return _cell(name, "markdown", source, dict(FIXED))


def _graded(name, kind, source, solution=False, **ours):
    record = {"grade_id": name, "solution": solution, "locked": not solution, "grade": False}
    metadata = {"nbgrader": record, "deletable": False, "editable": solution}
    return _cell(name, kind, source, metadata | ours)


def _exercise(name):
    return _graded(f"{name.lower()}-class", "code", STUB.format(name), True)


def _check(name):
    call = f"from tinytorch.checks import test_{name}\n\ntest_{name}({name})"
    return _graded(f"test-{name.lower()}", "code", call)


def _reflection(name):
    yield _graded(f"{name}-question", "markdown", f"### Reflect on {name}\n\nWhat is {name}?")
    yield _graded(name, "markdown", PROMPT, True, tinytorch={"prompt": PROMPT})


LESSON = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {"tinytorch": {"lesson": "small", "version": "0123456789ab"}},
    "cells": [
        _text("text-00-00000000", "# A small lesson"),
        _graded("setup", "code", SETUP),
        _text("text-02-00000002", "## Write ReLU\n\nIt is the larger of two numbers."),
        _exercise("ReLU"),
        _text("text-04-00000004", "Try it before the check does."),
        _cell("code-05-00000005", "code", "y = ReLU()(x)\nprint(y)", {}),
        _check("ReLU"),
        _text("text-07-00000007", "## Write Softmax"),
        _exercise("Softmax"),
        _check("Softmax"),
        *_reflection("speed"),
        *_reflection("safety"),
        _text("text-14-00000014", "## Hand in"),
    ],
}


def lesson():
    """A notebook as it is handed out, which may be changed."""
    return copy.deepcopy(LESSON)
