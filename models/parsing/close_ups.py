"""The second pass: eyes, mouth and ears are looked at again, at twice the scale of the portrait."""

from __future__ import annotations

from collections.abc import Callable
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


def _ids(*names: str) -> tuple[int, ...]:
    return tuple(CELEBAMASK_HQ.by_name(name).id for name in names)


DECIDED = _ids("skin", "nose", "eye_g", "l_eye", "r_eye", "l_brow", "r_brow", "mouth", "u_lip", "l_lip",
               "hair", "l_ear", "r_ear", "ear_r")  # fmt: skip
"""The regions that a close-up decides. Its own id 0 is any other, the id of DECIDED[k] is k + 1. A network
that was trained before ears had close-ups knows fewer: the first of these."""
CLOSE_UP_IDS = np.zeros(len(CELEBAMASK_HQ), np.uint8)
"""The close-up's own id of each region, uint8 [S]."""
CLOSE_UP_IDS[list(DECIDED)] = np.arange(1, len(DECIDED) + 1)

CONFIG = ParserConfig(len(DECIDED) + 1, (16, 32, 64, 96, 128), (1, 2, 2, 2), (32, 48, 64, 64))
"""The network of the close-ups: its decisions, at half the size, have the size of the label map."""

_RAMP = 10.0
"""Pixels of the label map from a window's edge to where it has its full weight."""
WEIGHT = 0.6
"""The weight of a close-up against the first pass, inside."""
_LEAST = 20
"""Pixels of the label map that must show what a window is of."""
_STRAY = 0.01
"""The share of these pixels on each side that may lie astray."""
_BELOW = 6
"""How far below the middle of an ear its window has its own, in pixels of the label map: rings hang."""
_BESIDE = 10
"""Half the height in which the edge of the face is looked for, where an ear is hidden."""

Place = tuple[int, int]
"""The left and top of a window in a label map [256, 256], where it has half its size."""
Middle = tuple[float, float]


