"""Weights stored in fewer bits: how far from what they were, and which of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from models.lab.filled import filled_generator
from models.lab.onnx.narrow import store_int8
from models.sean import SEANConfig, save_generator

onnx = pytest.importorskip("onnx", reason="onnx is not installed: python main.py install onnx")
ort = pytest.importorskip("onnxruntime", reason="onnxruntime is not installed: python main.py install onnx")
REGIONS = 5


@pytest.fixture
def graph():
    """x [1, 8, 4, 4] -> Conv with 8 -> 16 channels of very different sizes -> [1, 4, 64] @ [64, 32]."""
    rng = np.random.default_rng(4)
    sizes = np.logspace(-3, 1, 16)
    weight = (rng.normal(size=(16, 8, 3, 3)) * sizes.reshape(16, 1, 1, 1)).astype(np.float32)
    matrix = (rng.normal(size=(64, 32)) * np.logspace(-2, 2, 32)).astype(np.float32)
    helper = onnx.helper
    nodes = [
        helper.make_node("Conv", ["x", "weight", "bias"], ["y"], pads=[1, 1, 1, 1]),
        helper.make_node("Reshape", ["y", "shape"], ["z"]),
        helper.make_node("MatMul", ["z", "matrix"], ["out"]),
    ]
    constants = {
        "weight": weight,
        "bias": np.zeros(16, np.float32),
        "shape": np.array([1, 4, 64]),
        "matrix": matrix,
    }
    floats = onnx.TensorProto.FLOAT
    made = helper.make_graph(
        nodes,
        "small",
        [helper.make_tensor_value_info("x", floats, [1, 8, 4, 4])],
        [helper.make_tensor_value_info("out", floats, [1, 4, 32])],
        [onnx.numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)


def run(graph) -> np.ndarray:
    session = ort.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"x": np.random.default_rng(5).normal(size=(1, 8, 4, 4)).astype(np.float32)})[0]


def test_each_output_channel_has_its_own_scale(graph) -> None:
    before = {c.name: onnx.numpy_helper.to_array(c) for c in graph.graph.initializer}
    as_float = onnx.ModelProto()
    as_float.CopyFrom(graph)
    store_int8(graph)
    onnx.checker.check_model(graph, full_check=True)
    stored = {c.name: onnx.numpy_helper.to_array(c) for c in graph.graph.initializer}
    assert stored["weight.int8"].dtype == stored["matrix.int8"].dtype == np.int8
    assert stored["bias"].dtype == np.float32, "small tensors stay as they are"
    widened = {}
    for name, channels in (("weight", (16, 1, 1, 1)), ("matrix", (1, 32))):
        scale = stored[f"{name}.scale"]
        assert scale.shape == channels
        widened[name] = stored[f"{name}.int8"] * scale
        assert (np.abs(widened[name] - before[name]) <= 0.5001 * scale).all()
    assert np.abs(stored["weight.int8"]).max((1, 2, 3)).tolist() == [127] * 16, "all bits are used"
    assert np.abs(stored["matrix.int8"]).max(0).tolist() == [127] * 32
    for constant in as_float.graph.initializer:
        if constant.name in widened:  # so that all is computed in float32
            constant.CopyFrom(onnx.numpy_helper.from_array(widened[constant.name], constant.name))
    expected = run(as_float)
    np.testing.assert_allclose(run(graph), expected, rtol=1e-4, atol=1e-4 * np.abs(expected).max())


def test_a_weight_that_is_something_else_too_stays_as_it_is(graph) -> None:
    add = onnx.helper.make_node("Add", ["matrix", "matrix"], ["twice"])
    graph.graph.node.append(add)
    store_int8(graph)
    assert "matrix" in {c.name for c in graph.graph.initializer}
    assert "weight" not in {c.name for c in graph.graph.initializer}


@pytest.mark.slow
@torch.inference_mode()
def test_other_regions_than_those_of_the_layouts(
    tmp_path: Path, make_layout: Callable[..., np.ndarray]
) -> None:
    """Layouts of three regions give ranges for all five."""
    pytest.importorskip("onnxscript", reason="onnxscript is not installed: python main.py install onnx")
    from models.lab.onnx.files import make_graphs
    from models.lab.onnx.metadata import OnnxOptions

    torch.manual_seed(1)
    generator = filled_generator(SEANConfig(regions=REGIONS, style_length=6, base_width=1, mask_hidden=3))
    save_generator(generator, tmp_path / "net.safetensors", half=False)
    layouts = torch.from_numpy(np.stack([make_layout(64, 64, regions=3) for _ in range(4)])).long()
    graphs = make_graphs(tmp_path / "net.safetensors", OnnxOptions(int8=True), layouts)
    painter = ort.InferenceSession(graphs.generator_graph.SerializeToString())
    labels = torch.from_numpy(np.stack([make_layout(64, 32, regions=5)])).long()
    styles = torch.randn(1, 6, REGIONS, 6)
    (painted,) = painter.run(None, {"labels": labels.numpy(), "styles": styles.numpy()})
    expected = generator(labels, styles, noise=False).numpy()
    assert expected.std() > 0.01
    assert np.abs(painted - expected).mean() < 0.03 * expected.std()
