"""Cutting the aligned square out of a photo, as the networks were trained to see it."""

from __future__ import annotations

from math import ceil

import cv2
import numpy as np

from sean_editor.document.photo_origin import Alignment, Photo
from sean_editor.document.portrait import PORTRAIT_SIZE
from sean_editor.photo.affine import crop_to_photo, sample, scaling, shift
from sean_editor.photo.colour_space import to_srgb

# outside the photo, as fractions of the square's side
_BLUR = 0.02  # standard deviation
_BLURRED_AT = 0.03  # distance from the photo's edge where only the blurred picture is left
_PLAIN_AT = 0.5  # distance where it has faded to the median colour


def cut_out(photo: Photo, alignment: Alignment, size: int = PORTRAIT_SIZE) -> np.ndarray:
    """The square `alignment` of the photo, turned upright: sRGB, uint8 [size, size, 3].

    Averages over the area of each pixel. Pixels outside the photo are its mirror image, more and more
    blurred and faded, as in FFHQ (Karras et al. 2018, appendix C). A square that is a block of the photo's
    own pixels comes out as it is.
    """
    block = _block(photo.pixels, alignment, size)
    if block is not None:
        return to_srgb(block.copy(), photo.icc_profile)
    pixels, to_pixels = _window(photo.pixels, alignment, size)
    to_source = to_pixels @ crop_to_photo(alignment, size)
    step = float(np.hypot(*to_source[:2, 0]))  # source pixels a crop pixel
    finer = max(1, ceil(step - 0.01))
    crop = sample(pixels, to_source @ scaling(1 / finer, 1 / finer), (finer * size, finer * size))
    if finer > 1:
        crop = cv2.resize(crop, (size, size), interpolation=cv2.INTER_AREA)
    return to_srgb(np.clip(np.rint(crop), 0, 255).astype(np.uint8), photo.icc_profile)


def _block(photo: np.ndarray, alignment: Alignment, size: int) -> np.ndarray | None:
    """The square of the photo [H, W, 3] as a view [size, size, 3], if it is a block of pixels; else None."""
    x, y = (int(corner) for corner in alignment.quad[0])
    if min(x, y) < 0 or x + size > photo.shape[1] or y + size > photo.shape[0]:
        return None
    upright = np.array([[x, y], [x, y + size], [x + size, y + size], [x + size, y]])
    return photo[y : y + size, x : x + size] if np.array_equal(alignment.quad, upright) else None


def _window(photo: np.ndarray, alignment: Alignment, size: int) -> tuple[np.ndarray, np.ndarray]:
    """The part of the photo around the square, float32 [h, w, 3] with two to three pixels a crop pixel at
    most, completed where the square leaves the photo; and the map [3, 3] of photo pixels to its pixels.
    """
    height, width = photo.shape[:2]
    shrink = max(1, int(alignment.side / size / 2))
    margin = 3 * shrink  # what interpolation looks at beside a point
    x0, y0 = np.floor(alignment.quad.min(0)).astype(int) - margin
    x1, y1 = np.ceil(alignment.quad.max(0)).astype(int) + margin
    farthest = (
        ceil(_PLAIN_AT * alignment.side) + 1
    )  # beyond it is one colour: a square there may as well be nearer
    dx, dy = _beyond(x0, x1, width, farthest), _beyond(y0, y1, height, farthest)
    x0, x1, y0, y1 = x0 - dx, x1 - dx, y0 - dy, y1 - dy
    # a square beside the photo still finds its nearest pixel
    left, right = min(max(x0, 0), width - 1), max(min(x1, width), 1)
    top, bottom = min(max(y0, 0), height - 1), max(min(y1, height), 1)
    part = photo[top:bottom, left:right]
    fitted = ceil(part.shape[1] / shrink), ceil(part.shape[0] / shrink)
    if shrink > 1:
        part = cv2.resize(part, fitted, interpolation=cv2.INTER_AREA)
    scale_x, scale_y = fitted[0] / (right - left), fitted[1] / (bottom - top)
    beside = (
        max(0, ceil((left - x0) * scale_x)),
        max(0, ceil((top - y0) * scale_y)),
        max(0, ceil((x1 - right) * scale_x)),
        max(0, ceil((y1 - bottom) * scale_y)),
    )
    to_window = shift(beside[0], beside[1]) @ scaling(scale_x, scale_y) @ shift(-left - dx, -top - dy)
    return _completed(part.astype(np.float32), beside, alignment.side * scale_x), to_window


def _beyond(start: int, end: int, length: int, farthest: int) -> int:
    """How much farther than `farthest` start .. end lies from 0 .. length, negative on the left; else 0."""
    return max(start - length - farthest, 0) + min(end + farthest, 0)


def _completed(part: np.ndarray, beside: tuple[int, int, int, int], side: float) -> np.ndarray:
    """`part` with its mirror image `beside` it (left, top, right, bottom pixels), blurred with the distance.

    `side` is the square's side in the same pixels. `part` itself stays as it is.
    """
    if max(beside) == 0:
        return part
    left, top, right, bottom = beside
    whole = cv2.copyMakeBorder(part, top, bottom, left, right, cv2.BORDER_REFLECT)
    blurred = _blurred(whole, max(_BLUR * side, 0.5))
    median = np.median(part.reshape(-1, 3)[:: max(1, part.size // 300_000)], 0).astype(np.float32)
    distance = (
        np.hypot(
            _outside(whole.shape[1], left, part.shape[1]),
            _outside(whole.shape[0], top, part.shape[0])[:, None],
        ).astype(np.float32)[..., None]
        / side
    )
    whole += (blurred - whole) * np.minimum(distance / _BLURRED_AT, 1)
    whole += (median - whole) * np.minimum(distance / _PLAIN_AT, 1)
    return whole


def _blurred(pixels: np.ndarray, deviation: float) -> np.ndarray:
    """Gaussian blur of float32 [h, w, 3]; a wide one is done on fewer pixels, at about the same cost."""
    shrink = max(1, int(deviation / 4))
    if shrink == 1:
        return cv2.GaussianBlur(pixels, (0, 0), deviation)
    height, width = pixels.shape[:2]
    small = cv2.resize(pixels, (ceil(width / shrink), ceil(height / shrink)), interpolation=cv2.INTER_AREA)
    return cv2.resize(cv2.GaussianBlur(small, (0, 0), deviation / shrink), (width, height))


def _outside(whole: int, start: int, length: int) -> np.ndarray:
    """How far each of `whole` pixel centres lies outside start .. start + length; 0 inside."""
    centres = np.arange(whole) + 0.5
    return np.maximum(0, np.maximum(start - centres, centres - start - length))
