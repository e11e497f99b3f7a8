"""The matte of a portrait's hair as a grey picture: white where it is hair, black where it is not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from models.atomic_write import Cancelled, never, write_atomically
from models.translation import tr
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.photo.own_photo import own_photo
from sean_editor.texture.matte import Matte, hair_matte
from sean_editor.texture.smoothing import scaled

SUFFIXES = (".png", ".tif", ".tiff")


def matte_picture(portrait: Portrait, size: int | None = None, matte: Matte | None = None) -> np.ndarray:
    """The share of hair in each pixel, uint8 [size, size]: 255 is all hair. No size: the portrait's own.

    `matte` is the portrait's, if it is there already; else it is computed, in about a second.
    """
    photo = own_photo(portrait)
    matte = matte or hair_matte(photo, portrait.labels)
    alpha = matte.at(scaled(photo, size or photo.shape[0])).alpha
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
