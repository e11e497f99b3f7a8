"""Styles as `SEANGenerator.encode` reads them, up to rounding, several times faster if it looks twice."""

from __future__ import annotations

import torch
from torch import Tensor

from models.sean.config import STRIDE
from models.sean.dense import forward_by_convolution
from models.sean.generator import SEANGenerator
from models.sean.lookup import can_look_up, forward_by_lookup, layout_levels


def encode_styles(generator: SEANGenerator, images: Tensor, labels: Tensor) -> Tensor:
    """Style matrices [B, S, 512] of images [B, 3, H, W] in [-1, 1] with label maps [B, H, W] on the same
    device.
    """
    if not (generator.config.second_look and can_look_up(generator.config)):
        return generator.encode(images, labels)
    styles: Tensor = generator.Zencoder(images, labels)
    with torch.no_grad():
        picture = _paint(generator, labels, styles)
    return generator.look_again(styles, picture, labels)


def _paint(generator: SEANGenerator, labels: Tensor, styles: Tensor) -> Tensor:
    """The picture [B, 3, H, W] without noise."""
    if labels.device.type != "cpu":
        return generator.to_image(forward_by_convolution(generator, labels, styles, noise=False))
    strides = [STRIDE >> step for step in range(STRIDE.bit_length())]
    heights = [labels.shape[1] // stride for stride in strides]
    levels = layout_levels(labels.numpy(), generator.config.regions, heights)
    return generator.to_image(forward_by_lookup(generator, labels, levels, styles, noise=False))
