"""The loss that style inversion minimises: the training losses that need no discriminator."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from models.losses import reconstruction, structure
from models.parsing import FaceParser
from models.parsing.features import feature_distance
from models.perceptual import LayoutLoss, layout_cross_entropy
from models.sean.encoder import one_hot, region_means


@dataclass(frozen=True)
class Weights:
    """Weights of the parts of `InversionLoss`. Its text is part of cache keys."""

    reconstruction: float = 20.0
    """L1 at several scales, and of gradients."""
    structure: float = 4.0
    """1 - SSIM."""
    colours: float = 10.0
    """Mean colours of the regions. Without it `layout` would give clothes their most usual colour."""
    features: float = 10.0
    """Features of our face parser."""
    layout: float = 12.0
    """Layout that our face parser finds."""


WEIGHTS = Weights()


class InversionLoss:
    """The distance of pictures [1, 3, H, W] in [-1, 1] from a portrait of that shape with the label map
    [1, H, W]. Without a `parser` its parts are left out: it finds the regions of faces only. SSIM looks at
    every `ssim_step`-th box in x and in y.
    """

    def __init__(
        self,
        image: Tensor,
        labels: Tensor,
        parser: FaceParser | None = None,
        ssim_step: int = 1,
    ) -> None:
        self._image, self._labels, self._parser = image, labels, parser
        self._ssim_step = ssim_step
        self._layout = one_hot(labels, int(labels.max()) + 1)  # [1, S, H, W]
        self._present = self._layout.any(3).any(2)  # [1, S]
        self._colours = region_means(image, self._layout)  # [1, S, 3]
        if parser is not None:
            with torch.no_grad():
                self._features = parser.levels(_at_parser_size(image))

    def __call__(self, picture: Tensor, with_parser: bool = True) -> Tensor:
        loss = WEIGHTS.reconstruction * reconstruction(picture, self._image)
        loss = loss + WEIGHTS.structure * structure(picture, self._image, self._ssim_step)
        loss = loss + WEIGHTS.colours * self.colour_difference(picture)
        if self._parser is None or not with_parser:
            return loss
        levels = self._parser.levels(_at_parser_size(picture))
        logits = self._parser.head(self._parser.decode(levels))  # [1, S, 128, 128]
        loss = loss + WEIGHTS.features * feature_distance(levels, self._features).mean()
        return loss + WEIGHTS.layout * layout_cross_entropy(logits, self._labels)

    def colour_difference(self, picture: Tensor) -> Tensor:
        """L1 between the mean colours of the regions, averaged over the regions present."""
        apart = (region_means(picture, self._layout) - self._colours).abs().mean(2)  # [1, S]
        return (apart * self._present).sum() / self._present.sum()


def _at_parser_size(picture: Tensor) -> Tensor:
    side = LayoutLoss.SIZE
    return F.interpolate(picture, (side, side), mode="bilinear", align_corners=False)