@dataclass(frozen=True)
class CloseUp:
    """One or several upright windows of a portrait of SIDE x SIDE, side by side in WIDTH x HEIGHT pixels.

    `shows`: the regions that it is made for. `middles` says where each window has its middle (x, y) in a
    label map uint8 [256, 256]; None if it has none.
    """

    shows: tuple[int, ...]
    middles: tuple[Callable[[np.ndarray], Middle | None], ...]

    @property
    def width(self) -> int:
        """Of a window, in pixels of the portrait."""
        return WIDTH // len(self.middles)

    def places(self, labels: np.ndarray) -> tuple[Place, ...] | None:
        """Where its windows lie for a label map uint8 [256, 256]; None if what they show was not found."""
        found = [middle(labels) for middle in self.middles]
        height, width = labels.shape
        starts = [
            (_start(x, self.width // 2, width), _start(y, HEIGHT // 2, height))
            for x, y in (each for each in found if each is not None)
        ]
        return tuple(starts) if len(starts) == len(found) else None

    def cut(self, picture: Tensor, places: tuple[Place, ...]) -> Tensor:
        """The windows side by side, [1, 3, HEIGHT, WIDTH], of a portrait [1, 3, SIDE, SIDE]."""
        corners = [(2 * left, 2 * top) for left, top in places]
        return torch.cat([picture[:, :, y : y + HEIGHT, x : x + self.width] for x, y in corners], 3)

    def joined(self, shares: Tensor, seen: Tensor, places: tuple[Place, ...]) -> Tensor:
        """The shares [1, S, 256, 256] of the first pass with those that the close-up saw, [1, own ids,
        HEIGHT / 2, WIDTH / 2], mixed in; towards the windows' edges the first pass counts more and more.

        Which other region there is where the close-up sees none of its own, the first pass decides.
        """
        mixed = shares.clone()
        for (left, top), part in zip(places, seen.chunk(len(places), 3), strict=True):
            height, width = part.shape[2:]
            window = np.s_[:, :, top : top + height, left : left + width]
            weight = WEIGHT * _slope(height, part)[:, None] * _slope(width, part)
            first = mixed[window]
            mixed[window] = first + weight * (_all_regions(part, first) - first)
        return mixed


def known_to(regions: int) -> tuple[CloseUp, ...]:
    """The close-ups that a network of so many own ids was trained for."""
    return tuple(each for each in CLOSE_UPS if set(each.shows) <= set(DECIDED[: regions - 1]))


def _all_regions(seen: Tensor, first: Tensor) -> Tensor:
    """The shares [1, S, h, w] of all regions by a close-up's [1, own ids, h, w]: the first pass's shares
    divide what it calls another one.
    """
    decided = DECIDED[: seen.shape[1] - 1]
    left = [region for region in range(first.shape[1]) if region not in decided]
    other = first[:, left] + 1e-4
    shares = torch.zeros_like(first)
    shares[:, decided] = seen[:, 1:]
    shares[:, left] = seen[:, :1] * other / other.sum(1, keepdim=True)
    return shares


def _slope(length: int, like: Tensor) -> Tensor:
    """Weights [length] that rise from the ends to 1."""
    middles = torch.arange(length, device=like.device, dtype=like.dtype) + 0.5
    return (torch.minimum(middles, length - middles) / _RAMP).clamp(max=1)


def _start(middle: float, length: int, side: int) -> int:
    """Where a stretch of `length` begins that has its middle there, in 0..side."""
    return int(np.clip(np.rint(middle - length / 2), 0, side - length))


def _middle_of(mask: np.ndarray) -> Middle | None:
    """The middle of what a mask [H, W] shows, without strays; None if that is too little."""
    y, x = np.nonzero(mask)
    if len(y) < _LEAST:
        return None
    across, down = (np.quantile(each, _STRAY) + np.quantile(each, 1 - _STRAY) + 1 for each in (x, y))
    return float(across / 2), float(down / 2)


def _around(*regions: tuple[int, ...]) -> Callable[[np.ndarray], Middle | None]:
    """The middle of the first of these sets of regions that is there."""

    def middle(labels: np.ndarray) -> Middle | None:
        found = (_middle_of(np.isin(labels, each)) for each in regions)
        return next((each for each in found if each is not None), None)

    return middle


def _at_ear(right: bool) -> Callable[[np.ndarray], Middle | None]:
    """The middle of the ear on the picture's left or right, and of what it wears; if it is hidden, the edge
    of the face at the height of the nose.
    """

    def middle(labels: np.ndarray) -> Middle | None:
        face = _middle_of(np.isin(labels, _FACE))
        if face is None:
            return None
        columns = np.arange(labels.shape[1])
        beyond = columns >= face[0] if right else columns < face[0]
        ear = _middle_of(np.isin(labels, EAR_IDS) & beyond)
        if ear is not None:
            return ear[0], ear[1] + _BELOW
        height = (_middle_of(labels == _NOSE) or face)[1]
        rows = np.abs(np.arange(labels.shape[0]) - height) <= _BESIDE
        x = np.nonzero(np.isin(labels, _FACE) & rows[:, None])[1]
        edge = np.quantile(x, 1 - _STRAY if right else _STRAY) if len(x) else face[0]
        return float(edge), height + _BELOW

    return middle


EYE_IDS, GLASSES, MOUTH_IDS = _ids("l_eye", "r_eye", "l_brow", "r_brow"), _ids("eye_g"), DECIDED[7:10]
EAR_IDS, _FACE, _NOSE = DECIDED[11:], DECIDED[:10], DECIDED[1]

EYES = CloseUp(EYE_IDS, (_around(EYE_IDS, GLASSES),))
MOUTH = CloseUp(MOUTH_IDS, (_around(MOUTH_IDS),))
EARS = CloseUp(EAR_IDS, (_at_ear(False), _at_ear(True)))
CLOSE_UPS = (EYES, MOUTH, EARS)
