#!/usr/bin/env bash
# ONNX Runtime computes DequantizeLinear + MatMul in int8: it rounds the float input, which nobody quantised.
#
# onnxruntime 1.32.0, onnx 1.23.2, numpy 2.2.6, Python 3.11, Debian 12. Seen 2026-11-28:
#
#   MatMul with a float32 weight: 63
#   with the same weight as int8 and DequantizeLinear: 32
#   the same file with graph optimisations up to "basic": 63
#
# A good engineer guesses that an int8 weight behind a DequantizeLinear only saves space: ONNX defines the node as
# (weight - zero point) x scale in float32, and the MatMul has float inputs on both sides. With the default
# optimisations, ONNX Runtime fuses both nodes into a MatMulNBits with "accuracy level 4", which rounds blocks of the
# other input to int8, too. Here the input is 1000 and 63 ones, and the weight of the 1000 is 0: the 31 ones beside the
# 1000 in a block of 32 become 0. A Cast and a Mul in place of the DequantizeLinear, or the session's option
# "session.qdq_matmulnbits_accuracy_level" = "1", keep the product in float32. A Conv is not affected.
# https://github.com/microsoft/onnxruntime/issues/29849 reports the same of models that ask for that level; this file
# has standard nodes only.
#
# Fails if this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check onnxruntime==1.32.0 onnx==1.23.2 numpy==2.2.6

cat > "$folder/look.py" <<'PYTHON'
import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper, numpy_helper

weight = np.ones((64, 32), np.int8)
weight[0] = 0
inputs = np.ones((1, 64), np.float32)
inputs[0, 0] = 1000


def product(stored: bool, level=ort.GraphOptimizationLevel.ORT_ENABLE_ALL) -> float:
    nodes = [helper.make_node("MatMul", ["x", "weight"], ["y"])]
    constants = {"weight": weight.astype(np.float32)}
    if stored:
        nodes.insert(0, helper.make_node("DequantizeLinear", ["int8", "scale"], ["weight"], axis=1))
        constants = {"int8": weight, "scale": np.ones(32, np.float32)}
    graph = helper.make_graph(
        nodes,
        "product",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 64])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 32])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
    onnx.checker.check_model(model, full_check=True)
    options = ort.SessionOptions()
    options.graph_optimization_level = level
    session = ort.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return float(session.run(None, {"x": inputs})[0][0, 0])


plain, fused = product(stored=False), product(stored=True)
basic = product(stored=True, level=ort.GraphOptimizationLevel.ORT_ENABLE_BASIC)
print(f"MatMul with a float32 weight: {plain:g}")
print(f"with the same weight as int8 and DequantizeLinear: {fused:g}")
print(f'the same file with graph optimisations up to "basic": {basic:g}')
raise SystemExit(not (plain == basic == 63 and fused < 60))
PYTHON
"$folder/venv/bin/python" "$folder/look.py" || { echo "changed"; exit 1; }
echo "as recorded"
