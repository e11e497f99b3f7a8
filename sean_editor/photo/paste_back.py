"""The edited crop goes back into its photo: at the photo's size, in its colours, only where it was edited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.document.photo_origin import Alignment, PhotoOrigin
from sean_editor.photo import colour_match
from sean_editor.photo.affine import crop_to_photo, sample, shift
from sean_editor.photo.blend import FEATHER, Blend, distance_to, smooth_step, soft_mask
from sean_editor.photo.colour_space import from_srgb
from sean_editor.photo.detail import kept_detail
from sean_editor.photo.gradient_blend import blend_gradients

__all__ = ["Blend", "paste_back"]

_RIM = 0.08  # over this fraction of its side the crop fades where the photo goes on beyond it
_TILE = 512  # photo pixels: so much is computed at a time
_ENLARGED = 4  # the crop is enlarged at most so many times before it is turned


def paste_back(
    origin: PhotoOrigin,
    original: np.ndarray,
    result: np.ndarray,
    mask: np.ndarray,
    blend: Blend = Blend.FEATHER,
    match_colours: bool = True,
    keep_detail: bool = True,
    relabelled: np.ndarray | None = None,
    opacity: np.ndarray | None = None,
) -> np.ndarray:
    """The photo with the edit in it, in its own colour space: a new array uint8 [H, W, 3].

    `original` is the crop before and `result` the crop after the edit, sRGB, uint8 [S, S, 3]; `mask` bool
    [M, M] says what was edited, and S may be larger than M. Pixels further than FEATHER of the crop's side
    from it stay as they are, to the bit; where the photo goes on beyond the crop, the edit fades towards the
    crop's rim. `opacity` float32 [S, S] in 0..1, such as a matte, says in place of the mask and its feather
    how far the photo changes.

    With `keep_detail` an edit of style keeps what is finer in the photo than the crop's pixels: not where
    `relabelled` (bool [S, S]) says that the region itself is another one now. Without it the whole crop is
    replaced by the result. ValueError if the arrays do not fit together.
    """
    size = original.shape[0]
    relabelled = np.zeros_like(mask) if relabelled is None else relabelled
    _check_shapes(mask.shape[0], mask, relabelled)
    _check_shapes(size, original[..., 0], result[..., 0], *(() if opacity is None else (opacity,)))
    mask, relabelled = _enlarged(mask, size), _enlarged(relabelled, size)
    wanted = mask if keep_detail else np.ones_like(mask)
    bound = None if opacity is None else opacity > 0
    opacity = soft_mask(wanted, FEATHER * size) if opacity is None else opacity
    opacity = opacity.astype(np.float32) * _rim_opacity(origin, size)
    reached = opacity > 0
    painted = result.astype(np.float32)
    if match_colours:
        painted = colour_match.match_colours(original, painted, mask, reached)
    if blend is Blend.GRADIENT:
        painted = blend_gradients(original, painted, reached, _around(reached))
    detail = kept_detail(original, painted) * (1 - soft_mask(relabelled, FEATHER * size))
    pasted = origin.photo.pixels.copy()
    if reached.any():
        layers = _Layers(
            np.clip(painted, 0, 255), original.astype(np.float32), opacity, detail * np.float32(keep_detail)
        )
        _paste(pasted, layers, origin, bound)
    return pasted


def _check_shapes(size: int, *arrays: np.ndarray) -> None:
    for array in arrays:
        if array.shape != (size, size):
            raise ValueError(f"crops and masks have one square size: {size} is not {list(array.shape)}")


def _enlarged(mask: np.ndarray, size: int) -> np.ndarray:
    """A mask bool [M, M] at the crop's size, with smooth outlines if that is larger."""
    if mask.shape[0] == size:
        return mask
    soft = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), 1)
    return cv2.resize(soft, (size, size), interpolation=cv2.INTER_CUBIC) > 0.5


def _rim_opacity(origin: PhotoOrigin, size: int) -> np.ndarray:
    """Opacity float32 [size, size] that falls to 0 where the photo goes on beyond the crop's rim."""
    centres = (np.arange(-1, size + 1) + 0.5) / size
    x, y = np.meshgrid(centres, centres)
    in_photo = origin.alignment.to_photo(np.stack([x.ravel(), y.ravel()], -1)).reshape(size + 2, size + 2, 2)
    beyond: np.ndarray = np.all((in_photo >= 0) & (in_photo <= origin.photo.size), axis=-1)
    beyond[1:-1, 1:-1] = False
    if not beyond.any():
        return np.ones((size, size), np.float32)
    return smooth_step((distance_to(beyond)[1:-1, 1:-1] - 1) / (_RIM * size))


def _around(mask: np.ndarray) -> np.ndarray:
    """The pixels beside `mask` (bool [H, W]), diagonals included."""
    return (cv2.dilate(mask.view(np.uint8), np.ones((3, 3), np.uint8)) > 0) & ~mask


