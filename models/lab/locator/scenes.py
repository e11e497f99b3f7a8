"""Scenes for the locator: none to four faces, of any size and turn, in front of anything."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from models.lab.locator.backdrops import draw_backdrop
from models.lab.locator.faces import Face, alignment_square, any_face
from models.parsing.locator import TURN_TOLERANCE

_COUNTS = (0.15, 0.48, 0.19, 0.1, 0.08)
"""How often a scene gets no face, one, ... four."""
_SMALLEST, _LARGEST = 26.0, 1.7
"""Sides of alignment squares: pixels, and shares of the scene's side. A face is about half as wide."""


@dataclass
class Scene:
    """RGB picture and the points [4, 2] of every face to be found; `unclear` ones are neither required nor
    forbidden: half outside, or turned to a degree that may or may not be found.
    """

    picture: Image.Image
    faces: list[np.ndarray] = field(default_factory=list)
    unclear: list[np.ndarray] = field(default_factory=list)


def draw_scene(
    rng: np.random.Generator,
    faces: Sequence[Face],
    size: int,
    *,
    turns: tuple[float, float] = (TURN_TOLERANCE, 80.0),
    smallest: float = _SMALLEST,
) -> Scene:
    """A scene `size` x `size`. Faces turned by less than turns[0] degrees are required, beyond turns[1] they
    are forbidden. `smallest` is the side of the smallest face's alignment square in pixels.
    """
    scene = Scene(draw_backdrop(rng, faces, size))
    count = int(rng.choice(len(_COUNTS), p=_COUNTS))
    largest = size * (_LARGEST if count == 1 else 1.2 / np.sqrt(max(count, 1)))
    for _ in range(count):
        face = any_face(rng, faces)
        side = float(np.exp(rng.uniform(np.log(smallest), np.log(largest))))
        _place(scene, face, side, _draw_turn(rng), rng, turns)
    scene.picture = photographed(scene.picture, rng)
    return scene


def _draw_turn(rng: np.random.Generator) -> float:
    """Degrees: mostly nearly upright or up to 50, sometimes any."""
    kind = rng.random()
    if kind < 0.4:
        return float(rng.normal(0, 8))
    return float(rng.uniform(-50, 50) if kind < 0.88 else rng.uniform(50, 310))


def _place(
    scene: Scene, face: Face, side: float, turn: float, rng: np.random.Generator, turns: tuple[float, float]
) -> None:
    """Pastes `face` unless it would cover another."""
    size = scene.picture.width
    room = max(size / 2 - 0.3 * side, 0)
    centre = size / 2 + rng.uniform(-room, room, 2) + rng.normal(0, 0.02 * size, 2)
    matrix, points = similarity(face, side, turn, centre, mirrored=rng.random() < 0.5)
    box, picture, mask = warp(face, matrix, centre, size, rng)
    if picture is None or mask is None:
        return
    taken = [*scene.faces, *scene.unclear]
    for x, y in (p for other in taken for p in (*other, other.mean(0))):
        x, y = int(x) - box[0], int(y) - box[1]
        if 0 <= x < mask.width and 0 <= y < mask.height and mask.getpixel((x, y)):
            return
    scene.picture.paste(picture, box[:2], mask)
    cover = rng.random() < 0.2 and cover_part(scene.picture, points, rng)
    degrees = abs((turn + 180) % 360 - 180)
    inside = ((points > 0) & (points < size)).all()
    if degrees <= turns[0] and inside and not cover:
        scene.faces.append(points)
    elif degrees <= turns[1]:
        scene.unclear.append(points)


