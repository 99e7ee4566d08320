#!/bin/sh
# ONNX Runtime's ArgMax finds NaN only in the first place
#
# Expected: the place of the NaN, as in NumPy and PyTorch, or NaN is never the largest.
# Seen: both, by place. [NaN, 1, 2] gives 0, the place of the NaN; [1, NaN, 2] gives 2 and
#   [2, 1, NaN] gives 0, as if it were not there. Hardmax goes by place too: of [NaN, 1, 2] it makes
#   a row without a 1, of [1, NaN, 2] it chooses the 2. NumPy finds the NaN each time.
# Why it matters: the predicted class of a row that has gone wrong looks like any other class, and
#   which one depends on the order of the classes. Ask for NaN before asking for the class.
# Source: run on ONNX Runtime 1.31.1; the ONNX text of ArgMax does not mention NaN
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq onnxruntime==1.31.1 onnx==1.23.2 numpy==2.4.3

venv/bin/python - <<'END'
from importlib.metadata import version
import numpy as np
import onnxruntime
from onnx import TensorProto, helper

print(*(f"{name} {version(name)}" for name in ("onnxruntime", "onnx", "numpy")), sep=", ")


def run(operator, rows, kind):
    graph = helper.make_graph(
        [helper.make_node(operator, ["x"], ["y"], axis=1)],
        operator,
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [None, None])],
        [helper.make_tensor_value_info("y", kind, None)],
    )
    versions = [helper.make_opsetid("", 21)]
    model = helper.make_model(graph, opset_imports=versions, ir_version=10)
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    return session.run(None, {"x": rows})[0]


nan = np.nan
rows = np.array([[nan, 1, 2], [1, nan, 2], [2, 1, nan]], np.float32)
largest = run("ArgMax", rows, TensorProto.INT64).ravel()
print("ArgMax", largest, "numpy.argmax", rows.argmax(1))
assert largest.tolist() == [0, 2, 0] and rows.argmax(1).tolist() == [0, 1, 2]
hard = run("Hardmax", rows, TensorProto.FLOAT)
print("Hardmax", hard.tolist())
assert hard.tolist() == [[0, 0, 0], [0, 0, 1], [1, 0, 0]]
END
