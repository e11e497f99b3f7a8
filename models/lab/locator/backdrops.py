"""Backdrops without a face, in which the locator must find none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from models.lab.locator.faces import Face, any_face


def draw_backdrop(rng: np.random.Generator, faces: Sequence[Face], size: int) -> Image.Image:
    """RGB, `size` x `size`: a gradient, noise, shapes, a piece of a picture beside its face, or a face cut
    into tiles and shuffled; sometimes two of them, divided by a line.
    """
    first = _any_backdrop(rng, faces, size)
    if rng.random() < 0.3:
        first.paste(_any_backdrop(rng, faces, size), mask=_divided(rng, size))
    return first


def _any_backdrop(rng: np.random.Generator, faces: Sequence[Face], size: int) -> Image.Image:
    makers: tuple[Callable[[np.random.Generator, Sequence[Face], int], Image.Image], ...]
    makers = (_beside_a_face, _gradient, _noise, _shapes, _tiles)
    return makers[rng.choice(len(makers), p=(0.45, 0.1, 0.15, 0.15, 0.15))](rng, faces, size)


def _beside_a_face(rng: np.random.Generator, faces: Sequence[Face], size: int) -> Image.Image:
    for _ in range(6):
        face = any_face(rng, faces)
        if face.empty:
            left, top, right, bottom = face.empty[rng.integers(len(face.empty))]
            width, height = rng.uniform(0.5, 1, 2) * (right - left, bottom - top)
            x, y = rng.uniform(left, right - width), rng.uniform(top, bottom - height)
            piece = face.picture.resize(
                (size, size), Image.Resampling.BILINEAR, (x, y, x + width, y + height)
            )
            return piece if rng.random() < 0.5 else piece.transpose(Image.Transpose(int(rng.integers(0, 7))))
    return _noise(rng, faces, size)


def _gradient(rng: np.random.Generator, faces: Sequence[Face], size: int) -> Image.Image:
    corners = rng.integers(0, 256, (2, 2, 3)).astype(np.uint8)
    return Image.fromarray(corners).resize((size, size), Image.Resampling.BILINEAR)


def _noise(rng: np.random.Generator, faces: Sequence[Face], size: int) -> Image.Image:
    """Octaves of smooth noise: clouds, leaves, sand, depending on how they fall off."""
    falloff, total = rng.uniform(0.4, 1.0), np.zeros((size, size, 3), np.float32)
    total += rng.uniform(40, 215, 3)
    amplitude = rng.uniform(20, 90)
    for cells in (3, 8, 24, 72):
        grey = rng.normal(0, 1, (cells, cells, 1)) + rng.uniform(0, 0.6) * rng.normal(0, 1, (cells, cells, 3))
        coarse = Image.fromarray(np.clip(128 + 42 * grey, 0, 255).astype(np.uint8))
        smooth = np.asarray(coarse.resize((size, size), Image.Resampling.BICUBIC), np.float32)
        total += amplitude / 42 * (smooth - 128)
        amplitude *= falloff
    return Image.fromarray(np.clip(total, 0, 255).astype(np.uint8))


def _shapes(rng: np.random.Generator, faces: Sequence[Face], size: int) -> Image.Image:
    """Discs, boxes, lines and stripes, also in pairs and trios, as eyes and mouths are."""
    picture = _gradient(rng, faces, size)
    draw = ImageDraw.Draw(picture)
    for _ in range(rng.integers(4, 30)):
        x, y = rng.uniform(0, size, 2)
        w, h = size * rng.uniform(0.01, 0.25, 2)
        colour = tuple(int(v) for v in rng.integers(0, 256, 3))
        step = rng.uniform(0.8, 3) * w
        for i in range(int(rng.integers(1, 4))):
            box = (x + i * step, y, x + i * step + w, y + h)
            kind = rng.integers(4)
            if kind == 0:
                draw.ellipse(box, colour)
            elif kind == 1:
                draw.rectangle(box, colour)
            elif kind == 2:
                draw.ellipse(box, outline=colour, width=int(rng.integers(1, 6)))
            else:
                draw.line(box, colour, int(rng.integers(1, 8)))
    return picture.filter(ImageFilter.GaussianBlur(rng.uniform(0, 2))) if rng.random() < 0.5 else picture


def _tiles(rng: np.random.Generator, faces: Sequence[Face], size: int) -> Image.Image:
    """A face cut into tiles smaller than its features' distances, shuffled: skin and hair, but no face."""
    face = any_face(rng, faces)
    (x, y), half = face.square[0], 0.8 * np.hypot(*face.square[1])
    side, n = size - size % 32, int(rng.choice((4, 8)))
    crop = face.picture.resize((side, side), Image.Resampling.BILINEAR, _within(face, x, y, half))
    t = side // n
    grid = np.asarray(crop).reshape(n, t, n, t, 3).swapaxes(1, 2).reshape(n * n, t, t, 3)
    mixed = grid[rng.permutation(n * n)].reshape(n, n, t, t, 3).swapaxes(1, 2).reshape(side, side, 3)
    return Image.fromarray(mixed).resize((size, size))


def _within(face: Face, x: float, y: float, half: float) -> tuple[float, float, float, float]:
    width, height = face.picture.size
    return max(x - half, 0), max(y - half, 0), min(x + half, width), min(y + half, height)


def _divided(rng: np.random.Generator, size: int) -> Image.Image:
    """A mask: one side of a random line, with a sharp or a soft edge."""
    angle, offset = rng.uniform(0, 2 * np.pi), rng.uniform(-0.25, 0.25) * size
    y, x = np.mgrid[:size, :size] - size / 2
    distance = np.cos(angle) * x + np.sin(angle) * y - offset
    return Image.fromarray(np.clip(128 + distance * 255 / rng.uniform(1, 40), 0, 255).astype(np.uint8))