def similarity(
    face: Face, side: float, turn: float, centre: np.ndarray, mirrored: bool
) -> tuple[np.ndarray, np.ndarray]:
    """The matrix [2, 2] that brings `face` to this side, turn (degrees) and centre, and its points there."""
    own = np.arctan2(face.square[1][1], face.square[1][0])
    angle = np.deg2rad(turn) + (own if mirrored else -own)
    scale = side / (2 * np.hypot(*face.square[1]))
    cos, sin = scale * np.cos(angle), scale * np.sin(angle)
    matrix = np.array([[cos, -sin], [sin, cos]]) @ np.diag([-1.0 if mirrored else 1.0, 1.0])
    points = (face.points - face.square[0]) @ matrix.T + centre
    return matrix, points[[1, 0, 3, 2]] if mirrored else points


def warp(
    face: Face, matrix: np.ndarray, centre: np.ndarray, size: int, rng: np.random.Generator
) -> tuple[tuple[int, int, int, int], Image.Image | None, Image.Image | None]:
    """(box, picture, mask) of the face in a scene of `size`: its rectangle, an ellipse of it, or its
    silhouette. None when nothing of it is inside.
    """
    width, height = face.picture.size
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]]) - face.square[0]
    corners = corners @ matrix.T + centre
    left, top = np.floor(np.clip(corners.min(0), 0, size)).astype(int)
    right, bottom = np.ceil(np.clip(corners.max(0), 0, size)).astype(int)
    box = (int(left), int(top), int(right), int(bottom))
    if right - left < 4 or bottom - top < 4:
        return box, None, None
    inverse = np.linalg.inv(matrix)
    level = int(np.clip(np.log2(np.sqrt(abs(np.linalg.det(inverse)))), 0, len(face.pictures) - 1))
    start = (np.array([left, top]) - centre) @ inverse.T + face.square[0]
    rows = np.column_stack([inverse, start]).ravel() / 2**level
    kind = rng.random()
    if face.silhouettes and kind < 0.7:
        mask = face.silhouettes[level]
    elif kind < 0.8:
        mask = Image.new("L", face.pictures[level].size, 255)
    else:
        mask = _ellipse(face, level, rng)

    def warped(source: Image.Image) -> Image.Image:
        size = (box[2] - box[0], box[3] - box[1])
        return source.transform(size, Image.Transform.AFFINE, tuple(rows), Image.Resampling.BILINEAR)

    return box, warped(face.pictures[level]), warped(mask)


def _ellipse(face: Face, level: int, rng: np.random.Generator) -> Image.Image:
    """A soft ellipse around head and hair, so that no straight edge gives the face away."""
    mask = Image.new("L", face.pictures[level].size)
    (x, y), half = face.square[0] / 2**level, float(np.hypot(*face.square[1])) / 2**level
    a, b = half * rng.uniform((0.75, 0.95), (1.1, 1.3))
    ImageDraw.Draw(mask).ellipse((x - a, y - b, x + a, y + b), 255)
    return mask.filter(ImageFilter.GaussianBlur(half * float(rng.uniform(0.01, 0.12))))


def cover_part(picture: Image.Image, points: np.ndarray, rng: np.random.Generator) -> bool:
    """Draws something over a part of the face; whether too little of it is left to be sure."""
    half = np.hypot(*alignment_square(points)[1])
    x, y = points.mean(0) + rng.uniform(-0.6, 0.6, 2) * half
    a, b = half * rng.uniform(0.08, 0.4, 2)
    colour = tuple(int(v) for v in rng.integers(0, 256, 3))
    draw, box = ImageDraw.Draw(picture), (x - a, y - b, x + a, y + b)
    (draw.ellipse if rng.random() < 0.5 else draw.rectangle)(box, colour)
    covered = (np.abs(points - (x, y)) < (a, b)).all(1).sum()
    return bool(covered > 1)


def photographed(picture: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Blurred, shrunk and enlarged, and compressed now and then."""
    if rng.random() < 0.2:
        picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 2.0)))
    if rng.random() < 0.1:
        small = max(int(picture.width * rng.uniform(0.4, 0.9)), 8)
        picture = picture.resize((small, small)).resize(picture.size)
    if rng.random() < 0.3:
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=int(rng.integers(15, 90)))
        picture = Image.open(file).convert("RGB")
    return picture
