"""observe calls the learner's code, survives it, and writes plain data."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import tinytorch
from courseware.grading.sandbox import workspace
from tinytorch.checks import CHECKS
from tinytorch.checks.cases import array, cases, step
from tinytorch.checks.observe import PRINTED, observe
from tinytorch.core.activations import ReLU, Softmax
from tinytorch.core.tensor import Tensor

ONE = [{"id": "one", "kind": "mixed", "steps": [step("relu", "forward", array([-1.0, 2.0]))]}]


def seen(thing, steps=None):
    """The first step of one case on the class (or thing) given."""
    chosen = ONE if steps is None else [{"id": "one", "kind": "mixed", "steps": steps}]
    found = observe({"relu": thing}, chosen)
    json.dumps(found, allow_nan=False)
    return found["cases"]["one"][0]


def relu(forward, **methods):
    return type("ReLU", (), {"forward": forward, **methods})


def test_a_value_comes_out_with_shape_and_dtype():
    step_seen = seen(ReLU)
    assert step_seen["status"] == "ok"
    assert step_seen["returned"] == {
        "kind": "tensor",
        "type": "Tensor",
        "holds": "ndarray",
        "array": {"dtype": "float64", "shape": [2], "values": [0.0, 2.0]},
    }
    assert step_seen["storage"]["values"] == [-1.0, 2.0]
    assert (step_seen["same_object"], step_seen["rebound"]) == (False, False)


def test_in_place_is_seen():
    step_seen = seen(ReLU, [step("relu", "forward_", array([-1.0, 2.0]))])
    assert step_seen["same_object"] is True
    assert step_seen["storage"]["values"] == [0.0, 2.0]


@pytest.mark.parametrize(
    ("forward", "shared"),
    [
        (lambda self, x: Tensor(np.maximum(x.data, 0)), False),
        (lambda self, x: x, True),
        (lambda self, x: Tensor(x.data[::-1]), True),
        (lambda self, x: Tensor(x.data.copy()), False),
    ],
)
def test_a_result_in_the_memory_of_the_input_is_told(forward, shared):
    assert seen(relu(forward))["shared"] is shared


def test_a_result_that_a_later_call_overwrites_is_told():
    kept = np.empty(2)

    def forward(self, x):
        return Tensor(np.maximum(x.data, 0, out=kept))

    calls = [step("relu", "forward", array(values)) for values in ([-1.0, 2.0], [3.0, -4.0])]
    found = observe({"relu": relu(forward)}, [{"id": "one", "kind": "mixed", "steps": calls}])
    assert [each["overwritten"] for each in found["cases"]["one"]] == [True, False]
    assert found["cases"]["one"][0]["returned"]["array"]["values"] == [0.0, 2.0]


def test_nan_and_the_infinities_come_in_from_text():
    hard = [float("nan"), float("-inf"), float("inf"), -1.0]
    step_seen = seen(ReLU, [step("relu", "forward", array(hard))])
    assert step_seen["returned"]["array"]["values"] == ["nan", 0.0, "inf", 0.0]
    assert step_seen["storage"]["values"] == ["nan", "-inf", "inf", -1.0]


def test_nan_and_infinity_become_text():
    step_seen = seen(relu(lambda self, x: Tensor([np.nan, np.inf, -np.inf])))
    assert step_seen["returned"]["array"]["values"] == ["nan", "inf", "-inf"]


def test_what_is_raised_is_told_with_the_learners_line():
    def forward(self, x):
        return np.add(x.data, [1, 2, 3])  # the line

    step_seen = seen(relu(forward))
    assert step_seen["status"] == "raised"
    assert step_seen["error"]["type"] == "ValueError"
    assert "broadcast" in step_seen["error"]["message"]
    assert step_seen["error"]["line"].endswith("# the line")


@pytest.mark.parametrize("error", [SystemExit(3), GeneratorExit(), MemoryError("x"), Warning("x")])
def test_any_exception_is_caught(error):
    def forward(self, x):
        raise error

    assert seen(relu(forward))["error"]["type"] == type(error).__name__


def test_an_interrupt_goes_through():
    def forward(self, x):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        seen(relu(forward))


def test_an_error_that_cannot_be_printed_is_still_named():
    class Mute(Exception):  # noqa: N818
        def __str__(self):
            raise RuntimeError

    def forward(self, x):
        raise Mute

    assert seen(relu(forward))["error"]["type"] == "Mute"


@pytest.mark.parametrize("thing", [ReLU(), None, 3, "ReLU", len, lambda: ReLU()])
def test_what_is_not_a_class_is_told(thing):
    assert seen(thing)["status"] == "not-a-class"


def test_a_missing_class_is_told():
    assert observe({}, ONE)["cases"]["one"][0]["status"] == "missing"


def test_a_constructor_that_raises_is_told():
    def init(self):
        raise ValueError("no")

    step_seen = seen(relu(None, __init__=init))
    assert (step_seen["status"], step_seen["where"]) == ("raised", "making")


def test_an_unwritten_method_is_told_without_a_traceback():
    def forward(self, x):
        raise NotImplementedError

    assert seen(relu(forward))["status"] == "unwritten"


@pytest.mark.parametrize(
    ("result", "kind"),
    [
        (None, "none"),
        ([1.0], "list"),
        ((1.0,), "list"),
        (1.5, "number"),
        (np.float32(1.5), "number"),
        (np.array([1.0]), "array"),
        (np.ma.array([1.0]), "array"),
        (Tensor, "class"),
        (type("Tensor", (), {})(), "other-tensor"),
        (type("Mine", (Tensor,), {})([1.0]), "tensor-subclass"),
        ({}, "other"),
    ],
)
def test_the_kind_of_what_came_back_is_told(result, kind):
    assert seen(relu(lambda self, x: result))["returned"]["kind"] == kind


def test_a_huge_array_is_named_and_not_written_down():
    huge = np.broadcast_to(np.float64(1), (10**6, 10**6))
    step_seen = seen(relu(lambda self, x: Tensor(huge)))
    assert step_seen["returned"]["array"] == {
        "dtype": "float64",
        "shape": [10**6, 10**6],
        "values": None,
    }


def test_output_is_kept_away_and_cut(capsys):
    def forward(self, x):
        for _ in range(2000):
            print("spam")
        print("to the error stream", file=sys.stderr)
        return x

    found = observe({"relu": relu(forward)}, ONE)
    assert len(found["printed"]) == PRINTED
    assert capsys.readouterr() == ("", "")


def test_warnings_are_no_errors_here():
    step_seen = seen(relu(lambda self, x: Tensor(np.exp(x.data * 1e6))))
    assert step_seen["returned"]["array"]["values"] == [0.0, "inf"]


def test_the_steps_of_a_network_feed_each_other():
    chosen = cases(CHECKS["test_module_activation_integration"])
    found = observe({"relu": ReLU, "softmax": Softmax}, chosen)
    assert [item["status"] for item in found["cases"]["pass"]] == ["ok", "ok"]


@pytest.mark.parametrize("result", [None, Tensor(3.0), Tensor([[1.0, 2.0]]), Tensor([])])
def test_a_step_that_got_nothing_to_work_on_is_told(result):
    chosen = cases(CHECKS["test_module_activation_integration"])
    broken = {"relu": relu(None, __call__=lambda self, x: result), "softmax": Softmax}
    found = observe(broken, chosen)
    assert found["cases"]["pass"][1]["status"] == "no-input"


def test_it_needs_neither_the_reference_nor_cases_nor_judge(tmp_path):
    package = Path(tinytorch.__file__).parent
    staged = workspace.stage(package, tmp_path / "tinytorch")
    shutil.copy(package / "checks" / "observe.py", staged / "checks")
    program = (
        "from tinytorch.checks.observe import observe\n"
        f"print(observe({{}}, {ONE})['cases']['one'][0]['status'])\n"
        "import sys\n"
        "print(*sorted(name for name in sys.modules if name.startswith('tinytorch')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], capture_output=True, text=True,
        env={"PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    status, modules = done.stdout.splitlines()
    assert status == "missing", done.stderr
    assert modules.split() == [
        "tinytorch", "tinytorch.checks", "tinytorch.checks.attempts", "tinytorch.checks.observe",
        "tinytorch.checks.plain", "tinytorch.core", "tinytorch.core.tensor",
    ]  # fmt: skip


def test_what_the_sandbox_has_in_place_of_the_checks_has_their_names(tmp_path):
    package = Path(tinytorch.__file__).parent
    staged = workspace.stage(package, tmp_path / "tinytorch")
    shutil.copy(package / "checks" / "observe.py", staged / "checks")
    program = (
        "from tinytorch import checks\n"
        "for name in checks.__all__:\n"
        "    if name.startswith('test_'): print(name, getattr(checks, name)(None, None))\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], capture_output=True, text=True,
        env={"PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert sorted(done.stdout.split()) == sorted([*CHECKS, *["None"] * len(CHECKS)]), done.stderr
