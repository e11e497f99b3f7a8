"""Between a photo's own colour space and sRGB, in which the networks see and paint."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import cv2
import numpy as np
from PIL import Image, ImageCms

from sean_editor.document.photo_origin import Photo

_PERCEPTIBLE = 2  # of 255; two sRGB profiles of different makers differ by less
_VISIBLE_STEP = 8  # of 255
_SIMILAR = 16  # of 255
_GREYS = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, -1)  # [1, 256, 3]
_PLAIN_WHITE = 240  # a white above it is rounded; a lower one has levels beyond it


def to_srgb(pixels: np.ndarray, icc_profile: bytes | None) -> np.ndarray:
    """Pixels uint8 [H, W, 3] of the colour space of `icc_profile` in sRGB.

    As they are if the profile is None, sRGB itself, damaged, or not one of an RGB colour space.
    """
    return _apply(pixels, _transforms(icc_profile)[0])


def from_srgb(pixels: np.ndarray, icc_profile: bytes | None) -> np.ndarray:
    """sRGB pixels uint8 [H, W, 3] in the colour space of `icc_profile`: the inverse of `to_srgb`.

    Of several levels that look white, as in a picture for HDR displays, it takes the lowest.
    """
    _, back, white = _transforms(icc_profile)
    levels = _apply(pixels, back)
    return levels if white == 255 else np.minimum(levels, np.uint8(white))


def seen(photo: Photo) -> np.ndarray:
    """The photo's pixels uint8 [H, W, 3] about as bright as they look, for finding faces: as they are, unless
    the curve of its colour space is far from sRGB's. Its primaries are not looked at, which would take
    seconds for a large photo.
    """
    levels = to_srgb(_GREYS, photo.icc_profile).astype(int).mean(-1)
    if np.abs(levels - np.arange(256)).max() <= _SIMILAR:
        return photo.pixels
    return cv2.LUT(photo.pixels, np.rint(levels[0]).astype(np.uint8))


def is_steep(icc_profile: bytes | None) -> bool:
    """Whether eight bits are too few for a colour space: neighbouring dark greys differ visibly."""
    return bool(np.diff(to_srgb(_GREYS, icc_profile).astype(int), axis=1).max() >= _VISIBLE_STEP)


def same_colours(icc_profile: bytes | None, other: bytes | None) -> bool:
    """Whether the same levels are the same colours in the spaces of two profiles (None: sRGB)."""
    if icc_profile == other:
        return True
    cube = _cube()
    one, two = (to_srgb(cube, profile).astype(int) for profile in (icc_profile, other))
    return bool(np.abs(one - two).max() <= _PERCEPTIBLE)


_Transform = ImageCms.ImageCmsTransform | None


def _apply(pixels: np.ndarray, transform: _Transform) -> np.ndarray:
    if transform is None:
        return pixels
    return np.array(transform.apply(Image.fromarray(np.ascontiguousarray(pixels))))


@lru_cache(maxsize=8)
def _transforms(icc_profile: bytes | None) -> tuple[_Transform, _Transform, int]:
    """To sRGB and back, None where nothing is to be done; and the level from which on greys are white."""
    if not icc_profile:
        return None, None, 255
    try:
        own, srgb = ImageCms.ImageCmsProfile(BytesIO(icc_profile)), ImageCms.createProfile("sRGB")
        if own.profile.xcolor_space.strip() != "RGB":
            return None, None, 255
        forth, back = _transform(own, srgb), _transform(srgb, own)
    except (ImageCms.PyCMSError, OSError, ValueError):  # damaged
        return None, None, 255
    cube = _cube()
    change = np.abs(_apply(cube, forth).astype(int) - cube).max()
    if change <= _PERCEPTIBLE:
        return None, None, 255
    white = int(_apply(_GREYS, forth).min(-1).argmax())
    return forth, back, 255 if white > _PLAIN_WHITE else white


def _cube() -> np.ndarray:
    """Colours from all over an RGB space, uint8 [1, 216, 3]."""
    levels = np.arange(0, 256, 51).astype(np.uint8)
    return np.stack(np.meshgrid(levels, levels, levels), -1).reshape(1, -1, 3)


def _transform(
    source: ImageCms.ImageCmsProfile | ImageCms.core.CmsProfile,
    target: ImageCms.ImageCmsProfile | ImageCms.core.CmsProfile,
) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        source,
        target,
        "RGB",
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
