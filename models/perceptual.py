"""Perceptual losses (Johnson et al. 2016): the distance of two pictures in the features of a trained
network. The paper's is VGG-19, whose public weights are not shipped; our own face parser serves, too.
"""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.parsing.features import feature_distance
from models.parsing.parser import FaceParser
from models.weights_file import read_tensors

LAYER_WEIGHTS = (1 / 32, 1 / 16, 1 / 8, 1 / 4, 1.0)
"""Weights of relu1_1, relu2_1, relu3_1, relu4_1, relu5_1 (paper sec. 3.3)."""

_PLAN = (64, 64, "pool", 128, 128, "pool", 256, 256, 256, 256, "pool", 512, 512, 512, 512, "pool", 512)
_TAPPED = (0, 2, 4, 8, 12)
"""Convolutions, counted from 0, after which a feature is compared."""


class PerceptualLoss(nn.Module):
    """Weighted L1 between VGG-19 features of two pictures [B, 3, H, W] in [-1, 1].

    `path` is torchvision's `vgg19-dcbb9e9d.pth` (plain tensors, read with weights only). WeightsFileError if
    it cannot be read.
    """

    mean: Tensor
    std: Tensor

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.register_buffer("mean", torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1))
        self.register_buffer("std", torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1))
        state = read_tensors(path)
        keys = sorted({int(k.split(".")[1]) for k in state if k.startswith("features.")})
        self.convs = nn.ModuleList()
        channels = 3
        for key, width in zip(keys, [w for w in _PLAN if w != "pool"], strict=False):
            conv = nn.Conv2d(channels, int(width), 3, padding=1)
            conv.load_state_dict({p: state[f"features.{key}.{p}"] for p in ("weight", "bias")})
            self.convs.append(conv)
            channels = int(width)
        self.requires_grad_(False).eval()

    def features(self, images: Tensor) -> list[Tensor]:
        """relu1_1, relu2_1, relu3_1, relu4_1, relu5_1."""
        x = ((images + 1) / 2 - self.mean) / self.std
        taps, index = [], 0
        for step in _PLAN:
            if step == "pool":
                x = F.max_pool2d(x, 2)
                continue
            x = F.relu(self.convs[index](x))
            if index in _TAPPED:
                taps.append(x)
            index += 1
        return taps

    def forward(self, result: Tensor, target: Tensor) -> Tensor:
        with torch.no_grad():
            wanted = self.features(target)
        terms = [
            w * F.l1_loss(a, b) for w, a, b in zip(LAYER_WEIGHTS, self.features(result), wanted, strict=True)
        ]
        return sum(terms[1:], terms[0])


class ParserLoss(nn.Module):
    """A loss by our face parser, which is frozen."""

    def __init__(self, parser: FaceParser) -> None:
        super().__init__()
        self.parser = parser.requires_grad_(False).eval()


class ParserPerceptualLoss(ParserLoss):
    """L1 between our face parser's features of two pictures [B, 3, H, W] in [-1, 1], at four scales, each in
    units of the target's mean feature: equal weights then need no tuning.
    """

    SCALES = 4

    def forward(self, result: Tensor, target: Tensor) -> Tensor:
        with torch.no_grad():
            wanted = self.parser.levels(target)[: self.SCALES]
        found = self.parser.levels(result)[: self.SCALES]
        terms = [F.l1_loss(a, b) / b.abs().mean().clamp_min(1e-6) for a, b in zip(found, wanted, strict=True)]
        return sum(terms[1:], terms[0]) / len(terms)


class ParserLPIPSLoss(ParserLoss):
    """The parser-feature distance of two pictures [B, 3, H, W] in [-1, 1], over all five levels: the
    metric `feature_distance` as a loss.
    """

    def forward(self, result: Tensor, target: Tensor) -> Tensor:
        with torch.no_grad():
            wanted = self.parser.levels(target)
        return feature_distance(self.parser.levels(result), wanted).mean()


class LayoutLoss(ParserLoss):
    """Cross entropy of the layout that our face parser finds in pictures [B, 3, H, W] in [-1, 1] and the
    layouts [B, H, W] that they were generated from: regions have to be in their places, whatever their style.
    """

    SIZE = 256
    """Height and width that the face parser was trained at."""

    def forward(self, result: Tensor, labels: Tensor) -> Tensor:
        size = (self.SIZE, self.SIZE)
        pictures = F.interpolate(result, size, mode="bilinear", align_corners=False)
        return layout_cross_entropy(self.parser.half_size(pictures), labels)


def layout_cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross entropy of logits [B, S, h, w] and layouts [B, H, W]. A pixel weighs one by the root of its
    region's area: an eye counts for more than its pixels.
    """
    wanted = F.interpolate(labels[:, None].float(), logits.shape[2:], mode="nearest")[:, 0].long()
    areas = F.one_hot(wanted, logits.shape[1]).sum((0, 1, 2)).float()  # [S]
    return F.cross_entropy(logits.float(), wanted, areas.clamp_min(1).rsqrt())
