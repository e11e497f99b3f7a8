"""Comparing ONNX files with the network: ONNX Runtime against torch, on portraits."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from models.errors import UserError
from models.lab.onnx.files import OnnxGraphs
from models.sean.noise import noise_maps

STYLES_WITHIN, IMAGES_WITHIN = 5e-4, 1e-4
"""Largest difference of styles, and of pictures in [-1, 1], that float32 explains. Moments of small regions
are differences of nearly equal sums: torch's own are up to 6e-5 off what float64 gives."""

HALF_IMAGES_WITHIN, INT8_IMAGES_WITHIN = 0.02, 0.1
"""The same of pictures where the generator's weights are stored as float16 or int8."""


class Agreement(NamedTuple):
    """The largest differences found, and the lowest PSNR in dB, over pictures of `sizes` (height, width)."""

    styles: float
    images: float
    psnr: float
    sizes: list[tuple[int, int]]


def runtime() -> Any | None:
    """The package onnxruntime, None if it is not installed."""
    try:
        import onnxruntime
    except ImportError:
        return None
    return onnxruntime


@torch.inference_mode()
def compare(graphs: OnnxGraphs, onnxruntime: Any, images: Tensor, labels: Tensor) -> Agreement:
    """Run both graphs and the network on portraits, of two sizes if the graphs take any.

    images [B, 3, H, W] in [-1, 1] and labels int64 [B, H, W], two portraits or more.

    UserError if they differ by more than rounding.
    """
    options = graphs.options
    encoder, painter = (
        onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
        for graph in (graphs.encoder_graph, graphs.generator_graph)
    )
    generator, found = graphs.generator, Agreement(0.0, 0.0, math.inf, [])
    for sample, layout in _samples(images, labels, options.size, generator.config.regions):
        size = (layout.shape[1], layout.shape[2])
        styles = generator.Zencoder(sample, layout)  # the first pass: a second one runs both graphs
        (made,) = encoder.run(None, {"images": sample.numpy(), "labels": layout.numpy()})
        repeated = _per_block(styles, generator.config.style_count)
        noise = noise_maps(generator, *size) if options.noise else False
        picture = generator(layout, repeated, noise=noise)
        (painted,) = painter.run(None, {"labels": layout.numpy(), "styles": repeated.numpy()})
        apart = painted - picture.numpy()  # [B, 3, H, W]
        found = Agreement(
            max(found.styles, float(np.abs(made - styles.numpy()).max())),
            max(found.images, float(np.abs(apart).max())),
            min(found.psnr, *map(_psnr, apart)),
            [*found.sizes, size],
        )
    images_within = IMAGES_WITHIN
    if options.half or options.int8:
        images_within = HALF_IMAGES_WITHIN if options.half else INT8_IMAGES_WITHIN
    if not (found.styles <= STYLES_WITHIN and found.images <= images_within):
        raise UserError(
            f"The graphs differ from the network by {found.styles:.1e} (styles) and {found.images:.1e} "
            "(pictures), more than rounding explains; nothing was written. Try other versions of torch and "
            "onnxruntime, or leave out --half and --int8."
        )
    return found


def _psnr(apart: np.ndarray) -> float:
    """PSNR in dB of two pictures with values in [-1, 1], of their difference."""
    error = float((apart.astype(np.float64) ** 2).mean())
    return 10 * math.log10(4 / error) if error else math.inf


def _per_block(styles: Tensor, count: int) -> Tensor:
    """Styles [B, N, S, 512] of [B, S, 512]: the one matrix, of another strength for each block."""
    if styles.dim() == 4:
        return styles
    shares = torch.linspace(0.8, 1.2, count).view(1, -1, 1, 1)
    return styles[:, None] * shares


def _samples(
    images: Tensor, labels: Tensor, size: tuple[int, int] | None, regions: int
) -> Iterator[tuple[Tensor, Tensor]]:
    """One portrait of the size asked for; one and then two portraits where any size goes."""
    for count, shape in enumerate([size] if size else [(256, 256), (128, 96)], start=1):
        resized = F.interpolate(labels[:count, None].float(), shape, mode="nearest")[:, 0]
        yield F.interpolate(images[:count], shape, mode="bilinear", antialias=True), resized.long() % regions
