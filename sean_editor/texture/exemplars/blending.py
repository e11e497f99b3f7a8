"""Pieces of detail joined without visible seams."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.texture.cancelling import check
from sean_editor.texture.exemplars.matching import Pieces

_BROAD = 0.32  # deviation of the seams' width, in cells
_LOW = 1.75  # deviation in pixels of a 256 x 256 picture of what is blended broadly
_SALIENT = 2.5  # how much lightness decides which piece prevails
_INSIDE = 0.98  # mean weight around a pixel from which it is well inside
_LIGHT = 0.4  # deviation of its blur in pixels of a 256 x 256 picture


@dataclass(frozen=True, eq=False)
class Layers:
    """Detail [S, S, 3] prepared for blending.

    fine       float32 [S, S, 4]: what is fine times how much it covers other detail, and that factor itself
    coarse     float32 [S, S, 4]: the rest, and 1
    sharpness  deviation of the Laplacian of what is fine, in lightness, in the region
    """

    fine: np.ndarray
    coarse: np.ndarray
    sharpness: float

    @staticmethod
    def of(detail: np.ndarray, weight: np.ndarray) -> Layers:
        """Of detail float32 [S, S, 3] in a region with `weight` [S, S]."""
        size = len(detail)
        coarse = cv2.GaussianBlur(detail, (0, 0), _LOW * size / 256)
        fine = detail - coarse
        salience = _salience(detail[..., 0])[..., None]
        return Layers(
            np.dstack([fine * salience, salience]),
            np.dstack([coarse, np.ones_like(salience)]),
            sharpness(fine[..., 0], weight),
        )


def blended(layers: Layers, pieces: Pieces, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Coarse and fine detail float32 [S, S, 3] of the canvas: each cell of `wanted` bool [n, n] takes the
    source's from where its piece lies; 0 elsewhere.

    What is coarse is blended broadly. Of what is fine, the piece prevails that is lighter there: a lock ends
    where the next one lies over it, as hair does.
    """
    size, n = len(layers.fine), len(wanted)
    cell = size / n
    fine, coarse = np.zeros_like(layers.fine), np.zeros_like(layers.coarse)
    label = np.concatenate([pieces.mirrored[..., None], pieces.move], -1)  # [n, n, 3]
    for mirrored, row, column in np.unique(label[wanted], axis=0):
        check()
        chosen = (label == (mirrored, row, column)).all(-1) & wanted
        turn = np.s_[:, ::-1] if mirrored else np.s_[:]
        for soft, here, there in _patches(chosen, size, round(row * cell), round(column * cell)):
            square = soft * soft
            fine[here] += square * square * soft * layers.fine[turn][there]
            coarse[here] += soft * layers.coarse[turn][there]
    return _quotient(coarse), _quotient(fine)


def sharpness(lightness: np.ndarray, weight: np.ndarray) -> float:
    """Deviation of the Laplacian of `lightness` [S, S] well inside a region with `weight` [S, S]; 0 if there
    is no inside."""
    inside = cv2.blur(weight, (2 * round(len(weight) / 85) + 1,) * 2) > _INSIDE
    return float(cv2.Laplacian(lightness, cv2.CV_32F)[inside].std()) if inside.any() else 0.0


def _salience(lightness: np.ndarray) -> np.ndarray:
    """How much detail of this lightness [S, S] covers other detail, float32 [S, S] above 0."""
    scale = len(lightness) / 256
    smooth = cv2.GaussianBlur(lightness, (0, 0), max(0.6, _LIGHT * scale))
    power = cv2.blur(smooth * smooth, (round(6 * scale) * 2 + 1,) * 2)
    spread = np.sqrt(np.maximum(power, 0)) + 0.5  # OpenCV's running sums may end a little below 0
    return np.exp(_SALIENT * np.clip(smooth / spread, -2, 2))


def _patches(
    chosen: np.ndarray, size: int, down: int, right: int
) -> Iterator[tuple[np.ndarray, tuple[slice, slice], tuple[slice, slice]]]:
    """The connected parts of the cells `chosen` [n, n], each as a soft mask [h, w, 1], the pixels [h, w] of
    the canvas that it covers, and those of the source `down` and `right` of them. What the source does not
    have is left out."""
    n = len(chosen)
    cell = size / n
    count, parts, boxes, _ = cv2.connectedComponentsWithStats(chosen.astype(np.uint8), connectivity=8)
    for part in range(1, count):
        left, top, width, height = boxes[part][:4].tolist()
        left, top, end, bottom = left - 1, top - 1, min(n, left + width + 1), min(n, top + height + 1)
        left, top = max(0, left), max(0, top)
        x0, y0, x1, y1 = (round(edge * cell) for edge in (left, top, end, bottom))
        hard = (parts[top:bottom, left:end] == part).astype(np.float32)
        soft = cv2.resize(hard, (x1 - x0, y1 - y0), interpolation=cv2.INTER_NEAREST)
        soft = cv2.GaussianBlur(soft, (0, 0), _BROAD * cell, borderType=cv2.BORDER_REPLICATE)
        rows, columns = _held(y0, y1, down, size), _held(x0, x1, right, size)
        there = slice(rows.start + down, rows.stop + down), slice(columns.start + right, columns.stop + right)
        cut = slice(rows.start - y0, rows.stop - y0), slice(columns.start - x0, columns.stop - x0)
        yield soft[cut][..., None], (rows, columns), there


def _held(first: int, last: int, move: int, size: int) -> slice:
    """The pixels from `first` to `last` that a displacement leads to pixels inside the picture."""
    first = max(first, -move)
    return slice(first, max(first, min(last, size - move)))


def _quotient(sums: np.ndarray) -> np.ndarray:
    """[S, S, 3] of weighted sums and, last, the sum of the weights [S, S, 4]; 0 where there are none."""
    quotient: np.ndarray = sums[..., :3] / np.maximum(sums[..., 3:], 1e-9)
    return quotient
