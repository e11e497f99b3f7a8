"""Random numbers: every part of a portrait has its own stream, so that a change in one leaves the others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np


class Stream(IntEnum):
    """What a stream is for. The numbers decide what a seed means: they never change."""

    PERSON = 1
    HAIR_COLOUR = 2
    SHAPE = 3
    POSE = 4
    OUTFIT = 5
    HAT_LINE = 6
    HAIRLINE = 7
    SCALP = 8
    SKIN = 9
    SKIN_MATERIAL = 10
    TEETH = 11
    IRIS = 12
    CAMERA = 13
    GAZE = 14
    EYEBALL = 15
    BROWS = 16
    BROW_MATERIAL = 17
    BEARD = 18
    BEARD_MATERIAL = 19
    HAIR = 20
    HAIR_MATERIAL = 21
    HEADWEAR = 22
    GARMENT = 23
    GLASSES = 24
    EARRINGS = 25
    NECKLACE = 26
    BACKDROP = 27
    LIGHT = 28
    DEVELOPING = 29
    LASHES = 30
    HAIR_STYLE = 31
    HAIR_WIDTH = 32
    COLLAR_CLOTH = 33
    HOOD_CLOTH = 34
    NECKWEAR = 35


@dataclass(frozen=True)
class Streams:
    """All streams of one portrait."""

    seed: int
    index: int

    def __call__(self, stream: Stream) -> np.random.Generator:
        """The stream from its start."""
        return np.random.default_rng([self.seed, self.index, int(stream)])
