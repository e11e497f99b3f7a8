"""How training pictures are changed: place, turn and size, what lies in front, light and camera."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image

from models.lab.parser.unlabelled import IGNORE


@dataclass(frozen=True)
class Jitter:
    """How far a picture is moved at random: how often the turn is large, and standard deviations of a small
    turn in degrees and of the place as a share of the picture; scale and stretch are logarithms.
    """

    often: float = 0.35
    turn: float = 6.0
    scale: float = 0.35
    stretch: float = 0.05
    place: float = 0.05


FREE = Jitter()


def turned(
    image: np.ndarray, labels: np.ndarray, rng: np.random.Generator, size: int
) -> tuple[np.ndarray, np.ndarray]:
    """Both turned, scaled, stretched and moved alike, at `size`; pixels from outside are IGNORE."""
    side = image.shape[0]
    return cut_turned(image, labels, rng, (side / 2, side / 2), (size, size), side / size, FREE)


def cut_turned(
    image: np.ndarray,
    labels: np.ndarray,
    rng: np.random.Generator,
    centre: tuple[float, float],
    size: tuple[int, int],
    zoom: float,
    jitter: Jitter,
) -> tuple[np.ndarray, np.ndarray]:
    """The part of both around `centre` (x, y), `size` (width, height) pixels of `zoom` of the picture's each,
    moved at random; pixels from outside are IGNORE.
    """
    angle = np.deg2rad(rng.uniform(-45, 45) if rng.random() < jitter.often else rng.normal(0, jitter.turn))
    scale = zoom * np.exp(rng.uniform(-jitter.scale, jitter.scale))
    stretch = np.exp(rng.normal(0, jitter.stretch))
    cos, sin = scale * np.cos(angle), scale * np.sin(angle)
    matrix = np.array([[cos * stretch, -sin], [sin * stretch, cos]])
    middle = np.array(centre) + max(size) * zoom * rng.normal(0, jitter.place, 2)
    start = middle - matrix @ [size[0] / 2, size[1] / 2]
    rows = (*matrix[0], start[0], *matrix[1], start[1])
    ground = tuple(int(v) for v in rng.integers(0, 256, 3))
    picture, ids = (Image.fromarray(np.ascontiguousarray(each)) for each in (image, labels))
    affine, smooth, nearest = Image.Transform.AFFINE, Image.Resampling.BICUBIC, Image.Resampling.NEAREST
    moved = picture.transform(size, affine, rows, smooth, fillcolor=ground)
    return np.asarray(moved), np.array(ids.transform(size, affine, rows, nearest, fillcolor=IGNORE))


def covered(
    image: np.ndarray, labels: np.ndarray, other: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Something in front of the face: an ellipse of another picture, whose pixels are IGNOREd."""
    height, width = labels.shape
    centre = rng.uniform(0.1, 0.9, 2) * (width, height)
    radii = rng.uniform(0.04, 0.2, 2) * min(height, width)
    ys, xs = np.ogrid[:height, :width]
    inside = ((xs - centre[0]) / radii[0]) ** 2 + ((ys - centre[1]) / radii[1]) ** 2 < 1
    scene = Image.fromarray(other).resize((width, height), Image.Resampling.BILINEAR)
    image = np.where(inside[..., None], np.asarray(scene)[::-1], image)
    return image, np.where(inside, np.uint8(IGNORE), labels)


def photographed(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Other light, white balance, focus, grain and compression: uint8 [H, W, 3] to float32 in [-1, 1]."""
    if rng.random() < 0.3:
        image = _unsharp(image, rng)
    tones = image.astype(np.float32) / 255
    if rng.random() < 0.8:
        tones = tones ** np.float32(np.exp(rng.normal(0, 0.25)))
        gain = np.exp(rng.normal(0, 0.15) + rng.normal(0, 0.08, 3)).astype(np.float32)
        middle = np.float32(tones.mean())
        tones = (tones - middle) * np.float32(np.exp(rng.normal(0, 0.2))) + middle
        tones = tones * gain + np.float32(rng.normal(0, 0.05))
    if rng.random() < 0.2:
        tones = tones * _uneven_light(tones.shape, rng)
    if rng.random() < 0.5:
        grey = tones.mean(2, keepdims=True)
        colourful = 0.0 if rng.random() < 0.2 else rng.uniform(0.4, 1.5)
        tones = grey + (tones - grey) * np.float32(colourful)
    if rng.random() < 0.2:
        tones = tones + np.float32(rng.uniform(0, 0.06)) * rng.standard_normal(tones.shape, np.float32)
    tones = np.clip(tones, 0, 1)
    if rng.random() < 0.3:
        stored = io.BytesIO()
        picture = Image.fromarray((tones * 255).astype(np.uint8))
        picture.save(stored, "JPEG", quality=int(rng.integers(15, 90)))
        tones = np.asarray(Image.open(stored), np.float32) / 255
    return tones * 2 - 1


def _unsharp(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """As taken with fewer pixels."""
    height, width = image.shape[:2]
    share = rng.uniform(0.25, 0.9)
    small = Image.fromarray(np.ascontiguousarray(image))
    small = small.resize((int(width * share), int(height * share)), Image.Resampling.BOX)
    return np.asarray(small.resize((width, height), Image.Resampling.BICUBIC))


def _uneven_light(shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """A factor on the light that falls off across the picture, float32 [H, W, 1]."""
    height, width = shape[:2]
    across, down = rng.normal(0, 0.35, 2)
    xs, ys = np.linspace(-1, 1, width), np.linspace(-1, 1, height)
    return np.exp(across * xs + down * ys[:, None])[..., None].astype(np.float32)
