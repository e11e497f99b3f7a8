"""A checkpoint as two ONNX files, style encoder and generator, for other programs and languages.

All that a user of them has to know (regions, ranges, licence, the weights they came from) is in each file's
metadata. They are compared with the network before they are written.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.atomic_write import write_atomically
from models.blocks import STRIDE
from models.errors import UserError
from models.lab.onnx.graphs import GeneratorGraph, StyleEncoderGraph, why_no_graphs
from models.lab.onnx.metadata import OnnxOptions, describe
from models.lab.onnx.narrow import halve, mask_branch_in_int8, store_int8
from models.sean import CheckpointError, SEANGenerator, load_generator
from models.sean.noise import noise_maps
from models.weights_file import read_metadata

if TYPE_CHECKING:
    import onnx

OPSET = 18
"""The lowest that torch's exporter writes by itself; read by ONNX Runtime from 1.14 on."""

LARGEST = 2**31 - 1
"""Bytes of a file in the format that ONNX is stored in."""

OLDEST_TORCH = (2, 8)
"""Exporters before that write graphs of these networks that do not run: 2.6 was tried."""

_INSTALL = "Install what is needed with: pip install onnx onnxscript onnxruntime"


@dataclass(frozen=True)
class OnnxGraphs:
    """Both graphs of a generator, and how they were made."""

    generator: SEANGenerator
    options: OnnxOptions
    encoder_graph: onnx.ModelProto
    generator_graph: onnx.ModelProto

    def write(self, encoder_path: Path, generator_path: Path) -> None:
        """UserError if a file cannot be written; an older one of the same name then stays as it was."""
        for path, graph in ((encoder_path, self.encoder_graph), (generator_path, self.generator_graph)):
            write_atomically(path, graph.SerializeToString())


def make_graphs(checkpoint: Path, options: OnnxOptions, layouts: Tensor | None = None) -> OnnxGraphs:
    """The graphs of the network in a weights file, checked by ONNX itself. With `int8` the ranges of the
    mask branch are measured on `layouts`, label maps int64 [N, H, W] of whole portraits.

    UserError if packages are missing, or if the file holds no network that has such graphs.
    """
    import_onnx()
    generator = _load(checkpoint)
    config = generator.config
    noise = noise_maps(generator, *options.size) if options.size is not None and options.noise else None
    images, labels = _example(options.size or (2 * STRIDE, 3 * STRIDE), config.regions)
    styles = torch.zeros(2, config.style_count, config.regions, config.style_length)
    batch, sides = {0: torch.export.Dim("batch")}, _free_sides(options)
    encoder = _exported(
        StyleEncoderGraph(generator),
        {"images": images, "labels": labels},
        "styles",
        {"images": batch | _at(2, sides), "labels": batch | _at(1, sides)},
    )
    painter = _exported(
        GeneratorGraph(generator, noise),
        {"labels": labels, "styles": styles},
        "images",
        {"labels": batch | _at(1, sides), "styles": batch},
    )
    if options.int8:
        assert layouts is not None
        if config.mask_branch:
            painter = mask_branch_in_int8(painter, _spread(layouts, options.size, config.regions))
        store_int8(painter)
    elif options.half:
        halve(painter)
    # of the encoder, which stays as it is, the coordinates would suffer, for a few megabytes
    for graph, title in ((encoder, "style encoder"), (painter, "generator")):
        _finish(graph, describe(generator, checkpoint, options, title))
    return OnnxGraphs(generator, options, encoder, painter)


def import_onnx() -> Any:
    """The package onnx, onnxscript being there too, which torch exports with; UserError if one is not."""
    try:
        import onnx
        import onnxscript  # noqa: F401
    except ImportError as error:
        raise UserError(f"ONNX files need the Python package {error.name or error}. {_INSTALL}") from error
    if tuple(int(part) for part in torch.__version__.split(".")[:2]) < OLDEST_TORCH:
        raise UserError(
            f"ONNX files need torch {'.'.join(map(str, OLDEST_TORCH))} or newer, not {torch.__version__}. "
            "Install one with: pip install -U torch"
        )
    return onnx


def _load(checkpoint: Path) -> SEANGenerator:
    system = read_metadata(checkpoint).get("system", "sean")
    if system != "sean":
        raise UserError(f"{checkpoint} holds a network called {system}. Only SEAN generators are exported.")
    try:
        generator = load_generator(checkpoint)
    except CheckpointError as error:
        raise UserError(str(error)) from error
    reason = why_no_graphs(generator.config)
    if reason is not None:
        raise UserError(f"{checkpoint} cannot be exported: the network in it {reason}.")
    return generator


def _example(size: tuple[int, int], regions: int) -> tuple[Tensor, Tensor]:
    """Images [2, 3, H, W] and labels [2, H, W] to trace with: two of everything, as one would be taken for a
    constant.
    """
    rows = torch.arange(size[0] * size[1]).view(size) % regions
    return torch.zeros(2, 3, *size), rows.expand(2, -1, -1).contiguous()


def _spread(layouts: Tensor, size: tuple[int, int] | None, regions: int) -> np.ndarray:
    """Layouts [N, H, W] of that size in which all of `regions` occur: of each the ids are counted on."""
    if size is not None:
        layouts = F.interpolate(layouts[:, None].float(), size, mode="nearest")[:, 0].long()
    first = torch.arange(len(layouts)) * (int(layouts.max()) + 1)  # [N]
    return ((layouts + first[:, None, None]) % regions).numpy()


def _free_sides(options: OnnxOptions) -> list[Any]:
    """Names of height and width for the exporter, empty if they are fixed."""
    if options.size is not None:
        return []
    return [STRIDE * torch.export.Dim("h"), STRIDE * torch.export.Dim("w")]


def _at(first: int, sides: list[Any]) -> dict[int, Any]:
    """The `sides` by axis, counted from `first`."""
    return dict(enumerate(sides, first))


def _exported(graph: nn.Module, inputs: dict[str, Tensor], output: str, shapes: dict[str, Any]) -> Any:
    with _undisturbed():
        program = torch.onnx.export(
            graph.eval(),
            tuple(inputs.values()),
            dynamo=True,
            opset_version=OPSET,
            input_names=list(inputs),
            output_names=[output],
            dynamic_shapes=shapes,
            verbose=False,
        )
    assert program is not None
    return program.model_proto


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Silences the exporter's warnings about itself, which the user cannot act on; all others pass."""
    registry = logging.getLogger("torch.onnx._internal.exporter._registration")
    level = registry.level
    registry.setLevel(logging.ERROR)  # that torchvision is not installed
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "# The axis name: .* will not be used", UserWarning)
            warnings.filterwarnings("ignore", ".*treespec, LeafSpec", FutureWarning)
            yield
    finally:
        registry.setLevel(level)


def _finish(graph: onnx.ModelProto, metadata: dict[str, str]) -> None:
    """Makes the exporter's output usable for other runtimes; UserError if it does not fit into a file."""
    onnx = import_onnx()
    _tidy(graph)
    if graph.ByteSize() > LARGEST:
        raise UserError(
            f"The {metadata['title']} is larger than the 2 GB of an ONNX file. Try --half or --int8."
        )
    onnx.helper.set_model_props(graph, metadata)
    onnx.checker.check_model(graph, full_check=True)


def _tidy(graph: onnx.ModelProto) -> None:
    """Take out where in the exporting program, and in which folder, each node was made."""
    for part in (graph.graph, *graph.graph.node, *graph.graph.value_info):
        del part.metadata_props[:]
        part.doc_string = ""
