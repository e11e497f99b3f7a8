"""Style inversion: encode a portrait, then refine its style matrix by gradient descent.

The encoder's codes are close, not exact. A network whose configuration asks for it (`SEANConfig.descent`)
takes a few steps down the gradient of a distance between its picture and the portrait: encoding and then
optimising, as in iGAN (Zhu et al. 2016). The result is still one matrix, 512 numbers for each region.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from models.inversion.loss import WEIGHTS, InversionLoss
from models.parsing import FaceParser
from models.sean.config import SEANConfig
from models.sean.encoder import StyleEncoder
from models.sean.generator import SEANGenerator
from models.sean.painting import encode_styles, painter

LENGTH = 0.03
"""Length of a step as a share of a region's code: all regions move equally far, however small they are."""


def signature(config: SEANConfig) -> str:
    """A text of the settings that style codes depend on, besides the weights: part of cache keys."""
    return f"descent {config.descent} x {LENGTH} {WEIGHTS}" if config.descent else ""


class StyleInverter:
    """Inverts portraits with a generator, and with our face `parser` if the regions are those of faces; both
    on one device.
    """

    def __init__(self, generator: SEANGenerator, parser: FaceParser | None = None) -> None:
        self._generator, self._parser = generator, parser

    def invert(self, images: Tensor, labels: Tensor) -> Tensor:
        """Style matrices [B, S, 512] of images [B, 3, H, W] in [-1, 1] with label maps [B, H, W] on the
        generator's device. H and W are multiples of 32.
        """
        with torch.inference_mode(False), torch.no_grad():
            images, labels = (
                images.clone(),
                labels.clone(),
            )  # tensors of inference mode take no part in autograd
            styles = encode_styles(self._generator, images, labels)
            if not self._generator.config.descent:
                return styles
            # one by one: a portrait's codes do not depend on the rest of the batch
            rows = zip(styles.split(1), images.split(1), labels.split(1), strict=True)
            return torch.cat([self._refined(*row) for row in rows])

    def _refined(self, styles: Tensor, image: Tensor, labels: Tensor) -> Tensor:
        """The style matrix [1, S, 512] after the configured steps."""
        encoder = self._generator.Zencoder
        assert isinstance(encoder, StyleEncoder)
        paint, loss = painter(self._generator, labels), InversionLoss(image, labels, self._parser)
        sizes = styles.square().mean(2, keepdim=True).sqrt()  # [1, S, 1]
        for _ in range(self._generator.config.descent):
            with torch.enable_grad():
                codes = styles.detach().requires_grad_()
                (gradient,) = torch.autograd.grad(loss(paint(encoder.to_length(codes))), codes)
            direction = F.normalize(gradient, dim=2) * gradient.shape[2] ** 0.5  # RMS 1, or all zeros
            styles = encoder.to_length(styles - LENGTH * sizes * direction)
        return styles
