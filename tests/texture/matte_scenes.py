"""A drawn head whose hair, strand by strand, is known."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from models.regions import CELEBAMASK_HQ

BACKGROUND, SKIN, HAIR = (CELEBAMASK_HQ.by_name(name).id for name in ("background", "skin", "hair"))
EARRING, BROW = (CELEBAMASK_HQ.by_name(name).id for name in ("ear_r", "l_brow"))
BLUE, ROSE, BROWN = (110, 150, 200), (220, 170, 150), (70, 45, 30)


@dataclass(frozen=True)
class Scene:
    """A photo uint8 [256, 256, 3], its label map uint8 [256, 256], and the true share of hair, float32."""

    photo: np.ndarray
    labels: np.ndarray
    alpha: np.ndarray


def head(hair: tuple[int, int, int] = BROWN, back: tuple[int, int, int] = BLUE) -> Scene:
    """A face with a cap of hair that the labels know, and strands that stand off it, which they do not."""
    labels = np.full((256, 256), BACKGROUND, np.uint8)
    cv2.circle(labels, (128, 130), 70, HAIR, -1)
    cap = (labels == HAIR).astype(np.float32)
    strands = np.zeros((1024, 1024), np.float32)
    for degrees in range(0, 360, 7):
        x, y = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
        ends = [(int(512 + 4 * r * x), int(520 + 4 * r * y)) for r in (60, 77)]
        cv2.line(strands, *ends, 1.0, 3, cv2.LINE_AA)
    alpha = np.maximum(cap, cv2.resize(strands, (256, 256), interpolation=cv2.INTER_AREA))
    face = cv2.ellipse(np.zeros((256, 256), np.uint8), (128, 145), (38, 50), 0, 0, 360, 1, -1) > 0
    labels[face] = SKIN
    alpha[face] = 0
    beneath = np.where(face[..., None], np.float32(ROSE), np.float32(back))
    noise = np.random.default_rng(0).normal(0, 2, (256, 256, 1))
    photo = alpha[..., None] * np.float32(hair) + (1 - alpha[..., None]) * beneath + noise
    return Scene(np.clip(np.rint(photo), 0, 255).astype(np.uint8), labels, alpha)
