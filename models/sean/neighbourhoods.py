"""The distinct label neighbourhoods of a layout at one resolution: they make SEAN's modulation a look-up.

Inside a SEAN module everything but the activations depends on labels near the pixel only: the style branch on
its 3x3 window, the mask branch on its 5x5 patch. A real layout of 65,536 pixels has about 1,000 distinct
windows and 4,000 distinct patches. Each gets a number when first seen; a stroke only adds a few. The editor
keeps them up to date while it paints; training looks each layout up once.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

_TAPS = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]  # weight order of a 3x3 convolution
_COVER = [0, 2, 6, 8, 4]  # the windows at four corners and the middle cover all 25 labels of a patch...
_THIN_COVER = list(range(9))  # ...but not in a picture of one row or column, where the corners lie outside
OUTSIDE = 0
"""The window of every pixel beyond the picture's edge: the mask branch has zeros there."""
MOST_REGIONS = 255
"""Labels are uint8, and one stands for "outside"."""
_NINE_FIT = 127
"""So many labels at most if nine of them are to fit one 64-bit code."""
_HEAD = 5
"""Of more labels the first five get a number, which takes their place in the code."""


class LayoutPatches(NamedTuple):
    """The result of `Neighbourhoods` without the means to update it: small enough to keep for a data set."""

    windows: np.ndarray  # uint8 [D, 9]
    patches: np.ndarray  # int32 [P, 9]
    pixels: np.ndarray  # int32 [h, w]


def find_patches(labels: np.ndarray, regions: int) -> LayoutPatches:
    """Takes a label map [h, w] apart once; the arrays are those of `Neighbourhoods`."""
    found = Neighbourhoods(labels, regions)
    return LayoutPatches(found.windows, found.patches, found.pixels.astype(np.int32))


