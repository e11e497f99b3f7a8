"""What a picture misses of the portrait that it is made of: the losses of training that need no judge."""

from __future__ import annotations

import torch
from torch import Tensor

from models.parsing import FaceParser
from models.sean.encoder import one_hot, region_means
from models.training.losses import reconstruction, structure
from models.training.perceptual import LayoutLoss, ParserLPIPSLoss

RECONSTRUCTION, STRUCTURE, COLOURS, FEATURES, LAYOUT = 20.0, 4.0, 10.0, 10.0, 12.0
"""The weights of L1, of 1 - SSIM, of the regions' mean colours, of our face parser's features, and of its
reading of the layout: which without the colours would dye clothes as it knows them best."""


class Misses:
    """The loss, without our face parser's part where that is not given: it knows faces' regions only."""

    def __init__(self, parser: FaceParser | None = None) -> None:
        self._features = ParserLPIPSLoss(parser) if parser is not None else None
        self._layout = LayoutLoss(parser) if parser is not None else None

    def __call__(self, picture: Tensor, image: Tensor, labels: Tensor) -> Tensor:
        """Of one picture [1, 3, H, W] in [-1, 1], its portrait and the label map [1, H, W] of both."""
        loss = RECONSTRUCTION * reconstruction(picture, image) + STRUCTURE * structure(picture, image)
        loss = loss + COLOURS * colours_apart(picture, image, labels)
        if self._features is not None and self._layout is not None:
            loss = loss + FEATURES * self._features(picture, image) + LAYOUT * self._layout(picture, labels)
        return torch.as_tensor(loss)


def colours_apart(picture: Tensor, image: Tensor, labels: Tensor) -> Tensor:
    """How far the mean colours of regions are apart: the mean over the regions that there are."""
    layout = one_hot(labels, int(labels.max()) + 1)  # [1, S, H, W]
    there = layout.any(3).any(2)  # [1, S]
    apart = (region_means(picture, layout) - region_means(image, layout)).abs().mean(2)  # [1, S]
    return (apart * there).sum() / there.sum()
