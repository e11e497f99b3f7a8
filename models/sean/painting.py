"""The fastest ways to generate and to encode that have gradients; equal to the plain ones up to rounding."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from models.blocks import STRIDE
from models.sean.dense import forward_by_convolution
from models.sean.frozen import FrozenGenerator, FrozenWeights
from models.sean.generator import SEANGenerator
from models.sean.lookup import LayoutLevel, can_look_up, forward_by_lookup, layout_levels

Paint = Callable[[Tensor], Tensor]
"""Pictures [B, 3, H, W] in [-1, 1] of styles [B, S, 512]."""


class FrozenPainting:
    """Painters of one network, in evaluation mode, whose weights need no gradient and do not change from the
    first painter on.
    """

    def __init__(self, generator: SEANGenerator) -> None:
        self._generator = generator
        self._weights: FrozenWeights | None = None

    def painter(self, labels: Tensor) -> Paint:
        """As `painter` for the label maps [B, H, W]. On a CPU, all that does not depend on the styles is
        computed here.
        """
        generator = self._generator
        if generator.training or labels.device.type != "cpu" or not can_look_up(generator.config):
            return painter(generator, labels)
        if self._weights is None:
            self._weights = FrozenWeights(generator)
        return FrozenGenerator(self._weights, labels, _levels(generator, labels))


def painter(generator: SEANGenerator, labels: Tensor) -> Paint:
    """A function that generates pictures of the label maps [B, H, W] without noise: by look-ups on a CPU,
    for which the layouts are analysed once, else by convolutions.
    """
    if not can_look_up(generator.config):
        return lambda styles: generator(labels, styles, noise=False)
    if labels.device.type != "cpu":
        return lambda styles: generator.to_image(
            forward_by_convolution(generator, labels, styles, noise=False)
        )
    levels = _levels(generator, labels)
    return lambda styles: generator.to_image(
        forward_by_lookup(generator, labels, levels, styles, noise=False)
    )


def _levels(generator: SEANGenerator, labels: Tensor) -> dict[int, LayoutLevel]:
    """The neighbourhoods of label maps [B, H, W] at every resolution of the network."""
    heights = [labels.shape[1] // (STRIDE >> step) for step in range(STRIDE.bit_length())]
    return layout_levels(labels.numpy(), generator.config.regions, heights)


def encode_styles(
    generator: SEANGenerator, images: Tensor, labels: Tensor, paint: Paint | None = None
) -> Tensor:
    """Style matrices [B, S, 512] of images [B, 3, H, W] in [-1, 1] with label maps [B, H, W] on one device:
    as `SEANGenerator.encode`, but several times faster if there is a second pass. `paint`, if there is one,
    paints the pictures of that pass.
    """
    if not generator.config.second_look:
        return generator.encode(images, labels)
    styles: Tensor = generator.Zencoder(images, labels)
    with torch.no_grad():
        picture = (paint or painter(generator, labels))(styles)
    return generator.refine(styles, picture, labels)
