"""The matte of a portrait's hair as a grey picture: white where it is hair, black where it is not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from models.atomic_write import Cancelled, never, write_atomically
from models.translation import tr
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.photo.cut_out import cut_out
from sean_editor.texture.matte import Matte, hair_matte
from sean_editor.texture.request import LARGEST
from sean_editor.texture.smoothing import scaled

SUFFIXES = (".png", ".tif", ".tiff")


def own_size(portrait: Portrait) -> int:
    """Pixels of the side of a portrait at its photo's own resolution: at most 1024, at least as it is."""
    least = portrait.size[0]
    if portrait.origin is None:
        return least
    return int(min(LARGEST, max(least, round(portrait.origin.alignment.side / 8) * 8)))


def photo_at(portrait: Portrait, size: int) -> np.ndarray:
    """The portrait uint8 [size, size, 3], cut from its photo if it has one."""
    if portrait.origin is None or portrait.size == (size, size):
        return scaled(portrait.image, size)
    return cut_out(portrait.origin.photo, portrait.origin.alignment, size)


def matte_picture(portrait: Portrait, size: int | None = None, matte: Matte | None = None) -> np.ndarray:
    """The share of hair in each pixel, uint8 [size, size]: 255 is all hair. No size: the portrait's own.

    `matte` is the portrait's, if it is there already; else it is computed, in about a second.
    """
    size = size or own_size(portrait)
    photo = photo_at(portrait, own_size(portrait))
    matte = matte or hair_matte(photo, portrait.labels)
    alpha = matte.at(photo if photo.shape[0] == size else photo_at(portrait, size)).alpha
    grey: np.ndarray = np.rint(255 * alpha).astype(np.uint8)
    return grey


def write_matte(path: Path | str, grey: np.ndarray, cancelled: Cancelled = never) -> None:
    """Write a grey picture uint8 [H, W] as PNG or TIFF, without loss.

    UserError for another suffix or a place that cannot be written to; an older file then stays as it was.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        endings = ", ".join(SUFFIXES)
        raise UserError(
            tr(
                "{file} cannot hold a matte without loss. End the name in {endings}.",
                file=path,
                endings=endings,
            )
        )
    picture = Image.fromarray(np.ascontiguousarray(grey))
    kind = "PNG" if suffix == ".png" else "TIFF"
    write_atomically(path, lambda file: picture.save(file, kind), cancelled)
