#!/bin/sh
# A quantized softmax of 600 equal classes is all zeros
#
# Guess: each of 600 classes gets one step, 1/256, or the rows are scaled so that they sum to 1.
# Seen: with the usual output scale of 1/256 each probability is rounded alone. 2 classes sum to 1,
#   10 to 1.016, 300 to 1.17, 511 to 1.996; from 512 equal classes on every probability is 0, and
#   so is the sum. A certain class gets 255/256.
# Why it matters: "the row sums to 1" is true of the mathematics, not of the model on the phone. An
#   argmax of such a row is class 0.
# Source: ONNX Runtime, contrib operator com.microsoft.QLinearSoftmax, run on 1.31.1
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
names = ["x", "x_scale", "x_zero", "y_scale", "y_zero"]
node = helper.make_node(
    "QLinearSoftmax", names, ["y"], domain="com.microsoft", axis=-1, opset=13
)
kinds = [TensorProto.UINT8, TensorProto.FLOAT, TensorProto.UINT8, TensorProto.FLOAT, TensorProto.UINT8]
shapes = [[1, None], [], [], [], []]
inputs = [helper.make_tensor_value_info(*each) for each in zip(names, kinds, shapes)]
output = helper.make_tensor_value_info("y", TensorProto.UINT8, [1, None])
versions = [helper.make_opsetid("", 21), helper.make_opsetid("com.microsoft", 1)]
graph = helper.make_graph([node], "softmax", inputs, [output])
model = helper.make_model(graph, opset_imports=versions, ir_version=10)
session = onnxruntime.InferenceSession(
    model.SerializeToString(), providers=["CPUExecutionProvider"]
)


def softmax(row):
    values = [
        np.array([row], np.uint8), np.array(0.1, np.float32), np.array(0, np.uint8),
        np.array(1 / 256, np.float32), np.array(0, np.uint8),
    ]  # fmt: skip
    return session.run(None, dict(zip(names, values)))[0][0] / 256


for classes, total in [(2, 1.0), (10, 1.015625), (300, 1.171875), (511, 1.99609375), (512, 0.0)]:
    row = softmax([128] * classes)
    print(f"{classes} equal classes: {row[0]:.4f} each, sum {row.sum()}")
    assert row.sum() == total
print("one certain class of two:", softmax([255, 0]))
assert softmax([255, 0]).tolist() == [255 / 256, 0]
END
