"""The second pass: eyes and mouth are looked at again, at twice the scale of the portrait."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from models.parsing.parser import ParserConfig
from models.regions import CELEBAMASK_HQ

SIDE = 512
"""Side of the portrait that close-ups are cut from, in pixels; labels have half of it."""
WIDTH, HEIGHT = 288, 128
"""Size of a close-up. All have one, and are learnt in the same batches: else batch norm would know eyes from
a mouth by the statistics of the batch, and find neither by those of all batches."""

_NAMED = ("skin", "nose", "eye_g", "l_eye", "r_eye", "l_brow", "r_brow", "mouth", "u_lip", "l_lip", "hair")
DECIDED = tuple(CELEBAMASK_HQ.by_name(name).id for name in _NAMED)
"""The regions that a close-up decides. Its own id 0 is any other, the id of DECIDED[k] is k + 1."""
_LEFT = tuple(region for region in range(len(CELEBAMASK_HQ)) if region not in DECIDED)
CLOSE_UP_IDS = np.zeros(len(CELEBAMASK_HQ), np.uint8)
"""The close-up's own id of each region, uint8 [S]."""
CLOSE_UP_IDS[list(DECIDED)] = np.arange(1, len(DECIDED) + 1)

CONFIG = ParserConfig(len(DECIDED) + 1, (16, 32, 64, 96, 128), (1, 2, 2, 2), (32, 48, 64, 64))
"""The network of the close-ups: its decisions, at half the size, have the size of the label map."""

_RAMP = 10.0
"""Pixels of the label map from a close-up's edge to where it has its full weight."""
WEIGHT = 0.6
"""The weight of a close-up against the first pass, inside."""
_LEAST = 20
"""Pixels of the label map that must show what a close-up is of."""
_STRAY = 0.01
"""The share of these pixels on each side that may lie astray."""


@dataclass(frozen=True)
class CloseUp:
    """An upright cut of WIDTH x HEIGHT pixels of a portrait of SIDE x SIDE, around the regions `shows`, or,
    if these are hidden, around `instead`.
    """

    shows: tuple[int, ...]
    instead: tuple[int, ...]

    def place(self, labels: np.ndarray) -> tuple[int, int] | None:
        """The cut's left and top in a label map uint8 [256, 256], where it has half its size; None if what
        it shows was not found.
        """
        for regions in (self.shows, self.instead):
            y, x = np.nonzero(np.isin(labels, regions))
            if len(y) >= _LEAST:
                left = self._start(x, WIDTH // 2, labels.shape[1])
                return left, self._start(y, HEIGHT // 2, labels.shape[0])
        return None

    @staticmethod
    def _start(places: np.ndarray, length: int, side: int) -> int:
        """Where a stretch of `length` begins that has the pixels at `places` in its middle, in 0..side."""
        middle = (np.quantile(places, _STRAY) + np.quantile(places, 1 - _STRAY) + 1) / 2
        return int(np.clip(np.rint(middle - length / 2), 0, side - length))

    def cut(self, picture: Tensor, place: tuple[int, int]) -> Tensor:
        """The cut [1, 3, HEIGHT, WIDTH] of a portrait [1, 3, SIDE, SIDE]."""
        left, top = 2 * place[0], 2 * place[1]
        return picture[:, :, top : top + HEIGHT, left : left + WIDTH]

    def joined(self, shares: Tensor, seen: Tensor, place: tuple[int, int]) -> Tensor:
        """The shares [1, S, 256, 256] of the first pass with those that the close-up saw, [1, own ids,
        HEIGHT / 2, WIDTH / 2], mixed in; towards the cut's edges the first pass counts more and more.

        Which other region there is where the close-up sees none of its own, the first pass decides.
        """
        left, top = place
        height, width = seen.shape[2:]
        window = np.s_[:, :, top : top + height, left : left + width]
        first = shares[window]
        other = first[:, _LEFT] + 1e-4
        second = torch.zeros_like(first)
        second[:, DECIDED] = seen[:, 1:]
        second[:, _LEFT] = seen[:, :1] * other / other.sum(1, keepdim=True)
        weight = WEIGHT * _slope(height, seen)[:, None] * _slope(width, seen)
        mixed = shares.clone()
        mixed[window] = first + weight * (second - first)
        return mixed


def _slope(length: int, like: Tensor) -> Tensor:
    """Weights [length] that rise from the ends to 1."""
    middles = torch.arange(length, device=like.device, dtype=like.dtype) + 0.5
    return (torch.minimum(middles, length - middles) / _RAMP).clamp(max=1)


def _ids(*names: str) -> tuple[int, ...]:
    return tuple(CELEBAMASK_HQ.by_name(name).id for name in names)


EYES = CloseUp(_ids("l_eye", "r_eye", "l_brow", "r_brow"), _ids("eye_g"))
MOUTH = CloseUp(_ids("mouth", "u_lip", "l_lip"), ())
CLOSE_UPS = (EYES, MOUTH)
