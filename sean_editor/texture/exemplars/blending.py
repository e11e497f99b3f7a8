"""Pieces of detail joined without visible seams."""

from __future__ import annotations

import cv2
import numpy as np

_BROAD = 0.32  # deviation of the seams' width, in cells
_LOW = 1.75  # deviation in pixels of a 256 x 256 picture of what is blended broadly
_SHARP = 5  # how sharply one piece gives way to the next in what is fine
_SALIENT = 0.5  # how much lightness decides which
_LIGHT = 0.4  # deviation of its blur in pixels of a 256 x 256 picture


def blended(detail: np.ndarray, move: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Detail float32 [S, S, 3] of the canvas: each cell of `wanted` bool [n, n] takes the source's `detail`
    [S, S, 3] from where `move` int64 [n, n, 2] (rows, columns) leads; 0 elsewhere.

    What is coarse is blended broadly. Of what is fine, the piece prevails that is lighter there: a lock ends
    where the next one lies over it, as hair does.
    """
    size, n = len(detail), len(move)
    cell = size / n
    low = cv2.GaussianBlur(detail, (0, 0), _LOW * size / 256)
    salience = _salience(detail[..., 0])[..., None]
    fine = np.concatenate([(detail - low) * salience, salience], -1)
    coarse = np.concatenate([low, np.ones_like(salience)], -1)
    fine_sum, coarse_sum = np.zeros_like(fine), np.zeros_like(coarse)
    code = np.where(wanted, (move[..., 0] + n) * 2 * n + move[..., 1] + n, -1)
    for label in np.unique(code[wanted]):
        row, column = divmod(int(label), 2 * n)
        down, right = round((row - n) * cell), round((column - n) * cell)
        soft, here, there = _patch(code == label, size, down, right)
        fine_sum[here] += soft**_SHARP * fine[there]
        coarse_sum[here] += soft * coarse[there]
    return _quotient(fine_sum) + _quotient(coarse_sum)


def _salience(lightness: np.ndarray) -> np.ndarray:
    """How much detail of this lightness [S, S] covers other detail, float32 [S, S] above 0."""
    scale = len(lightness) / 256
    smooth = cv2.GaussianBlur(lightness, (0, 0), max(0.6, _LIGHT * scale))
    power = cv2.blur(smooth * smooth, (round(6 * scale) * 2 + 1,) * 2)
    spread = np.sqrt(np.maximum(power, 0)) + 0.5  # OpenCV's running sums may end a little below 0
    return np.exp(_SALIENT * _SHARP * np.clip(smooth / spread, -2, 2))


def _patch(
    chosen: np.ndarray, size: int, down: int, right: int
) -> tuple[np.ndarray, tuple[slice, slice], tuple[slice, slice]]:
    """The cells `chosen` [n, n] as a soft mask [h, w, 1], the pixels [h, w] of the canvas that it covers, and
    those of the source `down` and `right` of them. What the source does not have is left out."""
    n = len(chosen)
    cell = size / n
    ends = []
    for axis, move in ((1, down), (0, right)):
        cells = np.flatnonzero(chosen.any(axis))
        first, last = max(0, cells[0] - 1), min(n, cells[-1] + 2)
        ends.append((first, last, round(first * cell), round(last * cell), move))
    (top, bottom, y0, y1, _), (left, right_end, x0, x1, _) = ends
    hard = chosen[top:bottom, left:right_end].astype(np.float32)
    soft = cv2.resize(hard, (x1 - x0, y1 - y0), interpolation=cv2.INTER_NEAREST)
    soft = cv2.GaussianBlur(soft, (0, 0), _BROAD * cell)
    rows = slice(top_y := max(y0, -down), max(top_y, min(y1, size - down)))
    columns = slice(left_x := max(x0, -right), max(left_x, min(x1, size - right)))
    soft = soft[rows.start - y0 : rows.stop - y0, columns.start - x0 : columns.stop - x0, None]
    there = slice(rows.start + down, rows.stop + down), slice(columns.start + right, columns.stop + right)
    return soft, (rows, columns), there


def _quotient(sums: np.ndarray) -> np.ndarray:
    """[S, S, 3] of weighted sums and, last, the sum of the weights [S, S, 4]; 0 where there are none."""
    return sums[..., :3] / np.maximum(sums[..., 3:], 1e-9)
