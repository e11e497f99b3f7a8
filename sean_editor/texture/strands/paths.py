"""Paths along a flow, and what is averaged over them."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from sean_editor.texture.cancelling import check

_VOTES = 3
_VOTE_AROUND = 6.0  # pixels of the flow's grid
_TURNED = (
    0.25  # of its squared length: a vector that agrees less with the next one has met one that points apart
)


class Paths:
    """Where a flow leads from each pixel, ahead and behind, over distances that double.

    The displacements are composed with themselves, d' = d + d o (x + d), so that 2 ** k steps take k, curves
    are followed, and a pixel is reached by few interpolations. Steps of one length look knitted.
    """

    def __init__(self, along: np.ndarray, first: float, levels: int) -> None:
        """Paths over `first`, 2 `first`, ..., 2 ** (levels - 1) `first` pixels of the flow's grid.

        along  float32 [H, W, 2]: unit vectors (x, y) of either sign
        """
        ahead = _signed(along)
        self._torn = _where_signs_part(ahead)
        ahead = ahead * np.float32(first)
        behind = -ahead
        self._levels = [(ahead, behind)]
        for _ in range(levels - 1):
            ahead, behind = _further(ahead, ahead, behind), _further(behind, behind, ahead)
            self._levels.append((ahead, behind))

    def smoothed(self, values: Sequence[np.ndarray], levels: Sequence[range]) -> list[np.ndarray]:
        """Each of `values` float32 [h, w], of one shape, averaged over the paths of its `levels`.

        The box of the flow's grid is theirs too, at another size or the same.
        """
        results = list(values)
        shape = results[0].shape
        here, torn = _here(shape), self._torn_at(shape)
        for level in range(min(r.start for r in levels), max(r.stop for r in levels)):
            sides = [here + self._at(way, shape, torn) for way in self._levels[level]]
            for i, wanted in enumerate(levels):
                if level in wanted:
                    results[i] = _averaged(results[i], sides)
        return results

    def _at(self, way: np.ndarray, shape: tuple[int, ...], torn: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
        """`way` in pixels of a box of `shape`."""
        scale = shape[0] / way.shape[0]
        if shape == way.shape[:2]:
            return way
        fine = cv2.resize(way, (shape[1], shape[0]))
        rows, columns = torn
        height, width = way.shape[:2]
        fine[rows, columns] = way[rows * height // shape[0], columns * width // shape[1]]
        return cv2.multiply(fine, (scale, scale, 0, 0))

    def _torn_at(self, shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
        rows, columns = np.nonzero(
            cv2.resize(self._torn, (shape[1], shape[0]), interpolation=cv2.INTER_NEAREST)
        )
        return rows, columns


def _signed(along: np.ndarray) -> np.ndarray:
    """Unit vectors [h, w, 2] with the sign of their neighbours, as far as a flow can have it."""
    vectors = np.where(along[..., 1:] < 0, -along, along)
    for _ in range(_VOTES):
        neighbours = cv2.GaussianBlur(vectors, (0, 0), _VOTE_AROUND)
        vectors = np.where(_dot(vectors, neighbours)[..., None] < 0, -vectors, vectors)
    return vectors


def _where_signs_part(vectors: np.ndarray) -> np.ndarray:
    """uint8 [h, w]: where neighbours point apart, so that what is interpolated would vanish."""
    torn = np.zeros(vectors.shape[:2], np.uint8)
    torn[1:] |= _dot(vectors[1:], vectors[:-1]) < 0
    torn[:, 1:] |= _dot(vectors[:, 1:], vectors[:, :-1]) < 0
    return cv2.dilate(torn, np.ones((3, 3), np.uint8))


def _further(way: np.ndarray, same: np.ndarray, other: np.ndarray) -> np.ndarray:
    """`way` [h, w, 2] and the way on from there, in `same` or in `other`, whichever does not turn back."""
    check()
    at = _here(way.shape) + way
    found = cv2.remap(same, at, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    rows, columns = np.nonzero(_dot(found, way) < _TURNED * _dot(way, way))
    if rows.size:
        to = np.rint(at[rows, columns]).astype(int)
        x, y = np.clip(to[:, 0], 0, way.shape[1] - 1), np.clip(to[:, 1], 0, way.shape[0] - 1)
        ways, before = np.stack([same[y, x], other[y, x]]), way[rows, columns]
        back = _dot(ways[1], before) > _dot(ways[0], before)
        found[rows, columns] = ways[back.astype(int), np.arange(len(rows))]
    return cv2.add(way, found)


def _averaged(values: np.ndarray, sides: list[np.ndarray]) -> np.ndarray:
    """Half of `values` and a quarter of those at either of `sides`."""
    check()
    border = cv2.BORDER_REFLECT_101
    found = [cv2.remap(values, at, None, cv2.INTER_CUBIC, borderMode=border) for at in sides]
    return cv2.addWeighted(values, 0.5, cv2.add(*found), 0.25, 0)


def _dot(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    product: np.ndarray = a[..., 0] * b[..., 0] + a[..., 1] * b[..., 1]
    return product


def _here(shape: tuple[int, ...]) -> np.ndarray:
    rows, columns = np.arange(shape[0], dtype=np.float32), np.arange(shape[1], dtype=np.float32)
    return np.dstack(np.meshgrid(columns, rows))
