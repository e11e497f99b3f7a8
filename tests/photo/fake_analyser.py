"""Stands in for the networks where only what is made of their answers is tested."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class FakeFace:
    points: np.ndarray
    confidence: float = 0.9
    sure: bool = True


@dataclass(frozen=True, eq=False)
class FakeParsing:
    labels: np.ndarray
    confidence: float = 0.9
    sure: bool = True


class FakeAnalyser:
    """Finds the faces that it was given, and labels the brighter half of every crop as hair."""

    def __init__(self, *faces: FakeFace) -> None:
        self.faces = list(faces)

    def find_faces(self, pixels: np.ndarray) -> list[FakeFace]:
        return self.faces

    def parse(self, image: np.ndarray) -> FakeParsing:
        assert image.shape == (256, 256, 3) and image.dtype == np.uint8
        return FakeParsing(np.where(image.mean(-1) > 127, 13, 1).astype(np.uint8))