class Neighbourhoods:
    """A label map [h, w] with ids below `regions`, taken apart exactly (no hashing).

    windows  uint8 [D, 9]: distinct 3x3 windows; the label `regions` stands for "beyond the edge".
             Row 0 is OUTSIDE.
    patches  int32 [P, 9]: distinct 5x5 patches as the windows around their nine inner pixels.
    pixels   int64 [h, w]: the patch of every pixel.
    """

    def __init__(self, labels: np.ndarray, regions: int) -> None:
        if regions > MOST_REGIONS:
            raise ValueError(
                f"{regions} regions are too many for label maps of 8 bits: {MOST_REGIONS} at most"
            )
        self.regions = regions
        self.labels = labels.copy()
        self._cover = _THIN_COVER if min(labels.shape) == 1 else _COVER
        self.pixels: np.ndarray = np.full(labels.shape, -1, np.int64)
        self._window_ids: dict[int, int] = {-1: OUTSIDE}
        self._heads: dict[int, int] = {}
        self._patch_ids: dict[tuple[int, ...], int] = {}
        self.windows = np.full((1, 9), regions, np.uint8)
        self.patches = np.empty((0, 9), np.int32)
        self._number(0, 0, *labels.shape)

    def update(self, labels: np.ndarray) -> np.ndarray:
        """Take over an edited label map; returns the flat indices of the pixels whose patch changed."""
        differs = labels != self.labels
        ys, xs = np.flatnonzero(differs.any(1)), np.flatnonzero(differs.any(0))
        if not len(ys):
            return np.empty(0, np.int64)
        h, w = labels.shape
        self.labels = labels.copy()
        y0, y1 = max(int(ys[0]) - 2, 0), min(int(ys[-1]) + 3, h)
        x0, x1 = max(int(xs[0]) - 2, 0), min(int(xs[-1]) + 3, w)
        return self._number(y0, x0, y1, x1)

    def _number(self, y0: int, x0: int, y1: int, x1: int) -> np.ndarray:
        """Find the patch of every pixel in a box; returns the flat indices of those that changed."""
        window_ids = self._window_map(y0, x0, y1, x1)
        h, w = y1 - y0, x1 - x0
        around = np.stack([window_ids[1 + dy : 1 + dy + h, 1 + dx : 1 + dx + w] for dy, dx in _TAPS], -1)
        rows = around.reshape(-1, 9)
        first, inverse = distinct_rows(rows[:, self._cover], len(self.windows))
        found = np.empty(len(first), np.int64)
        fresh: list[int] = []
        for n, cover in enumerate(map(tuple, rows[first][:, self._cover].tolist())):
            number = self._patch_ids.setdefault(cover, len(self._patch_ids))
            if number >= len(self.patches) + len(fresh):
                fresh.append(first[n])
            found[n] = number
        self.patches = np.concatenate([self.patches, rows[fresh].astype(np.int32)])
        numbers = found[inverse].reshape(h, w)
        old = self.pixels[y0:y1, x0:x1]
        ys, xs = np.nonzero(old != numbers)
        self.pixels[y0:y1, x0:x1] = numbers
        return (ys + y0) * self.pixels.shape[1] + (xs + x0)

    def _window_map(self, y0: int, x0: int, y1: int, x1: int) -> np.ndarray:
        """Window numbers of a box and the ring of one pixel around it, int64 [y1 - y0 + 2, x1 - x0 + 2]."""
        h, w = self.labels.shape
        padded = np.full((y1 - y0 + 4, x1 - x0 + 4), self.regions, np.int64)
        top, left, bottom, right = max(y0 - 2, 0), max(x0 - 2, 0), min(y1 + 2, h), min(x1 + 2, w)
        padded[top - y0 + 2 : bottom - y0 + 2, left - x0 + 2 : right - x0 + 2] = self.labels[
            top:bottom, left:right
        ]
        codes = self._window_codes(padded)
        codes[padded[1:-1, 1:-1] == self.regions] = -1
        distinct, inverse = np.unique(codes, return_inverse=True)
        ids = [self._window_ids.setdefault(code, len(self._window_ids)) for code in distinct.tolist()]
        numbers = np.array(ids, np.int64)
        fresh = distinct[numbers >= len(self.windows)]  # numbered in this order
        self.windows = np.concatenate([self.windows, self._labels_of(fresh)])
        return numbers[inverse].reshape(codes.shape)

    def _window_codes(self, padded: np.ndarray) -> np.ndarray:
        """A number for the labels of each window, the same for the same labels whenever they are met."""
        base = self.regions + 1
        if base <= _NINE_FIT:
            return _code(padded, _TAPS, base)
        heads, inverse = np.unique(_code(padded, _TAPS[:_HEAD], base), return_inverse=True)
        numbers = [self._heads.setdefault(head, len(self._heads)) for head in heads.tolist()]
        tails = _code(padded, _TAPS[_HEAD:], base)
        return np.array(numbers, np.int64)[inverse].reshape(tails.shape) * base ** (9 - _HEAD) + tails

    def _labels_of(self, codes: np.ndarray) -> np.ndarray:
        """The windows uint8 [N, 9] that the codes [N] stand for."""
        base = self.regions + 1
        if base <= _NINE_FIT:
            return _digits(codes, base, 9)
        numbers, tails = np.divmod(codes, base ** (9 - _HEAD))
        heads = np.array(list(self._heads), np.int64)[numbers]
        return np.concatenate([_digits(heads, base, _HEAD), _digits(tails, base, 9 - _HEAD)], 1)


def _code(padded: np.ndarray, taps: list[tuple[int, int]], base: int) -> np.ndarray:
    """The labels at `taps` around every inner pixel as the digits of one number, int64 [h - 2, w - 2]."""
    rows, columns = padded.shape[0] - 2, padded.shape[1] - 2
    codes = np.zeros((rows, columns), np.int64)
    for dy, dx in taps:
        codes = codes * base + padded[1 + dy : 1 + dy + rows, 1 + dx : 1 + dx + columns]
    return codes


def _digits(codes: np.ndarray, base: int, count: int) -> np.ndarray:
    """The inverse of `_code`: uint8 [N, count]."""
    powers = base ** np.arange(count - 1, -1, -1, dtype=np.int64)
    return ((codes[:, None] // powers) % base).astype(np.uint8)


def distinct_rows(rows: np.ndarray, base: int) -> tuple[np.ndarray, np.ndarray]:
    """Distinct rows of [N, K], values below `base`: where each first occurs, and which one each row is."""
    if base ** rows.shape[1] < 2**63:
        codes = rows[:, 0].astype(np.int64)
        for column in range(1, rows.shape[1]):
            codes = codes * base + rows[:, column]
        _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
    else:
        _, first, inverse = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    return first, inverse.reshape(-1)
