"""Batches for both networks: scenes with the maps that the locator should give, crops with their points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.lab.locator.backdrops import draw_backdrop
from models.lab.locator.faces import Face, alignment_square, any_face
from models.lab.locator.scenes import (
    Scene,
    cover_part,
    draw_scene,
    photographed,
    similarity,
    warp,
)
from models.parsing.landmarks import CROP, CROP_SHARE
from models.parsing.locator import STRIDE

_POOL = 768
_HIGHEST_TURN = 14.0
"""Deviation in degrees of how the refiner's crops are turned: the locator's remaining error."""


@dataclass(frozen=True)
class SceneBatch:
    """images float32 [B, 3, H, W] in [-1, 1]; at H/8 x W/8: heat in 0..1, asked (0 where there is no loss),
    the points of the face there [B, 4, 2, h, w] and how much they count.
    """

    images: Tensor
    heat: Tensor
    asked: Tensor
    points: Tensor
    counts: Tensor
    sizes: Tensor


@dataclass(frozen=True)
class CropBatch:
    """images float32 [B, 3, 96, 96] in [-1, 1], points [B, 4, 2] in 0..1, whether there is a face [B]."""

    images: Tensor
    points: Tensor
    is_face: Tensor


class SceneBatches:
    """Scenes are used a few times, mirrored and in other colours: drawing them is expensive."""

    def __init__(self, faces: Sequence[Face], size: int, fresh_share: float = 0.34) -> None:
        self.faces, self.size, self.fresh_share = faces, size, fresh_share
        self._pool: list[Scene] = []

    def draw(self, rng: np.random.Generator, count: int) -> SceneBatch:
        fresh = max(int(count * self.fresh_share), 1) if len(self._pool) >= 2 * count else count
        scenes = [draw_scene(rng, self.faces, self.size) for _ in range(fresh)]
        scenes += [self._pool[i] for i in rng.integers(len(self._pool) or 1, size=count - fresh)]
        self._pool = (scenes[:fresh] + self._pool)[:_POOL]
        scenes = [_mirrored(scene) if rng.random() < 0.5 else scene for scene in scenes]
        pixels = np.stack([np.asarray(scene.picture) for scene in scenes])
        maps = [targets(scene, self.size) for scene in scenes]
        heat, asked, points, counts, sizes = (torch.from_numpy(np.stack(m)) for m in zip(*maps, strict=True))
        return SceneBatch(recoloured(pixels, rng), heat, asked, points, counts, sizes)


def _mirrored(scene: Scene) -> Scene:
    width = scene.picture.width

    def mirror(points: np.ndarray) -> np.ndarray:
        return (points * [-1, 1] + [width, 0])[[1, 0, 3, 2]]

    picture = scene.picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return Scene(picture, [mirror(p) for p in scene.faces], [mirror(p) for p in scene.unclear])


def targets(scene: Scene, size: int) -> tuple[np.ndarray, ...]:
    """heat, asked, points, counts and sizes (sides of alignment squares) of one scene, all float32."""
    cells = size // STRIDE
    y, x = (np.mgrid[:cells, :cells] + 0.5) * STRIDE
    heat, asked = np.zeros((cells, cells), np.float32), np.ones((cells, cells), np.float32)
    points = np.zeros((4, 2, cells, cells), np.float32)
    counts, sizes = np.zeros_like(heat), np.ones_like(heat)
    for face in scene.faces:
        side = 2 * np.hypot(*alignment_square(face)[1])
        sigma = max(0.06 * side, 0.55 * STRIDE)
        distance = (x - face[:, 0].mean()) ** 2 + (y - face[:, 1].mean()) ** 2
        near = np.exp(-distance / (2 * sigma**2)).astype(np.float32)
        nearer = (near > heat) & (near > 0.3)
        points[:, :, nearer] = face[:, :, None]
        counts[nearer], sizes[nearer] = near[nearer], side
        near[np.unravel_index(distance.argmin(), distance.shape)] = 1.0
        heat = np.maximum(heat, near)
    for face in scene.unclear:
        side = 2 * np.hypot(*alignment_square(face)[1])
        distance = (x - face[:, 0].mean()) ** 2 + (y - face[:, 1].mean()) ** 2
        asked[(distance < (0.25 * side + STRIDE) ** 2) & (heat < 1)] = 0
    return heat, asked, points, counts, sizes


class CropBatches:
    """Crops for the refiner: faces as the locator might have found them, and other places."""

    def __init__(self, faces: Sequence[Face]) -> None:
        self.faces = faces

    def draw(self, rng: np.random.Generator, count: int) -> CropBatch:
        drawn = [self._no_face(rng) if rng.random() < 0.2 else self._face(rng) for _ in range(count)]
        images, points, is_face = zip(*drawn, strict=True)
        return CropBatch(
            recoloured(np.stack([np.asarray(i) for i in images]), rng),
            torch.from_numpy(np.stack(points).astype(np.float32)) / CROP,
            torch.tensor(is_face, dtype=torch.float32),
        )

    def _face(self, rng: np.random.Generator) -> tuple[Image.Image, np.ndarray, bool]:
        face = any_face(rng, self.faces)
        rough = rng.random() < 0.6  # the first round; the second finds the face almost in place
        spread = 1.0 if rough else 0.25
        side = CROP / CROP_SHARE * float(np.exp(spread * rng.normal(0, 0.16)))
        turn = spread * float(rng.normal(0, _HIGHEST_TURN))
        centre = CROP / 2 + spread * rng.normal(0, 0.07 * CROP, 2)
        picture, points = _pasted(self.faces, face, side, turn, centre, rng)
        hidden = rng.random() < 0.15 and cover_part(picture, points, rng)
        seen = not hidden and bool(((points > 0) & (points < CROP)).all())
        return photographed(picture, rng), points, seen

    def _no_face(self, rng: np.random.Generator) -> tuple[Image.Image, np.ndarray, bool]:
        """A backdrop, or a face that is not where, or as, it should be."""
        nowhere = np.full((4, 2), CROP / 2.0)
        if rng.random() < 0.5:
            return photographed(draw_backdrop(rng, self.faces, CROP), rng), nowhere, False
        face = any_face(rng, self.faces)
        side, turn, centre = CROP / CROP_SHARE, float(rng.normal(0, 15)), np.full(2, CROP / 2.0)
        wrong = rng.integers(3)
        if wrong == 0:
            turn = float(rng.uniform(75, 285))
        elif wrong == 1:
            side *= float(rng.choice((rng.uniform(0.2, 0.42), rng.uniform(2.4, 4))))
        else:
            angle, distance = rng.uniform(0, 2 * np.pi), rng.uniform(0.5, 1.0) * CROP
            centre = centre + distance * np.array([np.cos(angle), np.sin(angle)])
        return photographed(_pasted(self.faces, face, side, turn, centre, rng)[0], rng), nowhere, False


def _pasted(
    faces: Sequence[Face], face: Face, side: float, turn: float, centre: np.ndarray, rng: np.random.Generator
) -> tuple[Image.Image, np.ndarray]:
    matrix, points = similarity(face, side, turn, centre, mirrored=rng.random() < 0.5)
    box, picture, mask = warp(face, matrix, centre, CROP, rng)
    if rng.random() < 0.3:
        scene = draw_backdrop(rng, faces, CROP)
    else:  # cheap: it hardly shows
        scene = Image.new("RGB", (CROP, CROP), tuple(int(v) for v in rng.integers(0, 256, 3)))
    if picture is not None and mask is not None:
        scene.paste(picture, box[:2], mask)
    return scene, points


def recoloured(pixels: np.ndarray, rng: np.random.Generator) -> Tensor:
    """uint8 [B, H, W, 3] -> float32 [B, 3, H, W] in [-1, 1] in other light and colours, with noise."""
    images = torch.from_numpy(pixels).permute(0, 3, 1, 2).float().div_(255)
    count = len(images)

    def column(values: np.ndarray) -> Tensor:
        return torch.from_numpy(values.astype(np.float32)).reshape(count, -1, 1, 1)

    images = images.clamp_(1e-3).pow_(column(np.exp(rng.normal(0, 0.3, count))))
    grey = images.mean(1, keepdim=True)
    images = grey + (images - grey) * column(rng.choice([0, 0.5, 1, 1, 1.4], count))
    images = (
        images * column(np.exp(rng.normal(0, 0.12, (count, 3)))) * column(np.exp(rng.normal(0, 0.2, count)))
    )
    images = images + column(rng.normal(0, 0.06, count))
    noise = column(np.maximum(rng.normal(-0.02, 0.04, count), 0))
    seed = torch.Generator().manual_seed(int(rng.integers(2**31)))
    if noise.any():
        images = images + noise * torch.randn(images.shape, generator=seed)
    return (images.clamp_(0, 1) * 2 - 1).contiguous(memory_format=torch.channels_last)
