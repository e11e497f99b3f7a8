"""Smaller generators: weights stored as float16 or int8, and the mask branch computed in int8.

An int8 weight has one scale for each output channel. Runtimes widen stored weights to float32 when they load
a file. Rounded activations cost more accuracy than rounded weights, as their errors add up from block to
block. So only the mask branch computes in int8: its input, the one-hot layout, is exact in int8, and its
output modulates the blocks but is not fed back into the branch.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from models.errors import UserError

if TYPE_CHECKING:
    import onnx

NARROWED_FROM = 1024
"""The fewest numbers of a tensor that is worth storing in fewer bits."""


def halve(graph: onnx.ModelProto) -> None:
    """Store the large constants as float16; each is widened again by a Cast, once when the file is loaded."""
    from onnx import TensorProto, helper, numpy_helper

    casts = []
    for constant in graph.graph.initializer:
        numbers = numpy_helper.to_array(constant)
        if constant.data_type == TensorProto.FLOAT and numbers.size >= NARROWED_FROM:
            name, stored = constant.name, f"{constant.name}.half"
            constant.CopyFrom(numpy_helper.from_array(numbers.astype(np.float16), stored))
            casts.append(helper.make_node("Cast", [stored], [name], f"widen {name}", to=TensorProto.FLOAT))
    _put_first(graph, casts)


def store_int8(graph: onnx.ModelProto) -> None:
    """Store the large weights of Conv and MatMul as int8, with a scale for each output channel; each is
    widened again by a Cast and a Mul, once when the file is loaded.

    A DequantizeLinear would be one node for both, but ONNX Runtime then computes matrix products in int8.
    """
    from onnx import TensorProto, helper, numpy_helper

    channels = _channel_axes(graph)
    wideners, scales = [], []
    for constant in graph.graph.initializer:
        name = constant.name
        numbers = numpy_helper.to_array(constant)
        if name not in channels or constant.data_type != TensorProto.FLOAT or numbers.size < NARROWED_FROM:
            continue
        axis = channels[name] % numbers.ndim
        others = tuple(other for other in range(numbers.ndim) if other != axis)
        scale = np.maximum(np.abs(numbers).max(others, keepdims=True) / 127, np.float32(1e-12))
        stored, cast, scaled = f"{name}.int8", f"{name}.cast", f"{name}.scale"
        constant.CopyFrom(numpy_helper.from_array(np.rint(numbers / scale).astype(np.int8), stored))
        scales.append(numpy_helper.from_array(scale, scaled))
        wideners += [
            helper.make_node("Cast", [stored], [cast], f"widen {name}", to=TensorProto.FLOAT),
            helper.make_node("Mul", [cast, scaled], [name], f"scale {name}"),
        ]
    graph.graph.initializer.extend(scales)
    _put_first(graph, wideners)


def _channel_axes(graph: onnx.ModelProto) -> dict[str, int]:
    """The axis of the output channels, of each tensor that is used as a weight and as nothing else."""
    axes: dict[str, int] = {}
    used_otherwise: set[str] = set()
    for node in graph.graph.node:
        for place, name in enumerate(node.input):
            if place == 1 and node.op_type in ("Conv", "MatMul"):
                axes[name] = 0 if node.op_type == "Conv" else -1
            else:
                used_otherwise.add(name)
    return {name: axis for name, axis in axes.items() if name not in used_otherwise}


def _put_first(graph: onnx.ModelProto, nodes: list[onnx.NodeProto]) -> None:
    nodes = [*nodes, *graph.graph.node]
    del graph.graph.node[:]
    graph.graph.node.extend(nodes)


def mask_branch_in_int8(graph: onnx.ModelProto, layouts: np.ndarray) -> onnx.ModelProto:
    """The generator with the convolutions of its mask branch in int8, between QuantizeLinear and
    DequantizeLinear nodes. The ranges of the activations are measured on layouts int64 [N, H, W].

    UserError without ONNX Runtime, which measures the ranges.
    """
    try:
        from onnxruntime import quantization
    except ImportError as error:
        raise UserError("--int8 needs the Python package onnxruntime: pip install onnxruntime") from error
    import onnx

    masks = [node.name for node in graph.graph.node if node.op_type == "Conv" and ".norms." in node.input[1]]
    with tempfile.TemporaryDirectory() as folder, _without_advice():
        path = Path(folder) / "int8.onnx"
        quantization.quantize_static(
            graph,
            path,
            _Layouts(graph, layouts),
            quant_format=quantization.QuantFormat.QDQ,
            per_channel=True,
            nodes_to_quantize=masks,
            activation_type=quantization.QuantType.QUInt8,
            weight_type=quantization.QuantType.QInt8,
        )
        return onnx.load(path)


class _Layouts:
    """The generator's inputs for layouts int64 [N, H, W], one by one. Styles are all zero: the mask branch
    does not read them.
    """

    def __init__(self, graph: onnx.ModelProto, layouts: np.ndarray) -> None:
        styles = next(value for value in graph.graph.input if value.name == "styles")
        self._styles = np.zeros([1, *(dim.dim_value for dim in styles.type.tensor_type.shape.dim[1:])], "f4")
        self._left = iter(layouts)

    def get_next(self) -> dict[str, np.ndarray] | None:
        layout = next(self._left, None)
        return None if layout is None else {"labels": layout[None], "styles": self._styles}


@contextmanager
def _without_advice() -> Iterator[None]:
    """Silences the calibration's advice to simplify graphs beforehand: these are simple already."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(before)
