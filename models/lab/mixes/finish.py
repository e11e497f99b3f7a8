"""From the network's picture to the portrait: cloth, skin, hair, glasses, and the camera's grain."""

from __future__ import annotations

import cv2
import numpy as np

from models.lab.mixes.fabric import with_backdrop, with_cloth
from models.lab.mixes.face_regions import BACKGROUND, CLOTHES, HAT
from models.lab.mixes.glasses import with_glasses
from models.lab.mixes.necklace import with_necklace
from models.lab.mixes.recipe import Finish
from models.lab.mixes.skin import sharper, with_catchlights, with_pores
from models.lab.mixes.strands import with_strands

_GRAIN = 1.2  # levels


def finished(
    picture: np.ndarray, labels: np.ndarray, finish: Finish, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """The portrait uint8 [H, W, 3] and its label map uint8 [H, W], from the network's `picture`, uint8."""
    draw = np.random.default_rng(seed)
    levels = picture.astype(np.float32)
    levels = with_backdrop(levels, labels == BACKGROUND, finish.backdrop)
    levels = with_cloth(levels, labels == CLOTHES, finish.clothes, draw)
    levels = with_cloth(levels, labels == HAT, finish.hat, draw)
    levels = sharper(levels, labels, finish.sharp)
    levels = with_pores(levels, labels, draw, finish.age)
    levels = with_catchlights(levels, labels)
    if finish.hair is not None:
        levels = with_strands(levels, labels, finish.hair, seed)
    if finish.necklace is not None:
        levels, labels = with_necklace(levels, labels, finish.necklace)
    if finish.glasses is not None:
        levels, labels = with_glasses(levels, labels, finish.glasses)
    grain = cv2.GaussianBlur(draw.standard_normal(labels.shape).astype(np.float32), (0, 0), 0.6)
    levels = levels + (_GRAIN * grain / grain.std())[..., None]
    return np.clip(np.rint(levels), 0, 255).astype(np.uint8), labels
