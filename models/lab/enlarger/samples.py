"""Training samples of the enlarger: crops of the generator's pictures, and of the photos that they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from models.lab.enlarger.loss import coarse
from models.lab.enlarger.painted import Face
from models.pixels import to_signed
from models.regions import CELEBAMASK_HQ, RegionSet

_PAINTED = 0.7
"""Share of the generator's pictures; the others are photos at half their size, more or less blurred."""
_MIDDLE, _SPREAD, _IN_MIDDLE = (135 / 256, 128 / 256), 28 / 256, 0.45
"""Row and column of a face's middle as shares of the side, how far crops lie from it, and how many do."""
_RECOLOURED, _EXCHANGED = 0.4, 0.4
"""Share of crops in another light, and of these with the primary colours exchanged."""


@dataclass(frozen=True)
class EnlargerBatch:
    """images float32 [B, 3, h, w] and targets [B, 3, 2h, 2w] in [-1, 1], labels int64 [B, h, w]."""

    images: Tensor
    labels: Tensor
    targets: Tensor


class FaceCrops:
    """Square crops of faces, mirrored and recoloured at random; all faces stay in memory."""

    def __init__(self, faces: Sequence[Face], regions: RegionSet = CELEBAMASK_HQ) -> None:
        self._faces, self._twins = faces, regions.mirrored_ids

    def __len__(self) -> int:
        return len(self._faces)

    def draw(self, random: np.random.Generator, count: int, size: int) -> EnlargerBatch:
        """Crops whose targets are `size` x `size`, a multiple of 32."""
        rows = [self._crop(random, size // 2) for _ in range(count)]
        images, labels, targets = (torch.stack(each) for each in zip(*rows, strict=True))
        targets = with_colours_of(images, targets)
        last = torch.channels_last
        return EnlargerBatch(
            images.contiguous(memory_format=last), labels, targets.contiguous(memory_format=last)
        )

    def _crop(self, random: np.random.Generator, side: int) -> tuple[Tensor, Tensor, Tensor]:
        """An image [3, side, side] with its labels [side, side] and target [3, 2 side, 2 side]."""
        face = self._faces[int(random.integers(len(self._faces)))]
        top, left = _corner(random, len(face.labels), side)
        inside = np.s_[top : top + side, left : left + side]
        target = to_signed(face.photo[2 * top : 2 * (top + side), 2 * left : 2 * (left + side)])
        painted = random.random() < _PAINTED
        image = to_signed(face.painted[inside]) if painted else reduced(target, random)
        labels = face.labels[inside]
        if random.random() < 0.5:
            image, target, labels = image.flip(2), target.flip(2), self._twins[labels[:, ::-1]]
        if random.random() < _RECOLOURED:
            image, target = recoloured(random, image, target)
        return image, torch.from_numpy(labels.astype(np.int64)), target


def _corner(random: np.random.Generator, whole: int, side: int) -> np.ndarray:
    """Top and left of a crop, both even, so that cells of 2 x 2 pixels stay what they are."""
    last = (whole - side) // 2
    if random.random() >= _IN_MIDDLE:
        return 2 * random.integers(0, last + 1, 2)
    middle = whole * (np.array(_MIDDLE) + random.normal(0, _SPREAD, 2))
    return 2 * np.clip((middle - side / 2) / 2, 0, last).astype(int)


def reduced(photo: Tensor, random: np.random.Generator) -> Tensor:
    """A photo [3, 2h, 2w] at half its size, [3, h, w], with some blur and grain."""
    image = F.avg_pool2d(photo[None], 2)[0]
    sigma = random.uniform(0.05, 1.6)
    if sigma > 0.3:  # less changes nothing
        box = max(int(3 * sigma) | 1, 3)
        pixels = np.ascontiguousarray(image.movedim(0, 2).numpy())
        image = torch.from_numpy(cv2.GaussianBlur(pixels, (box, box), sigma)).movedim(2, 0)
    grain = random.uniform(0, 0.02) * random.standard_normal(image.shape, np.float32)
    return image + torch.from_numpy(grain.astype(np.float32))


def recoloured(random: np.random.Generator, *images: Tensor) -> list[Tensor]:
    """Images [3, ., .] with their primary colours brighter or darker, and at times exchanged, all alike."""
    order = random.permutation(3) if random.random() < _EXCHANGED else np.arange(3)
    gain = torch.from_numpy(random.uniform(0.75, 1.2, (3, 1, 1)).astype(np.float32))
    return [((image[order] + 1) * gain - 1).clamp(-1, 1) for image in images]


def with_colours_of(images: Tensor, targets: Tensor) -> Tensor:
    """The targets [B, 3, 2h, 2w] with the coarse colours of the images [B, 3, h, w]: the enlarger adds detail
    and leaves colours to the generator.
    """
    enlarged = F.interpolate(images, scale_factor=2, mode="bilinear", align_corners=False)
    return (targets + coarse(enlarged) - coarse(targets)).clamp(-1, 1)
