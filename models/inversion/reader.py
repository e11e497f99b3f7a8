"""The styles of portraits as a network is best told of them.

An encoder reads a style at a glance, and is somewhat off. A network whose configuration asks for it
(`SEANConfig.descent`) goes on from there with a few steps down the gradient of what its picture misses:
encoding and then optimising, as in iGAN (Zhu et al. 2016). It stays one matrix, 512 numbers for each region.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from models.inversion.loss import WEIGHTS, Misses
from models.parsing import FaceParser
from models.sean.config import SEANConfig
from models.sean.encoder import StyleEncoder
from models.sean.generator import SEANGenerator
from models.sean.painting import encode_styles, painter

LENGTH = 0.03
"""How far a step moves a region's code, as a share of its length: every region comes equally far, however
small it is in the picture."""


def signature(config: SEANConfig) -> str:
    """What a network's styles depend on besides its weights and the parser's."""
    return f"descent {config.descent} x {LENGTH} {WEIGHTS}" if config.descent else ""


class StyleReader:
    """Reads with a generator, and if its regions are those of faces with our face parser, on one device."""

    def __init__(self, generator: SEANGenerator, parser: FaceParser | None = None) -> None:
        self._generator, self._parser = generator, parser

    def read(self, images: Tensor, labels: Tensor) -> Tensor:
        """Style matrices [B, S, 512] of images [B, 3, H, W] in [-1, 1] with label maps [B, H, W] on the
        generator's device. H and W are multiples of 32.
        """
        with torch.inference_mode(False), torch.no_grad():
            images, labels = images.clone(), labels.clone()  # what inference mode has made knows no gradients
            styles = encode_styles(self._generator, images, labels)
            if not self._generator.config.descent:
                return styles
            # one by one: a portrait's styles do not depend on those beside it
            rows = zip(styles.split(1), images.split(1), labels.split(1), strict=True)
            return torch.cat([self._refined(*row) for row in rows])

    def _refined(self, styles: Tensor, image: Tensor, labels: Tensor) -> Tensor:
        """The styles [1, S, 512] some steps further down."""
        encoder = self._generator.Zencoder
        assert isinstance(encoder, StyleEncoder)
        paint, misses = painter(self._generator, labels), Misses(image, labels, self._parser)
        sizes = styles.square().mean(2, keepdim=True).sqrt()  # [1, S, 1]
        for _ in range(self._generator.config.descent):
            with torch.enable_grad():
                worn = styles.detach().requires_grad_()
                (uphill,) = torch.autograd.grad(misses(paint(encoder.to_length(worn))), worn)
            one = F.normalize(uphill, dim=2) * uphill.shape[2] ** 0.5  # RMS 1, or all zeros
            styles = encoder.to_length(styles - LENGTH * sizes * one)
        return styles
