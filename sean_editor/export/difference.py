"""How far two pictures differ, counted pixel by pixel inside and outside an edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.document.geometry import Box
from sean_editor.document.photo_origin import Photo

_BAND = 1 << 20  # pixels that are compared at a time
_NEAR = 8  # pixels between changes that count as one area


@dataclass(frozen=True)
class Difference:
    """Numbers of pixels, and differences of their samples in levels of 0 to `white` (255 or 65535).

    outside, inside  all pixels there
    changed_*        those that differ in any sample, alpha included
    largest_*        the largest difference of a sample
    mean             the mean difference of all samples
    """

    white: int
    outside: int
    changed_outside: int
    largest_outside: int
    inside: int
    changed_inside: int
    largest_inside: int
    mean: float

    @property
    def pixels(self) -> int:
        """All of them."""
        return self.outside + self.inside

    @property
    def changed(self) -> int:
        """The pixels that differ, wherever they are."""
        return self.changed_outside + self.changed_inside


def difference(before: np.ndarray, after: np.ndarray, reach: np.ndarray | None = None) -> Difference:
    """Compare samples uint8 or uint16 [H, W, 1, 3 or 4]. `reach` bool [H, W] is what counts as inside; None:
    nothing, all is outside.

    Eight bits are compared with sixteen as sixteen, grey with colours as colours, and a picture without alpha
    is opaque. ValueError if the sizes differ.
    """
    reach = np.zeros(before.shape[:2], bool) if reach is None else reach
    inside = changed_outside = changed_inside = largest_outside = largest_inside = total = samples = 0
    for rows, steps in _steps(before, after):
        there, most = reach[rows], steps.max(-1)
        inside += int(there.sum())
        changed_outside += int(((most > 0) & ~there).sum())
        changed_inside += int(((most > 0) & there).sum())
        largest_outside = max(largest_outside, int(most[~there].max(initial=0)))
        largest_inside = max(largest_inside, int(most[there].max(initial=0)))
        total += int(steps.sum(dtype=np.int64))
        samples += steps.size
    return Difference(
        white_of(before, after),
        reach.size - inside,
        changed_outside,
        largest_outside,
        inside,
        changed_inside,
        largest_inside,
        round(total / samples, 6),
    )


def change_map(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """The largest difference of each pixel's samples, int32 [H, W]; else as `difference`."""
    found = np.zeros(before.shape[:2], np.int32)
    for rows, steps in _steps(before, after):
        found[rows] = steps.max(-1)
    return found


def changed_areas(changed: np.ndarray) -> list[tuple[Box, int]]:
    """The boxes around what is True in bool [H, W], and how many pixels that are; those with most come first.
    Pixels at most 8 apart belong to one area.
    """
    reach = _NEAR // 2
    padded = cv2.copyMakeBorder(changed.view(np.uint8), *(reach,) * 4, cv2.BORDER_CONSTANT, value=0)
    near = cv2.dilate(padded, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
    count, areas, stats, _ = cv2.connectedComponentsWithStats(near)
    pixels = np.bincount(areas[reach:-reach, reach:-reach][changed], minlength=count)
    found = []
    for (x, y, width, height), number in zip(stats[1:, :4].tolist(), pixels[1:].tolist(), strict=True):
        found.append((Box(x, y, x + width - 2 * reach, y + height - 2 * reach), number))
    return sorted(found, key=lambda one: -one[1])


def samples_of(photo: Photo) -> np.ndarray:
    """What its file holds, uint8 or uint16 [H, W, 1, 3 or 4]."""
    return photo.pixels if photo.samples is None else photo.samples


def white_of(*pictures: np.ndarray) -> int:
    """The largest level of the deepest of them: 255 or 65535."""
    return max(int(np.iinfo(one.dtype).max) for one in pictures)


def _steps(before: np.ndarray, after: np.ndarray) -> Iterator[tuple[slice, np.ndarray]]:
    """Bands of rows, and the absolute differences in them, int32 [h, W, C]."""
    if before.shape[:2] != after.shape[:2]:
        raise ValueError(f"the pictures differ in size: {list(before.shape)} and {list(after.shape)}")
    white, channels = white_of(before, after), max(before.shape[2], after.shape[2])
    rows = max(1, _BAND // before.shape[1])
    for top in range(0, before.shape[0], rows):
        band = slice(top, top + rows)
        one, other = (_alike(picture[band], white, channels) for picture in (before, after))
        yield band, np.abs(one - other)


def _alike(samples: np.ndarray, white: int, channels: int) -> np.ndarray:
    """int32 [h, W, channels] with levels up to `white`."""
    levels = samples.astype(np.int32) * (white // int(np.iinfo(samples.dtype).max))
    if levels.shape[2] == 1 and channels > 1:
        levels = np.repeat(levels, 3, axis=2)
    if levels.shape[2] == 3 and channels == 4:
        opaque = np.full_like(levels[..., :1], white)
        levels = np.concatenate([levels, opaque], -1)
    return levels
