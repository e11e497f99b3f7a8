"""All retouching of a picture, in its order: light, spots, touches.

Each step says what it may change (`reach`) and changes it (`apply`). The reach follows from the label map
and the retouching alone, and not from how the picture looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import cv2
import numpy as np

from sean_editor.document.geometry import Box
from sean_editor.document.photo_origin import PhotoOrigin
from sean_editor.document.retouch import Retouch
from sean_editor.photo.colour_space import from_srgb, to_srgb
from sean_editor.retouch import clarity, detail, evenness, light, shine, spots, tint, whitening
from sean_editor.retouch.part import Part
from sean_editor.retouch.place import Place
from sean_editor.retouch.soft_regions import Soft, covering

_STEPS: tuple[
    tuple[Callable[[Place, Retouch], Iterable[Soft | None]], Callable[[Part, Retouch], None]], ...
] = (
    (light.reach, light.apply),
    (spots.reach, spots.apply),
    (evenness.reach, evenness.apply),
    (clarity.reach, clarity.apply),
    (whitening.reach, whitening.apply),
    (tint.reach, tint.apply),
    (shine.reach, shine.apply),
    (detail.reach, detail.apply),
)


def finished(picture: np.ndarray, labels: np.ndarray, retouch: Retouch) -> np.ndarray:
    """A portrait's picture uint8 [H, W, 3], sRGB, retouched; the picture itself if there is nothing to do.

    `labels` uint8 [h, w] is its layout, of any size.
    """
    return _finished(picture, Place.of_portrait(labels, picture.shape), retouch, None)


def finished_photo(
    pixels: np.ndarray, origin: PhotoOrigin, labels: np.ndarray, retouch: Retouch
) -> np.ndarray:
    """A whole photo with its portrait retouched, on the photo's own pixels uint8 [H, W, 3], in its own colour
    space. `labels` uint8 [S, S] is the portrait's layout.
    """
    return _finished(pixels, Place.of_photo(labels, origin), retouch, origin.photo.icc_profile)


def retouch_reach(
    shape: tuple[int, ...], labels: np.ndarray, retouch: Retouch, origin: PhotoOrigin | None = None
) -> np.ndarray:
    """The pixels that `finished`, or with an `origin` `finished_photo`, may change in a picture of `shape`
    [H, W, ...]: bool [H, W].
    """
    place = Place.of_portrait(labels, shape) if origin is None else Place.of_photo(labels, origin)
    return covering((soft for reach, _ in _STEPS for soft in reach(place, retouch)), shape)


def _finished(pixels: np.ndarray, place: Place, retouch: Retouch, icc_profile: bytes | None) -> np.ndarray:
    box = _needed(place, retouch)
    if box.empty:
        return pixels
    own = pixels[box.slices]
    before = to_srgb(own, icc_profile)
    part = Part(before.astype(np.float32), place.part(box))
    for _, apply in _STEPS:
        apply(part, retouch)
    after = _eight_bits(part.levels)
    result = pixels.copy()
    if before is own:  # it is sRGB
        result[box.slices] = after
    else:  # there and back again is not exact: only what has changed goes back
        changed = (after != before).any(-1)
        result[box.slices][changed] = from_srgb(after[changed][None], icc_profile)[0]
    return result


def _needed(place: Place, retouch: Retouch) -> Box:
    """The part of the picture that is looked at."""
    looked_at = [*retouch.touches, *(() if retouch.light.is_none else light.lit_regions())]
    box = place.box_of(np.isin(place.labels, looked_at))
    return box.union(spots.needed(place, retouch))


def _eight_bits(levels: np.ndarray) -> np.ndarray:
    return cv2.add(levels, (0.0, 0.0, 0.0, 0.0), dtype=cv2.CV_8U)  # rounds and cuts off, five times as fast
