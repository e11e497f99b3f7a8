"""Differentiable augmentation (Zhao et al., NeurIPS 2020): all inputs of the discriminator, real or
generated, are changed in the same ways, so that it learns from more pictures and the generator does not
imitate the change.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from models.lab.systems import Batch

NUMBERS = 9
"""Random numbers of a picture: whether it is changed, three of its colours, two of where it is moved, and
three of the square that is cut out.
"""

SHIFT = 1 / 8
"""How far pictures are moved at most, of their sides."""

CUTOUT = 1 / 2
"""The greatest side of the square that is cut out, as a share of the picture's."""


@dataclass(frozen=True)
class Augmentation:
    """One change for each picture of a batch, for its real and generated copies and its layout alike.

    Moved pictures go on mirrored beyond their edges, not in black as the paper's: every pixel has a region.
    """

    changed: Tensor  # bool [B, 1, 1, 1]
    brightness: Tensor  # [B, 1, 1, 1], to be added
    saturation: Tensor  # the same, factors
    contrast: Tensor
    rows: Tensor  # [B, h], where each row comes from
    columns: Tensor  # [B, w]
    kept: Tensor  # bool [B, 1, h, w], false where the picture is cut out

    @classmethod
    def draw(cls, batch: Batch, share: float, height: int, width: int) -> Augmentation:
        """A change for the share `share` of the pictures [B, 3, height, width] of `batch`, the strength of
        each uniform in the paper's range.
        """
        numbers = batch.rand(NUMBERS)
        changed = numbers[:, :1] < share  # [B, 1]
        _, brightness, saturation, contrast = numbers[:, :4].view(-1, 4, 1, 1, 1).unbind(1)
        down, right, y, x, side = numbers[:, 4:, None].unbind(1)  # [B, 1]
        rows, from_y = _moved(height, down, changed), _apart(height, y)
        columns, from_x = _moved(width, right, changed), _apart(width, x)
        half = CUTOUT / 2 * side
        cut = (from_y < half)[:, :, None] & (from_x < half)[:, None] & changed[:, :, None]
        return cls(
            changed[:, :, None, None], brightness - 0.5, 2 * saturation, contrast + 0.5, rows, columns,
            ~cut[:, None],
        )  # fmt: skip

    def pictures(self, images: Tensor) -> Tensor:
        """The pictures [B, 3, h, w] in [-1, 1] in other colours, moved, and partly cut out."""
        x = images.float() + self.brightness
        x = _from_mean(x, (1,), self.saturation)
        x = _from_mean(x, (1, 2, 3), self.contrast)
        x = torch.where(self.changed, x, images.float())
        return self._move(x) * self.kept

    def labels(self, labels: Tensor) -> Tensor:
        """The label maps [B, h, w] of the pictures that `pictures` returns."""
        return self._move(labels[:, None])[:, 0]

    def _move(self, x: Tensor) -> Tensor:
        x = x.gather(2, self.rows[:, None, :, None].expand(x.shape))
        return x.gather(3, self.columns[:, None, None].expand(x.shape))


def _from_mean(x: Tensor, dims: tuple[int, ...], factor: Tensor) -> Tensor:
    mean = x.mean(dims, keepdim=True)
    return mean + factor * (x - mean)


def _moved(side: int, numbers: Tensor, changed: Tensor) -> Tensor:
    """Where each of `side` rows comes from, [B, side], for `numbers` [B, 1]."""
    by = ((2 * numbers - 1) * (SHIFT * side)).round().long() * changed
    index = (torch.arange(side, device=numbers.device) + by).abs()
    return side - 1 - (side - 1 - index).abs()


def _apart(side: int, numbers: Tensor) -> Tensor:
    """How far each of `side` rows is from `numbers` [B, 1], [B, side], in units of the side."""
    return ((torch.arange(side, device=numbers.device) + 0.5) / side - numbers).abs()
