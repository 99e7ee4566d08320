"""What ends a process costs itself: which questions are asked again, and what is told."""

import pytest

from courseware.grading.sandbox import perseverance
from courseware.grading.sandbox.limits import Limits
from courseware.grading.sandbox.perseverance import PROCESSES, run_notebook
from courseware.grading.sandbox.run import Ending, Run

CELLS = [{"number": number, "source": ""} for number in (1, 2, 3)]
QUESTIONS = {
    "one": {"uses": {"relu": "ReLU"}, "cases": []},
    "two": {"uses": {"softmax": "Softmax"}, "cases": []},
    "private 1": {"uses": {"relu": "ReLU"}, "cases": []},
}


@pytest.fixture
def process(monkeypatch):
    """Processes that end at the given places, one after the other, and then no more."""

    def ends(*places, ending=Ending.TIMED_OUT):
        left, begun = list(places), []

        def run(taken, program, questions, limits, stopping, spent):
            numbers = [cell["number"] for cell in program["cells"]]
            begun.append((numbers, list(questions)))
            at = left.pop(0) if left else None
            names = [*numbers, *questions]
            before = names[: names.index(at)] if at in names else names
            return Run(
                ending if at else Ending.DONE, f"late at {at}" if at else "", at,
                ran={number: "{}" for number in numbers if number in before},
                origins=None if isinstance(at, int) else "{}",
                observations={name: "[]" for name in questions if name in before},
            )  # fmt: skip

        monkeypatch.setattr(perseverance, "run_sandbox", run)
        told = run_notebook(
            lambda: None, {"cells": CELLS, "classes": []}, QUESTIONS, Limits(),
            {1: "ReLU", 2: "Softmax"}, {"private 1"},
        )  # fmt: skip
        return told, begun

    return ends


def test_a_whole_run_takes_one_process(process):
    run, begun = process()
    assert (run.ending, list(run.observations)) == ("done", ["one", "two", "private 1"])
    assert len(begun) == 1


def test_a_cell_that_no_class_is_in_is_left_out(process):
    run, begun = process(3)
    assert (run.ending, run.reason, run.left_out) == ("done", "", {3: "late at 3"})
    assert begun[1] == ([1, 2], ["one", "two", "private 1"])
    assert list(run.ran) == [1, 2]


def test_a_cell_that_a_class_is_in_costs_that_class(process):
    run, begun = process(2)
    assert (run.ending, run.reason) == ("timed out", "late at 2")
    assert begun[1] == ([1, 3], ["one", "private 1"])
    assert list(run.observations) == ["one", "private 1"]


def test_a_question_costs_itself(process):
    run, begun = process("one", ending=Ending.CRASHED)
    assert (run.ending, run.reason) == ("crashed", "late at one")
    assert begun[1] == ([1, 2, 3], ["two", "private 1"])


def test_of_a_hidden_question_nothing_is_told(process):
    run, begun = process("private 1", ending=Ending.CRASHED)
    assert (run.ending, run.reason, run.at, run.left_out) == ("done", "", None, {})
    assert list(run.observations) == ["one", "two"]
    assert len(begun) == 1


def test_the_first_end_is_told(process):
    run, _ = process(3, "one", "two")
    assert (run.ending, run.reason) == ("timed out", "late at one")
    assert run.left_out == {3: "late at 3"}


@pytest.mark.parametrize("ending", [Ending.NOT_STARTED, Ending.STOPPED])
def test_what_is_no_fault_of_the_notebook_ends_all(process, ending):
    run, begun = process("one", ending=ending)
    assert run.ending == ending
    assert len(begun) == 1


def test_it_does_not_go_on_for_ever(process, monkeypatch):
    monkeypatch.setattr(perseverance, "_lost", lambda *given: set())
    run, begun = process(*["one"] * 99)
    assert len(begun) == PROCESSES
    assert run.ending == "timed out"
