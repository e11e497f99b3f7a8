"""Hair drawn strand by strand over the network's colours, at several times the size of the picture."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from models.lab.mixes.face_regions import BACKGROUND, HAIR
from models.lab.mixes.hair_flow import HairStyle, hair_flow
from models.lab.mixes.smoothing import smooth_noise, within

_SCALE = 4
"""Times the size of the picture at which strands are drawn."""
_STEP = 2.0  # pixels of the picture from one point of a strand to the next
_PIECE = 3  # steps that are drawn in one colour
_COLOUR = 3.5  # pixels: standard deviation of the blur of the network's colours
_TONES = 0.16, 0.20, 0.08  # how much lighter or darker strands, locks and broad parts are
_UNDER = 0.5  # how dark it is beneath the strands
_LAYERS = ((-0.4, 0.35, 2), (-0.05, 0.75, 1), (0.12, 1.0, 1))
"""From the bottom up: tone, share of the strands, thickness in pixels of the drawing."""
_BEYOND = 5.0  # pixels: as far as strands reach beyond the outline at most
_INSET = 2.0  # pixels: strands end up to so far within the outline, so that it is no cut
_FACE = 1.3  # times as far away is what is not background: hair is tidier there
_PER_PIXEL = 0.55  # strands of a layer for each pixel of hair and pixel of 1 / length


def with_strands(picture: np.ndarray, labels: np.ndarray, style: HairStyle, seed: int) -> np.ndarray:
    """The picture float32 [H, W, 3] (levels) with drawn hair where `labels` [H, W] have hair."""
    hair = labels == HAIR
    if not hair.any():
        return picture
    draw = np.random.default_rng(seed)
    base = within(picture, hair, _COLOUR)
    flow = hair_flow(labels, style)
    canvas = cv2.resize(
        base * (1 - _UNDER * style.contrast), None, fx=_SCALE, fy=_SCALE, interpolation=cv2.INTER_LINEAR
    )
    cover = np.zeros(canvas.shape[:2], np.float32)
    tone = _smeared(draw, flow, 1.0, 24), _smeared(draw, flow, 3.0, 32), smooth_noise(draw, hair.shape, 12.0)
    phase = smooth_noise(draw, hair.shape, 9.0), smooth_noise(draw, hair.shape, 9.0)
    total = _PER_PIXEL * hair.sum() * 14 / max(style.length, 6)
    for layer, share, thick in _LAYERS:
        lines = _traced(draw, hair, flow, style, phase, int(total * share), labels == BACKGROUND)
        _draw(canvas, cover, lines, base, tone, layer, thick, style, draw)
    drawn = cv2.resize(canvas, picture.shape[1::-1], interpolation=cv2.INTER_AREA)
    covered = cv2.resize(cover, picture.shape[1::-1], interpolation=cv2.INTER_AREA)
    solid = cv2.GaussianBlur(cv2.erode(hair.astype(np.float32), np.ones((5, 5))), (0, 0), 1.2)
    alpha = np.maximum(solid, np.clip(covered, 0, 1))[..., None]
    wanted, got = (within(one, hair, _COLOUR) for one in (base, drawn))
    drawn = np.clip(drawn * np.clip(wanted / np.maximum(got, 4), 0.4, 2.5), 0, 255)
    mixed: np.ndarray = drawn * alpha + picture * (1 - alpha)
    return mixed


def _smeared(draw: np.random.Generator, flow: np.ndarray, size: float, length: int) -> np.ndarray:
    """Noise float32 [H, W] of deviation 1, smeared over `length` pixels along the flow: locks."""
    noise = smooth_noise(draw, flow.shape[:2], size)
    rows, columns = (np.arange(n, dtype=np.float32) for n in noise.shape)
    here = np.dstack(np.meshgrid(columns, rows))
    total = noise.copy()
    for way in (-_STEP, _STEP):
        at = here.copy()
        for _ in range(int(length / _STEP / 2)):
            at = at + way * cv2.remap(flow, at, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
            total += cv2.remap(noise, at, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    found: np.ndarray = total / total.std()
    return found


def _traced(
    draw: np.random.Generator, hair: np.ndarray, flow: np.ndarray, style: HairStyle,
    phase: tuple[np.ndarray, np.ndarray], count: int, outside_face: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    """Strands float32 [N, T, 2] through random points of the hair, and where they are alive, bool [N, T]."""
    rows, columns = np.nonzero(hair)
    chosen = draw.integers(0, rows.size, count)
    start = np.stack([columns[chosen], rows[chosen]], 1) + draw.random((count, 2))
    steps = max(3, int(style.length / _STEP))
    lengths = style.length * draw.uniform(0.5, 1.1, count)
    middle = draw.uniform(0, 1, count) * lengths
    stray = draw.normal(0, style.loose, count)
    outside, inside = (cv2.distanceTransform(m.astype(np.uint8), cv2.DIST_L2, 5) for m in (~hair, hair))
    beyond = np.where(outside_face, outside, _FACE * outside) - np.minimum(inside, 2 * _INSET)
    reached = np.minimum(draw.exponential(style.beyond, count), _BEYOND) - draw.uniform(0, _INSET, count)
    lines = []
    for way, reach in ((-1, middle), (1, lengths - middle)):
        points, at, alive = [], start.copy(), np.ones(count, bool)
        for step in range(steps):
            direction = _at(flow, at)
            cos, sin = np.cos(stray), np.sin(stray)
            direction = np.stack([cos * direction[:, 0] - sin * direction[:, 1],
                                  sin * direction[:, 0] + cos * direction[:, 1]], 1)  # fmt: skip
            ahead = at + way * _STEP * direction
            alive &= (step * _STEP < reach) & (_at(beyond, ahead) <= reached)
            at = np.where(alive[:, None], ahead, at)
            points.append(at.copy())
        lines.append(np.stack(points, 1))
    spine = np.concatenate([lines[0][:, ::-1], start[:, None], lines[1]], 1)  # [N, T, 2]
    along = np.concatenate(
        [np.zeros((count, 1)), np.linalg.norm(np.diff(spine, axis=1), axis=2).cumsum(1)], 1
    )
    return _waved(draw, spine, along, style, phase), along


def _waved(
    draw: np.random.Generator, spine: np.ndarray, along: np.ndarray, style: HairStyle,
    phase: tuple[np.ndarray, np.ndarray],
) -> np.ndarray:  # fmt: skip
    """Strands moved sideways in waves that neighbours share."""
    tangent = np.gradient(spine, axis=1)
    tangent /= np.maximum(np.linalg.norm(tangent, axis=2, keepdims=True), 1e-6)
    normal = np.stack([-tangent[..., 1], tangent[..., 0]], 2)
    shared = _at(phase[0], spine[:, 0])
    # the phase goes by the place, so that waves of neighbours lie side by side
    angle = (
        2 * np.pi * along / style.wavelength
        + 2.2 * shared[:, None]
        + draw.normal(0, 0.3, len(spine))[:, None]
    )
    size = style.wave * (1 + 0.3 * _at(phase[1], spine[:, 0]))[:, None]
    shift = size * np.sin(angle)
    moved: np.ndarray = spine + shift[..., None] * normal + 0.45 * (size * np.cos(angle))[..., None] * tangent
    return moved


def _at(values: np.ndarray, points: np.ndarray) -> np.ndarray:
    """`values` [H, W] or [H, W, C] at points [N, 2] (x, y)."""
    rows = np.clip(points[:, 1], 0, values.shape[0] - 1).astype(int)
    columns = np.clip(points[:, 0], 0, values.shape[1] - 1).astype(int)
    found: np.ndarray = values[rows, columns]
    return found


def _draw(
    canvas: np.ndarray, cover: np.ndarray, lines: tuple[np.ndarray, np.ndarray], base: np.ndarray,
    tone: Sequence[np.ndarray], layer: float, thick: int, style: HairStyle, draw: np.random.Generator,
) -> None:  # fmt: skip
    spines, along = lines
    own = draw.normal(0, 0.10 * style.contrast, len(spines))
    fixed = np.rint((spines + 0.5) * _SCALE * 16).astype(np.int32)
    for start in range(0, spines.shape[1] - 1, _PIECE):
        end = min(start + _PIECE + 1, spines.shape[1])
        moved = along[:, end - 1] - along[:, start] > 0.5
        middle = spines[:, (start + end) // 2]
        direction = spines[:, end - 1] - spines[:, start]
        level = own + style.contrast * sum(
            share * _at(noise, middle) for share, noise in zip(_TONES, tone, strict=True)
        )
        glint = np.abs(direction[:, 0]) / np.maximum(np.linalg.norm(direction, axis=1), 1e-6)
        level = level + 0.18 * style.contrast * (glint - 0.5)
        colours = _at(base, middle) * ((1 + layer * style.contrast) * np.exp(level))[:, None]
        for i in np.flatnonzero(moved):
            points = fixed[i, start:end].reshape(-1, 1, 2)
            colour = tuple(float(c) for c in np.minimum(colours[i], 255))
            cv2.polylines(canvas, [points], False, colour, thick, cv2.LINE_8, 4)
            cv2.polylines(cover, [points], False, 1.0, thick, cv2.LINE_8, 4)
