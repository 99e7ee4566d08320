"""What a cell says, by its syntax tree; nothing long is parsed."""

import json
import time

import pytest

from courseware.grading.intake import notebook, syntax
from courseware.grading.intake.errors import UngradableError
from courseware.grading.intake.locked_cells import Released, restore


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("x = y.z", {"x", "y"}), ("def f(a):\n    b = a\n    return c", {"f", "c"}),
        ("class A(B):\n    d = 1\n    def e(self): return g", {"A", "B", "g"}),
        ("%time\nf(1)", {"f"}), ("(((", set()), ("x = (", {"x"}), ("[i for i in j]", {"j"}),
    ],
)  # fmt: skip
def test_names_are_those_from_outside(source, names):
    assert syntax.names(source) - {"i", "d"} == names


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import a.b, c as d\nfrom e import f", {"a", "d", "f"}),
        ("x, (y, *z) = 1", {"x", "y", "z"}),
        ("def f():\n    g = 1\nclass A:\n    h = 1", {"f", "A"}), ("x.y = 1\nz[0] = 1", {"x", "z"}),
        ("for i in j: k = 1\nwith a as b: pass", {"i", "k", "b"}), ("(w := 1)", {"w"}),
    ],
)  # fmt: skip
def test_what_a_cell_may_change_is_bound(source, names):
    assert syntax.bound(source) == names


def test_what_is_long_is_not_parsed():
    assert syntax.tree("x = 1\n" * 10_000) is None
    assert syntax.classes("class A: pass\n" * 10_000) == []


def test_a_deep_text_is_no_tree():
    assert syntax.tree("(" * 40_000) is None


def whole(*sources):
    cells = [{"cell_type": "code", "source": each, "metadata": {}} for each in sources]
    return json.dumps({"cells": cells, "nbformat": 4, "metadata": {}}).encode()


def test_more_code_than_anybody_writes_is_refused():
    with pytest.raises(UngradableError, match="more than 1000000 characters"):
        notebook.read(whole(*["x = 1\n" * 30_000] * 90))


def test_the_most_code_takes_no_long_time(lesson):
    cells = [f"class A{number}:\n" + "    x = [1, 2, 3]\n" * 2_700 for number in range(20)]
    released = Released.of(lesson)
    began = time.process_time()
    with pytest.raises(UngradableError, match="another notebook"):
        restore(released, notebook.read(whole(*cells)))
    assert time.process_time() - began < 10
