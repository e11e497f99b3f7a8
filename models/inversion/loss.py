"""What a picture misses of the portrait that it is made of: the losses of training that need no judge."""

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
    """Of L1, of 1 - SSIM, of the regions' mean colours, of our face parser's features, and of its reading of
    the layout: which without the colours would dye clothes as it knows them best.
    """

    reconstruction: float = 20.0
    structure: float = 4.0
    colours: float = 10.0
    features: float = 10.0
    layout: float = 12.0


WEIGHTS = Weights()


class Misses:
    """The loss of pictures [1, 3, H, W] in [-1, 1] that are to be one portrait of that shape with the label
    map [1, H, W]; without our face parser's part where that is not given: it knows faces' regions only.
    """

    def __init__(self, image: Tensor, labels: Tensor, parser: FaceParser | None = None) -> None:
        self._image, self._labels, self._parser = image, labels, parser
        self._layout = one_hot(labels, int(labels.max()) + 1)  # [1, S, H, W]
        self._there = self._layout.any(3).any(2)  # [1, S]
        self._colours = region_means(image, self._layout)  # [1, S, 3]
        if parser is not None:
            with torch.no_grad():
                self._seen = parser.levels(_as_known(image))

    def __call__(self, picture: Tensor) -> Tensor:
        loss = WEIGHTS.reconstruction * reconstruction(picture, self._image)
        loss = loss + WEIGHTS.structure * structure(picture, self._image)
        loss = loss + WEIGHTS.colours * self.colours_apart(picture)
        if self._parser is None:
            return loss
        levels = self._parser.levels(_as_known(picture))
        logits = self._parser.head(self._parser.decode(levels))  # [1, S, 128, 128]
        loss = loss + WEIGHTS.features * feature_distance(levels, self._seen).mean()
        return loss + WEIGHTS.layout * layout_cross_entropy(logits, self._labels)

    def colours_apart(self, picture: Tensor) -> Tensor:
        """How far the mean colours of regions are apart: the mean over the regions that there are."""
        apart = (region_means(picture, self._layout) - self._colours).abs().mean(2)  # [1, S]
        return (apart * self._there).sum() / self._there.sum()


def _as_known(picture: Tensor) -> Tensor:
    """A picture at the size that our face parser knows faces at."""
    side = LayoutLoss.SIZE
    return F.interpolate(picture, (side, side), mode="bilinear", align_corners=False)