@dataclass(frozen=True)
class _Layers:
    """The layers that are pasted, all of one square size: the new and the old crop float32 [S, S, 3] in sRGB,
    opacity and how much of the photo's detail stays, float32 [S, S] in 0..1.
    """

    new: np.ndarray
    old: np.ndarray
    opacity: np.ndarray
    detail: np.ndarray

    def at(self, side: float) -> _Layers:
        """The layers with the pixels of a photo in which they are `side` pixels wide, or nearly so."""
        size = self.opacity.shape[0]
        wanted = max(1, min(round(side), _ENLARGED * size))
        if wanted == size:
            return self
        picture, mask = (cv2.INTER_AREA,) * 2 if wanted < size else (cv2.INTER_CUBIC, cv2.INTER_LINEAR)
        resize = cv2.resize
        shape = (wanted, wanted)
        return _Layers(
            resize(self.new, shape, interpolation=picture),
            resize(self.old, shape, interpolation=picture),
            resize(self.opacity, shape, interpolation=mask),
            resize(self.detail, shape, interpolation=mask),
        )


def _paste(pixels: np.ndarray, layers: _Layers, origin: PhotoOrigin, bound: np.ndarray | None) -> None:
    """Lay the layers over `pixels`, the photo's, uint8 [H, W, 3], in place and tile by tile.

    `bound` bool [S, S] says where, if given: sampling spreads the opacity by a pixel.
    """
    box = _reached_box(layers.opacity, origin.alignment)
    to_bound = np.linalg.inv(crop_to_photo(origin.alignment, layers.opacity.shape[0]))
    layers = layers.at(origin.alignment.side)
    to_crop = np.linalg.inv(crop_to_photo(origin.alignment, layers.opacity.shape[0]))
    profile = origin.photo.icc_profile
    for x, y, tile in _tiles(pixels, box):
        size = tile.shape[1], tile.shape[0]
        there = to_crop @ shift(x, y)
        opacity = sample(layers.opacity, there, size, cv2.INTER_LINEAR, cv2.BORDER_CONSTANT)[..., None]
        if bound is not None:
            opacity = opacity * _nearest(bound, to_bound @ shift(x, y), size)[..., None]
        if not opacity.any():
            continue
        new = from_srgb(_eight_bits(sample(layers.new, there, size)), profile).astype(np.float32)
        old = from_srgb(_eight_bits(sample(layers.old, there, size)), profile).astype(np.float32)
        detail = sample(layers.detail, there, size, cv2.INTER_LINEAR)[..., None]
        change = new - (detail * old + (1 - detail) * tile)
        tile[...] = _eight_bits(tile + opacity * change)


def _nearest(mask: np.ndarray, to_mask: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Whether the pixels of a picture of (width, height) `size` lie in those of `mask`, bool [S, S]: exactly,
    where OpenCV rounds. `to_mask` [3, 3] takes points of the picture to points of the mask.
    """
    columns, rows = np.arange(size[0]) + 0.5, np.arange(size[1])[:, None] + 0.5
    x, y = (np.floor(line[0] * columns + line[1] * rows + line[2]).astype(np.int32) for line in to_mask[:2])
    limit = mask.shape[0] - 1
    there = (x >= 0) & (y >= 0) & (x <= limit) & (y <= limit)
    inside: np.ndarray = there & mask[y.clip(0, limit), x.clip(0, limit)]
    return inside


def _reached_box(opacity: np.ndarray, alignment: Alignment) -> tuple[int, int, int, int]:
    """The box (x0, y0, x1, y1) in photo pixels around all that is not transparent."""
    rows, columns = (np.flatnonzero(opacity.any(axis)) for axis in (1, 0))
    left, top, right, bottom = columns[0] - 1, rows[0] - 1, columns[-1] + 2, rows[-1] + 2
    corners = np.array([[left, top], [left, bottom], [right, bottom], [right, top]]) / opacity.shape[0]
    in_photo = alignment.to_photo(corners)
    (x0, y0), (x1, y1) = np.floor(in_photo.min(0)).astype(int) - 1, np.ceil(in_photo.max(0)).astype(int) + 1
    return int(x0), int(y0), int(x1), int(y1)


def _tiles(pixels: np.ndarray, box: tuple[int, int, int, int]) -> Iterator[tuple[int, int, np.ndarray]]:
    """Views of `pixels` that together cover `box` as far as it lies inside, each with its left and top."""
    x0, y0, x1, y1 = (
        max(box[0], 0),
        max(box[1], 0),
        min(box[2], pixels.shape[1]),
        min(box[3], pixels.shape[0]),
    )
    for y in range(y0, y1, _TILE):
        for x in range(x0, x1, _TILE):
            yield x, y, pixels[y : min(y + _TILE, y1), x : min(x + _TILE, x1)]


def _eight_bits(levels: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(levels), 0, 255).astype(np.uint8)
