"""Our own face parser as a metric network: the regions of pictures, and the distance of two pictures.

A substitute for networks trained on ImageNet, whose weights are not shipped: neither LPIPS nor FID, and never
called so. A system that was trained with the face parser's features as a loss (models/perceptual.py) has an
advantage in this metric.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from models.parsing.features import feature_distance
from models.parsing.parser import FaceParser, most_likely
from models.parsing.sides import repair_sides

SIZE = 256
"""Height and width that the face parser was trained on; other pictures are scaled to it."""


class ParsedFaces(NamedTuple):
    """The face parser's outputs for B pictures.

    labels   uint8 [B, H, W].
    levels   features of its encoder at five resolutions.
    summary  [B, D], the mean of the deepest level.
    """

    labels: np.ndarray
    levels: list[Tensor]
    summary: Tensor


class FaceMetric:
    """Our face parser on aligned portraits, images [B, 3, H, W] in [-1, 1] of any size."""

    def __init__(self, parser: FaceParser) -> None:
        self.parser = parser
        self._device = next(parser.parameters()).device

    @torch.inference_mode()
    def parse(self, images: Tensor) -> ParsedFaces:
        """Labels and features of the pictures; eyes, brows and ears are told apart by their side."""
        size, images = tuple(images.shape[2:]), images.float().to(self._device)
        scaled = images if size == (SIZE, SIZE) else _resized(images, (SIZE, SIZE))
        levels = self.parser.levels(scaled)
        decoded = self.parser.decode(levels)
        fine = self.parser.fine is not None
        logits = self.parser.full_size(decoded, scaled) if fine else self.parser.head(decoded)
        labels, _ = most_likely(_resized(logits, size))
        repaired = np.stack([repair_sides(each) for each in labels.cpu().numpy()])
        return ParsedFaces(repaired, levels, levels[-1].mean((2, 3)))


def parser_distance(one: ParsedFaces, other: ParsedFaces) -> Tensor:
    """Parser-feature distance [B], 0 (equal) to 2: LPIPS (Zhang et al. 2018) with another network and without
    its learnt weights.
    """
    return feature_distance(one.levels, other.levels)


def _resized(values: Tensor, size: tuple[int, ...]) -> Tensor:
    return F.interpolate(values, size, mode="bilinear", align_corners=False, antialias=True)
