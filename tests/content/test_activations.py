"""The lesson on activations keeps what was agreed about it."""

import unicodedata
from types import SimpleNamespace

import numpy as np
import pytest

from courseware.files import ROOT
from courseware.lessons.reader import read
from tinytorch.core.activations import ReLU, Softmax
from tinytorch.core.tensor import Tensor

SOURCE = ROOT / "content" / "activations.py"


@pytest.fixture(scope="module")
def lesson():
    return read(SOURCE)


def test_asks_for_two_classes_and_three_texts(lesson):
    assert list(lesson.exercises) == ["relu-class", "softmax-class"]
    assert [exercise.name for exercise in lesson.exercises.values()] == ["ReLU", "Softmax"]
    assert list(lesson.reflections) == [
        "ml-systems-performance",
        "ml-systems-stability",
        "ml-systems-evolution",
    ]


@pytest.mark.parametrize("name", ["performance", "stability", "evolution"])
def test_reflections_have_four_criteria_and_limits(lesson, name):
    task = lesson.reflections[f"ml-systems-{name}"]
    assert [points for points, _ in task.rubric] == [3, 3, 2, 2]
    assert task.rubric[0][1].startswith("Evidence.")
    assert task.words == (150, 300)


def test_every_check_is_used_once_after_its_exercise(lesson):
    from tinytorch.checks import CHECKS

    assert [check.name for check in lesson.checks.values()] == list(CHECKS)


def test_figures_follow_the_check_of_what_they_draw(lesson):
    seen = set()
    for cell in lesson.cells:
        if cell.kind == "check":
            seen.update(cell.made.uses)
        elif cell.kind == "figure":
            assert set(cell.given["uses"]) <= seen


def test_has_no_pictographs():
    text = SOURCE.read_text(encoding="utf-8")
    assert [sign for sign in text if unicodedata.category(sign) == "So"] == []


def test_the_timing_cell_gives_each_run_fresh_signs(lesson, capsys):
    source = next(cell.source for cell in lesson.cells if "def shortest" in cell.source)
    negative = []

    class Recording(ReLU):
        def forward_(self, x):
            negative.append(float((x.data < 0).mean()))
            return super().forward_(x)

    names = {"np": np, "Tensor": Tensor, "ReLU": Recording, "Softmax": Softmax}
    exec(source.replace("(2000, 2000)", "(40, 40)"), names)
    assert len(negative) == 5
    assert min(negative) > 0.4
    assert np.array_equal(np.sort(names["mixed"].data), names["in_order"].data)
    assert capsys.readouterr().out.count(" ms") == 5


def test_the_timing_cell_stops_when_a_run_is_slow(lesson):
    source = next(cell.source for cell in lesson.cells if "def shortest" in cell.source)
    ticks, names = iter(range(0, 100, 2)), {"np": np, "Tensor": Tensor}
    exec(source.partition("def fill")[0], names)
    names["time"] = SimpleNamespace(perf_counter=lambda: next(ticks))
    assert names["shortest"](lambda: None) == 2000
    assert next(ticks) == 4
