"""Style inversion: encode a portrait, then refine its style matrix by gradient descent.

The encoder's codes are close, not exact. A network whose configuration asks for it (`SEANConfig.descent`)
takes a few steps down the gradient of a distance between its picture and the portrait: encoding and then
optimising, as in iGAN (Zhu et al. 2016). The result is still one matrix, 512 numbers for each region.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import torch
import torch.nn.functional as F
from torch import Tensor

from models.inversion.loss import WEIGHTS, InversionLoss
from models.inversion.schedule import SCHEDULE, Schedule
from models.parsing import FaceParser
from models.sean.config import SEANConfig
from models.sean.encoder import StyleEncoder
from models.sean.generator import SEANGenerator
from models.sean.painting import FrozenPainting, encode_styles, painter

Between = Callable[[], object]
"""Is called before every step of a refinement. It may wait, and give the refinement up by an exception."""


def signature(config: SEANConfig) -> str:
    """A text of the settings that style codes depend on, besides the weights: part of cache keys."""
    return f"descent {config.descent} {SCHEDULE} {WEIGHTS}" if config.descent else ""


class StyleInverter:
    """Inverts portraits with a generator, and with our face `parser` if the regions are those of faces; both
    on one device. `schedule` says how the steps are taken.
    """

    def __init__(
        self, generator: SEANGenerator, parser: FaceParser | None = None, schedule: Schedule = SCHEDULE
    ) -> None:
        self._generator, self._parser, self._schedule = generator, parser, schedule
        self._painter = FrozenPainting(generator).painter if schedule.frozen else partial(painter, generator)

    def invert(self, images: Tensor, labels: Tensor, between: Between = lambda: None) -> Tensor:
        """Style matrices [B, S, 512] of images [B, 3, H, W] in [-1, 1] with label maps [B, H, W] on the
        generator's device. H and W are multiples of 32.
        """
        with torch.inference_mode(False), torch.no_grad():
            images, labels = (
                images.clone(),
                labels.clone(),
            )  # tensors of inference mode take no part in autograd
            if not self._generator.config.descent:
                return encode_styles(self._generator, images, labels)
            # one by one: a portrait's codes do not depend on the rest of the batch
            rows = zip(images.split(1), labels.split(1), strict=True)
            return torch.cat([self._inverted(*row, between) for row in rows])

    def _inverted(self, image: Tensor, labels: Tensor, between: Between) -> Tensor:
        """The style matrix [1, S, 512] after the configured steps."""
        encoder, schedule = self._generator.Zencoder, self._schedule
        assert isinstance(encoder, StyleEncoder)
        between()
        paint = self._painter(labels)
        styles = encode_styles(self._generator, image, labels, paint)
        loss = InversionLoss(image, labels, self._parser, schedule.ssim_step)
        sizes = styles.square().mean(2, keepdim=True).sqrt()  # [1, S, 1]
        for length, with_parser in schedule.steps(self._generator.config.descent):
            between()
            with torch.enable_grad():
                codes = styles.detach().requires_grad_()
                (gradient,) = torch.autograd.grad(loss(paint(encoder.to_length(codes)), with_parser), codes)
            direction = F.normalize(gradient, dim=2) * gradient.shape[2] ** 0.5  # RMS 1, or all zeros
            styles = encoder.to_length(styles - length * sizes * direction)
        return styles
