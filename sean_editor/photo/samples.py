"""What a picture file holds beyond eight bits of red, green and blue: alpha, and sixteen bits a sample.

The editor sees and changes uint8 [H, W, 3]. A photo that is written again should lose nothing beside that.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import ExifTags, Image

from sean_editor.photo.deep_tiff import sixteen_bits
from sean_editor.photo.eight_bit_rgb import ALPHA_MODES, as_stored, orientation
from sean_editor.photo.metadata import is_converted
from sean_editor.photo.png_header import decode_samples, png_depth
from sean_editor.photo.tiff_header import depth, is_tiff, read_tags

_STRIP_PIXELS = 1 << 20
_ROUNDING = 3  # levels of 255: Pillow takes the upper byte of colour and of alpha, and rounds what they give


def stored_samples(path: Path, picture: Image.Image, pixels: np.ndarray) -> np.ndarray | None:
    """The upright samples of an open picture, uint8 or uint16 [H, W, 1, 3 or 4], if they are more than
    `pixels` uint8 [H, W, 3], which the editor shows of them; else None.

    Also None if they do not show the same picture: what is not sure is not kept.
    """
    try:
        samples = _deep(path) if _has_sixteen_bits(path) else alpha_samples(picture)
        if samples is None or (samples.dtype == np.uint16 and is_converted(picture)):
            return None
        # OpenCV turns some formats itself
        for candidate in (samples, _turned(samples, _orientation(path, picture))):
            if _shows(candidate, pixels):
                return candidate
    except Exception:  # the picture has been read; it can be edited without them
        return None
    return None


def alpha_samples(picture: Image.Image) -> np.ndarray | None:
    """RGBA uint8 [H, W, 4] of a picture that is not opaque everywhere, as it is stored; None if it is."""
    if picture.mode not in ALPHA_MODES and "transparency" not in picture.info:
        return None
    samples = np.asarray(picture.convert("RGBA"))
    return None if samples[..., 3].min() == 255 else samples


def edited_samples(samples: np.ndarray, before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """The samples of a photo after an edit: where `before` and `after` uint8 [H, W, 3] are the same, they
    stay.

    An edited pixel gets its new colour, and stays as transparent as it can be: on white it looks as in
    `after`.
    """
    changed = (before != after).any(-1)
    if not changed.any():
        return samples
    white = int(np.iinfo(samples.dtype).max)
    edited = samples.copy() if samples.shape[2] > 1 else np.repeat(samples, 3, axis=2)
    colour = after[changed].astype(np.float32) / 255  # [N, 3]
    if edited.shape[2] == 4:
        least = 1 - colour.min(1, keepdims=True)
        alpha = np.maximum(edited[changed][:, 3:], np.ceil(least * white)) / white  # [N, 1]
        colour = (colour - (1 - alpha)) / np.maximum(alpha, 1 / white)
        edited[changed, 3:] = np.rint(alpha * white)
    edited[changed, :3] = np.rint(np.clip(colour, 0, 1) * white)
    return edited


def _orientation(path: Path, picture: Image.Image) -> int:
    """That of the file: Pillow turns ordinary TIFF pictures and forgets it."""
    return int(read_tags(path).get(ExifTags.Base.Orientation, 1)) if is_tiff(path) else orientation(picture)


def _has_sixteen_bits(path: Path) -> bool:
    if is_tiff(path):
        return depth(read_tags(path)) == 16
    return png_depth(path) == 16


def _deep(path: Path) -> np.ndarray | None:
    """uint16 [H, W, 1, 3 or 4]. Pillow reads colours of sixteen bits as eight."""
    if is_tiff(path):
        return sixteen_bits(path, read_tags(path))
    samples = decode_samples(path)
    if samples is None or samples.dtype != np.uint16:
        return None
    if samples.ndim == 2:
        return samples[..., None]
    return np.ascontiguousarray(samples[..., [2, 1, 0, 3][: samples.shape[2]]])


def _turned(samples: np.ndarray, turn: int) -> np.ndarray:
    height, width, channels = samples.shape
    upright = np.empty((width, height, channels) if turn >= 5 else samples.shape, samples.dtype)
    as_stored(upright, turn)[...] = samples
    return upright


def _shows(samples: np.ndarray, pixels: np.ndarray) -> bool:
    """Whether samples on white are these pixels, but for rounding."""
    if samples.shape[:2] != pixels.shape[:2]:
        return False
    rows = max(1, _STRIP_PIXELS // pixels.shape[1])
    return all(
        np.abs(_on_white(samples[top : top + rows]) - pixels[top : top + rows]).max() <= _ROUNDING
        for top in range(0, pixels.shape[0], rows)
    )


def _on_white(samples: np.ndarray) -> np.ndarray:
    """float32 [h, W, 3] in 0..255."""
    levels = samples.astype(np.float32) / np.float32(np.iinfo(samples.dtype).max)
    if levels.shape[2] == 4:
        levels = levels[..., 3:] * levels[..., :3] + 1 - levels[..., 3:]
    return 255 * levels
