"""The table of what other libraries answer, and what the chapter says of it."""

import json
import tomllib

import pytest

from benchmarks.elsewhere import edges
from courseware.book import elsewhere
from courseware.book.elements import from_template
from courseware.book.texts import ELSEWHERE
from courseware.errors import CourseError
from courseware.files import ROOT
from tinytorch import page

DATA = elsewhere.load()
PINS = tomllib.loads((ROOT / "benchmarks" / "elsewhere" / "libraries.toml").read_text("utf-8"))
ANSWERS = {library["name"]: library["answers"] for library in DATA["libraries"]}
FACTS = {  # what the chapter says: edge, answer begins with, of which libraries
    ("relu-minus-zero-places", "first 64: +0, last 3: -0"): "tensorflow keras",
    ("relu-nan", "0, 1"): "tinygrad",
    ("softmax-nan", "NaN, 0, 0"): "tensorflow keras",
    ("softmax-inf", "NaN, 0"): "tensorflow keras",
    ("softmax-int8", "1, 0"): "tinytorch tinygrad mlx",
    ("softmax-int8", "4.78089e-25, 1 "): "jax",
    ("softmax-float16", "sum 1.00136"): "tinytorch torch onnxruntime",
    ("softmax-float16", "sum 48.8"): "mlx",
    ("softmax-all-minus-inf", "NaN, NaN"): " ".join(ANSWERS),
    ("softmax-masked", "0, 0"): "torch jax keras",
    ("slope-relu", "0"): "torch jax tensorflow keras tinygrad mlx",
    ("slope-maximum", "0.5"): "torch jax tinygrad",
    ("slope-maximum", "1"): "tensorflow keras",
    ("softmax-default-3d", "axis 2"): "tinytorch jax tensorflow keras onnxruntime tinygrad",
    ("softmax-default-3d", "axis 0"): "torch",
    ("softmax-default-2d", "axes 0, 1"): "numpy numpy-browser scipy mlx",
    ("softmax-opset-11", "axes 1, 2"): "onnxruntime",
    ("softmax-row-alone", "same bits in"): "jax",
    ("gelu-one", "0.841192"): "jax keras tinygrad",
}


@pytest.mark.parametrize(("edge", "answer"), FACTS)
def test_the_chapter_says_what_came_out(edge, answer):
    found = [n for n, given in ANSWERS.items() if given[edge].get("said", "").startswith(answer)]
    assert found == FACTS[edge, answer].split()


def test_four_libraries_refuse_8_bits():
    refused = [name for name, given in ANSWERS.items() if "refused" in given["softmax-int8"]]
    assert refused == ["torch", "tensorflow", "keras", "onnxruntime"]


def test_data_is_of_these_edges_and_these_versions():
    asked = [{k: getattr(e, k) for k in ("name", "function", "title", "why")} for e in edges.EDGES]
    assert DATA["edges"] == asked
    assert list(ANSWERS) == list(PINS)
    for library in DATA["libraries"]:
        assert library["answers"].keys() == {edge["name"] for edge in asked}
        for pin in PINS[library["name"]]["packages"]:
            name, _, version = pin.partition("==")
            kept = library["versions"].get(name.partition("[")[0], version)
            assert kept == version, (library["name"], name)


def test_an_edge_has_each_answer_once_and_the_commonest_first():
    (group,) = elsewhere.groups(DATA, ["softmax-int8"])
    assert [(row.answer, len(row.libraries)) for row in group.rows] == [
        ("an error", 4), ("1, 0 (float32)", 3), ("0, NaN (float16)", 3),
        ("4.78089e-25, 1 (float32)", 1),
    ]  # fmt: skip
    assert group.rows[0].libraries[0] == ("torch", "PyTorch", "NotImplementedError")
    assert group.differs


def test_who_could_not_be_asked_comes_last_and_who_has_no_such_function_not_at_all():
    (group,) = elsewhere.groups(DATA, ["softmax-bfloat16"])
    assert [row.given for row in group.rows] == [True, True, False]
    (group,) = elsewhere.groups(DATA, ["gelu-one"])
    named = {name for row in group.rows for name, _, _ in row.libraries}
    assert "scipy" not in named


def test_an_unknown_edge_is_named_with_all_there_are():
    with pytest.raises(ValueError, match="no edge 'relu-zero'; there are relu-minus-zero, "):
        elsewhere.groups(DATA, ["relu-zero"])


def test_missing_data_says_what_writes_it(tmp_path):
    with pytest.raises(CourseError, match=r"python -m benchmarks\.elsewhere"):
        elsewhere.load(tmp_path / "elsewhere.json")


def test_the_table_is_in_the_page_without_a_script():
    groups = elsewhere.groups(DATA, asked={"relu-nan": "elsewhere-nan"})
    (html,) = from_template("elsewhere-table", groups=groups, texts=ELSEWHERE, live=False)
    text = html.astext()
    assert text.count("<tbody ") == len(edges.EDGES)
    assert text.count('data-question="elsewhere-nan"') == 1
    assert text.count('<tr data-part="ask" hidden>') == 1
    assert "x &gt; 0" in text


def test_a_page_asks_the_same_questions_of_its_own_python():
    found = json.loads(page.ask(elsewhere.program()))
    assert found["tinytorch"] == ANSWERS["tinytorch"]
    assert found["numpy"].keys() == ANSWERS["numpy"].keys()
