"""Whether two ONNX files do what the network does: ONNX Runtime against torch, on portraits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from sean_editor.engine.noise import noise_maps
from sean_editor.errors import UserError
from sean_editor.export.onnx_files import OnnxGraphs
from sean_editor.photo.portraits import load_portrait, shipped_portraits
from sean_editor.tensors import to_tensors

STYLES_WITHIN, IMAGES_WITHIN = 5e-4, 1e-4
"""Largest difference of styles, and of pictures in [-1, 1], that float32 explains. Moments of small regions
are differences of nearly equal sums: torch's own are up to 6e-5 off what float64 gives."""

HALF_IMAGES_WITHIN = 0.02
"""The same of pictures where the generator's weights are stored as float16."""


class Agreement(NamedTuple):
    """The largest differences found, over pictures of `sizes` (height, width)."""

    styles: float
    images: float
    sizes: list[tuple[int, int]]


def runtime() -> Any | None:
    """The package onnxruntime, None if it is not installed."""
    try:
        import onnxruntime
    except ImportError:
        return None
    return onnxruntime


@torch.inference_mode()
def compare(graphs: OnnxGraphs, onnxruntime: Any) -> Agreement:
    """Run both graphs and the network on shipped portraits, of two sizes if the graphs take any.

    UserError if they differ by more than rounding.
    """
    options = graphs.options
    encoder, painter = (
        onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
        for graph in (graphs.encoder_graph, graphs.generator_graph)
    )
    generator, found = graphs.generator, Agreement(0.0, 0.0, [])
    for images, labels in _samples(options.size, generator.config.regions):
        size = (labels.shape[1], labels.shape[2])
        styles = generator.Zencoder(images, labels)  # the first look: a second one runs both graphs
        (made,) = encoder.run(None, {"images": images.numpy(), "labels": labels.numpy()})
        worn = _per_block(styles, generator.config.style_count)
        noise = noise_maps(generator, *size) if options.noise else False
        picture = generator(labels, worn, noise=noise)
        (painted,) = painter.run(None, {"labels": labels.numpy(), "styles": worn.numpy()})
        found = Agreement(
            max(found.styles, float(np.abs(made - styles.numpy()).max())),
            max(found.images, float(np.abs(painted - picture.numpy()).max())),
            [*found.sizes, size],
        )
    images_within = HALF_IMAGES_WITHIN if options.half else IMAGES_WITHIN
    if not (found.styles <= STYLES_WITHIN and found.images <= images_within):
        raise UserError(
            f"The graphs differ from the network by {found.styles:.1e} (styles) and {found.images:.1e} "
            "(pictures), more than rounding explains; nothing was written. Try other versions of torch and "
            "onnxruntime, or leave out --half."
        )
    return found


def _per_block(styles: Tensor, count: int) -> Tensor:
    """Styles [B, N, S, 512] of [B, S, 512]: the one matrix, of another strength for each block."""
    if styles.dim() == 4:
        return styles
    shares = torch.linspace(0.8, 1.2, count).view(1, -1, 1, 1)
    return styles[:, None] * shares


def _samples(size: tuple[int, int] | None, regions: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Images [B, 3, H, W] and labels [B, H, W] of shipped portraits."""
    for number, (height, width) in enumerate([size] if size else [(256, 256), (128, 96)]):
        images, labels = to_tensors(*(load_portrait(path) for path in shipped_portraits()[: 1 + number]))
        yield (
            F.interpolate(images, (height, width), mode="bilinear", antialias=True),
            F.interpolate(labels[:, None].float(), (height, width), mode="nearest")[:, 0].long() % regions,
        )
