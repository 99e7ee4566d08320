"""What a page asks of Python: drawings and checks, text in and JSON out."""

import json

import pytest

from tests.chromium.answers import RELU, SOFTMAX
from tinytorch import page
from tinytorch.figures import FIGURES

FIRST, SECOND, BOTH = (
    "test_unit_relu_activation",
    "test_unit_softmax_activation",
    "test_unit_activations_comprehensive",
)


@pytest.fixture(autouse=True)
def nothing_learned(monkeypatch):
    monkeypatch.setattr(page, "LEARNED", {})
    monkeypatch.setattr("tinytorch.checks.attempts.FAILED", {})


def run(source, check=FIRST):
    return json.loads(page.run(source, check))


@pytest.mark.parametrize("name", FIGURES)
def test_a_drawing_is_the_figures_own(name):
    assert page.draw(name, "") == FIGURES[name].draw().to_json()


def test_settings_reach_the_figure():
    drawn = page.draw("relu-hinge", "w=2&b=-1")
    assert drawn == FIGURES["relu-hinge"].draw(w=2, b=-1).to_json()


def test_a_setting_out_of_range_is_an_error():
    with pytest.raises(ValueError, match="w must be a number from"):
        page.draw("relu-hinge", "w=99")


def test_a_right_class_passes_its_check():
    answer = run(RELU)
    assert answer["error"] is None
    assert answer["result"]["passed"]
    assert answer["result"]["points"] == 10
    assert "tt-check-passed" in answer["html"]


def test_a_wrong_class_is_told_why():
    answer = run(RELU.replace("np.maximum(x.data, 0)", "np.abs(x.data)", 1))
    assert not answer["result"]["passed"]
    assert "tt-check-failed" in answer["html"]


def test_a_learned_class_is_drawn_over_the_reference():
    before = page.draw("relu-hinge", "")
    run(RELU)
    after = json.loads(page.draw("relu-hinge", ""))
    assert after != json.loads(before)
    assert "Your ReLU" in after["text"]


def test_a_check_of_both_sees_what_it_is_given():
    assert run(f"{RELU}\n\n{SOFTMAX}", BOTH)["result"]["passed"]


def test_a_check_sees_no_class_of_an_earlier_run():
    assert run(RELU)["result"]["points"] == 10
    emptied = run("")
    assert emptied["result"] is None
    assert "needs a class ReLU" in emptied["error"]["message"]
    assert "Your ReLU" not in json.loads(page.draw("relu-hinge", ""))["text"]
    run(RELU)
    assert run(SOFTMAX, BOTH)["result"] is None


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (RELU.replace("ReLU", "Relu"), "It defines Relu: the name must be ReLU"),
        (RELU.replace("ReLU", "MyReLU"), "It defines MyReLU: the name must be ReLU"),
        (RELU.replace("ReLU", "RelU2"), "It defines RelU2: the name must be ReLU"),
        (RELU.replace("ReLU", "Swish"), "which your code does not define yet."),
        (SOFTMAX, "which your code does not define yet."),
    ],
)
def test_a_near_name_is_told_and_does_not_count(source, words):
    answer = run(source)
    assert answer["result"] is None
    assert words in answer["error"]["message"]
    assert words in answer["html"]
    page.learn(source)
    assert "relu" not in page.LEARNED


def test_a_check_of_both_names_the_class_that_is_missing():
    answer = run(RELU, BOTH)
    assert answer["result"] is None
    assert "Softmax" in answer["error"]["message"]
    assert "Softmax" in answer["html"]


@pytest.mark.parametrize(
    ("source", "kind", "line"),
    [
        ("x = 1\nclass ReLU(:\n", "SyntaxError", 2),
        ("x = 1\n\ny = z\n", "NameError", 3),
        ("def f():\n    np.zeros(-1)\n\nf()\n", "ValueError", 2),
        ("exit_ = 1\nraise SystemExit('gone')\n", "SystemExit", 2),
    ],
)
def test_code_that_stops_says_where(source, kind, line):
    answer = run(source)
    assert answer["result"] is None
    assert (answer["error"]["type"], answer["error"]["line"]) == (kind, line)
    assert f"{kind} in line {line}" in answer["html"]


def test_code_that_stops_teaches_nothing():
    run(RELU + "\n1 / 0\n")
    assert page.LEARNED == {}


def test_what_is_printed_is_kept_and_escaped():
    answer = run("print('<b>here</b>')\n1 / 0")
    assert answer["printed"] == "<b>here</b>\n"
    assert "&lt;b&gt;here&lt;/b&gt;" in answer["html"]


def test_endless_printing_is_cut():
    assert len(run("print('x' * 100_000)\n" + RELU)["printed"]) == page.PRINTED


def test_a_page_knows_the_names_of_both_classes():
    assert run(SOFTMAX, SECOND)["result"]["passed"]
    assert set(page.LEARNED) == {"softmax"}
