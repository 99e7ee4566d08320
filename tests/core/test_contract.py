"""The contract of ReLU and Softmax, edge by edge, as the table of other libraries shows it.

The edges are those that all libraries are asked (``benchmarks/elsewhere``).
"""

import json

import pytest

from benchmarks.elsewhere import edges
from courseware.files import ROOT
from tinytorch.core.activations import ReLU, Softmax
from tinytorch.core.tensor import Tensor

DATA = json.loads((ROOT / "content" / "elsewhere.json").read_text(encoding="utf-8"))
CONTRACT = {
    "relu-minus-zero": "-0 (float32)",
    "relu-minus-zero-places": "all -0",  # the same at every place
    "relu-nan": "NaN, 1 (float32)",
    "relu-infinite": "0, inf (float32)",
    "relu-integers": "0, 0, 2 (int64)",  # integers keep their dtype
    "relu-smallest-int8": "0, 127 (int8)",
    "relu-booleans": "0, 1 (bool)",
    "relu-number": "0 (float32, shape ())",
    "relu-empty": "empty (float32, shape (0, 3))",
    "relu-half": "0, 65504 (float16)",
    "softmax-far": "1, 0, 0 (float32)",
    "softmax-inf": "NaN, NaN (float32)",
    "softmax-nan": "NaN, NaN, NaN (float32)",
    "softmax-one-minus-inf": "0.5, 0.5, 0 (float32)",
    "softmax-all-minus-inf": "NaN, NaN (float32)",
    "softmax-empty-axis": "empty (float32, shape (2, 0))",
    "softmax-number": "1 (float32, shape ())",
    "softmax-booleans": "0.268941, 0.731059 (float32)",
    "softmax-integers": "0.0900306, 0.244728, 0.665241 (float64)",
    "softmax-int8": "1, 0 (float32)",  # floats are made before the maximum is subtracted
    "softmax-uint8": "0.119203, 0.880797 (float32)",
    "softmax-float16": "sum 1.00136, each 1.00136e-05 (float16)",  # rounded once
    "softmax-default-1d": "axis 0",
    "softmax-default-2d": "axis 1",
    "softmax-default-3d": "axis 2",
    "softmax-default-4d": "axis 3",
    "softmax-dim-range": "IndexError: dim must be an integer from -2 to 1 for shape (2, 3), got 2",
    "softmax-row-alone": "same bits",  # results do not depend on what is around
    "softmax-memory": "same bits",  # nor on the order in memory
}
ABSENT = {"softmax-masked", "softmax-bfloat16", "softmax-opset-11", "softmax-opset-13"}
KEPT = {library["name"]: library["answers"] for library in DATA["libraries"]}["tinytorch"]
EDGES = {edge.name: edge for edge in edges.EDGES}


class Probe:
    """Our own functions, from arrays to arrays."""

    relu = staticmethod(lambda x: ReLU()(Tensor(x)).data)
    softmax = staticmethod(
        lambda x, axis: (Softmax() if axis is None else Softmax(axis))(Tensor(x)).data
    )


@pytest.mark.parametrize("name", CONTRACT)
def test_answers_as_agreed(name):
    (answer,) = edges.ask(EDGES[name], Probe).values()
    assert answer == CONTRACT[name]


@pytest.mark.parametrize("name", CONTRACT)
def test_the_table_shows_what_was_agreed(name):
    (answer,) = KEPT[name].values()
    assert answer == CONTRACT[name]


def test_every_edge_has_its_row():
    ours = {name for name, edge in EDGES.items() if edge.function in ("relu", "softmax")}
    assert CONTRACT.keys() | ABSENT >= ours
    assert {name for name in KEPT if "absent" not in KEPT[name]} == CONTRACT.keys()


@pytest.mark.parametrize("function", [ReLU().forward, Softmax().forward])
def test_forward_leaves_the_input_of_an_edge_alone(function):
    for edge in EDGES.values():
        if edge.function in ("relu", "softmax") and edge.given and hasattr(edge.given[0], "copy"):
            x = edge.given[0]
            before = x.copy()
            function(Tensor(x))
            assert x.tobytes() == before.tobytes()
