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

__all__ = ["Blend", "paste_back", "paste_reach"]

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
    opacity, bound = _opacity(origin, mask, keep_detail, opacity)
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
            np.clip(painted, 0, 255), original.astype(np.float32), detail * np.float32(keep_detail)
        )
        _paste(pasted, layers, _PhotoOpacity(opacity, bound, origin), origin)
    return pasted


def paste_reach(
    origin: PhotoOrigin,
    size: int,
    mask: np.ndarray,
    keep_detail: bool = True,
    opacity: np.ndarray | None = None,
) -> np.ndarray:
    """The pixels of the photo that `paste_back` may change, bool [H, W]: those under an opacity above 0.

    `size` is S, the side of the crops; the other arguments are those of `paste_back`. It depends on the edit
    alone, and not on how the result looks.
    """
    opacity, bound = _opacity(origin, _enlarged(mask, size), keep_detail, opacity)
    reach = np.zeros(origin.photo.pixels.shape[:2], bool)
    if (opacity > 0).any():
        there = _PhotoOpacity(opacity, bound, origin)
        for x, y, tile in _tiles(reach, there.box):
            tile[...] = there.at(x, y, (tile.shape[1], tile.shape[0])) > 0
    return reach


def _opacity(
    origin: PhotoOrigin, mask: np.ndarray, keep_detail: bool, opacity: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray | None]:
    """How far each pixel of the crop replaces the photo, float32 [S, S], and its bound, bool [S, S] or None;
    `mask` is bool [S, S].
    """
    bound = None if opacity is None else opacity > 0
    if opacity is None:
        wanted = mask if keep_detail else np.ones_like(mask)
        opacity = soft_mask(wanted, FEATHER * mask.shape[0])
    return opacity.astype(np.float32) * rim_opacity(origin, mask.shape[0]), bound


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


def rim_opacity(origin: PhotoOrigin, size: int) -> np.ndarray:
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
    and how much of the photo's detail stays, float32 [S, S] in 0..1.
    """

    new: np.ndarray
    old: np.ndarray
    detail: np.ndarray

    def at(self, side: float) -> _Layers:
        """The layers with the pixels of a photo in which they are `side` pixels wide, or nearly so."""
        wanted = _size_in_photo(self.detail.shape[0], side)
        return _Layers(
            _resized(self.new, wanted, cv2.INTER_CUBIC),
            _resized(self.old, wanted, cv2.INTER_CUBIC),
            _resized(self.detail, wanted, cv2.INTER_LINEAR),
        )


class _PhotoOpacity:
    """The opacity in pixels of the photo, from that of the crop, float32 [S, S].

    `bound` bool [S, S] says where it may be above 0, if given: sampling spreads it by a pixel.
    """

    def __init__(self, opacity: np.ndarray, bound: np.ndarray | None, origin: PhotoOrigin) -> None:
        self.box = _reached_box(opacity, origin.alignment)
        """(x0, y0, x1, y1) in photo pixels around all that is not transparent."""
        self._bound, self._to_bound = bound, _to_crop(origin, opacity.shape[0])
        wanted = _size_in_photo(opacity.shape[0], origin.alignment.side)
        self._opacity = _resized(opacity, wanted, cv2.INTER_LINEAR)
        self._to_crop = _to_crop(origin, wanted)

    def at(self, x: int, y: int, size: tuple[int, int]) -> np.ndarray:
        """float32 [h, w] for the part of the photo of (width, height) `size` at (x, y)."""
        there = self._to_crop @ shift(x, y)
        opacity = sample(self._opacity, there, size, cv2.INTER_LINEAR, cv2.BORDER_CONSTANT)
        if self._bound is not None:
            opacity = opacity * _nearest(self._bound, self._to_bound @ shift(x, y), size)
        return opacity


def _size_in_photo(size: int, side: float) -> int:
    """The side that a crop of `size` pixels is brought to for a photo in which it is `side` pixels wide."""
    return max(1, min(round(side), _ENLARGED * size))


def _resized(array: np.ndarray, size: int, method: int) -> np.ndarray:
    """`array` [S, S, ...] as [size, size, ...]; averaged if it becomes smaller."""
    if array.shape[0] == size:
        return array
    method = cv2.INTER_AREA if size < array.shape[0] else method
    return cv2.resize(array, (size, size), interpolation=method)


def _to_crop(origin: PhotoOrigin, size: int) -> np.ndarray:
    return np.linalg.inv(crop_to_photo(origin.alignment, size))


def _paste(pixels: np.ndarray, layers: _Layers, opacities: _PhotoOpacity, origin: PhotoOrigin) -> None:
    """Lay the layers over `pixels`, the photo's, uint8 [H, W, 3], in place and tile by tile."""
    layers = layers.at(origin.alignment.side)
    to_crop = _to_crop(origin, layers.detail.shape[0])
    profile = origin.photo.icc_profile
    for x, y, tile in _tiles(pixels, opacities.box):
        size = tile.shape[1], tile.shape[0]
        opacity = opacities.at(x, y, size)[..., None]
        if not opacity.any():
            continue
        there = to_crop @ shift(x, y)
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
