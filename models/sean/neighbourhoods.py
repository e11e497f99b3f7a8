"""The distinct label neighbourhoods of a layout: what makes SEAN's modulation a table look-up.

Inside a SEAN module everything but the activations depends on labels near the pixel only: the style branch on
its 3x3 neighbourhood, the mask branch (two 3x3 convolutions) on its 5x5 one. A real layout of 65,536 pixels
has about 4,000 distinct 5x5 neighbourhoods, so each is computed once and gathered.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_TAPS = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
"""The nine taps of a 3x3 convolution in weight order (row major)."""


@dataclass(frozen=True)
class Neighbourhoods:
    """A label map at one resolution, taken apart. Labels lie in 0..S-1 and S stands for "outside the
    picture".

    windows  [D, 9] uint8: the distinct 3x3 label windows.
    patches  [P, 9] int32: the distinct 5x5 neighbourhoods, as the windows around their nine inner pixels;
             D where such a pixel lies outside, so that the mask branch pads with zeros there.
    pixels   [h, w] int32: the patch of every pixel.
    """

    windows: np.ndarray
    patches: np.ndarray
    pixels: np.ndarray

    @property
    def style_windows(self) -> np.ndarray:
        """[P, 9] uint8: the 3x3 labels around each patch's own pixel, which the style branch reads."""
        return self.windows[self.patches[:, 4]]


def find_neighbourhoods(labels: np.ndarray, regions: int) -> Neighbourhoods:
    """Takes a label map [h, w] with ids below `regions` (at most 126) apart. Exact: no hashing."""
    h, w = labels.shape
    padded = np.full((h + 2, w + 2), regions, np.int64)
    padded[1:-1, 1:-1] = labels
    window_codes = np.zeros((h, w), np.int64)  # nine digits in base S + 1 fit 63 bits up to S = 126
    for dy, dx in _TAPS:
        window_codes = window_codes * (regions + 1) + padded[1 + dy : 1 + dy + h, 1 + dx : 1 + dx + w]
    distinct, window_ids = np.unique(window_codes, return_inverse=True)
    count = len(distinct)
    around = np.full((h + 2, w + 2), count, np.int64)
    around[1:-1, 1:-1] = window_ids.reshape(h, w)
    stacked = np.stack(
        [around[1 + dy : 1 + dy + h, 1 + dx : 1 + dx + w] for dy, dx in _TAPS], -1
    )  # [h, w, 9]
    patches, pixels = _distinct_patches(stacked.reshape(-1, 9), count + 1, thin=min(h, w) == 1)
    return Neighbourhoods(_digits(distinct, regions + 1), patches, pixels.reshape(h, w))


def _distinct_patches(rows: np.ndarray, base: int, thin: bool) -> tuple[np.ndarray, np.ndarray]:
    """Distinct rows [P, 9] int32 of window ids below `base`, and which one each row is."""
    # The four diagonal windows and the middle one cover all 25 labels, unless the picture is one pixel thin.
    corners = (0, 2, 6, 8)
    if base**5 < 2**63 and not thin:
        codes = np.zeros(len(rows), np.int64)
        for column in (*corners, 4):
            codes = codes * base + rows[:, column]
        _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
        return rows[first].astype(np.int32), inverse.astype(np.int32)
    distinct, inverse = np.unique(rows, axis=0, return_inverse=True)
    return distinct.astype(np.int32), inverse.reshape(-1).astype(np.int32)


def _digits(codes: np.ndarray, base: int) -> np.ndarray:
    """Nine base-`base` digits of each code, most significant first: uint8 [D, 9]."""
    powers = base ** np.arange(8, -1, -1, dtype=np.int64)
    return ((codes[:, None] // powers) % base).astype(np.uint8)
