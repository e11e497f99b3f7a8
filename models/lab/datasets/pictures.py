"""Reading image and label files, and bringing them to a size."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from models.atomic_write import write_atomically
from models.lab.datasets.errors import DataError


def read_image(path: Path) -> Image.Image:
    """The picture, decoded, as RGB."""
    return _decoded(path).convert("RGB")


def read_ids(path: Path) -> np.ndarray:
    """The values of a label file, uint8 [h, w], or int32 [h, w] if it has 16 bits."""
    picture = _decoded(path)
    if picture.mode.startswith("I"):
        return np.asarray(picture).astype(np.int32)
    if picture.mode not in ("L", "P"):
        red, green, blue = picture.convert("RGB").split()
        if not red == green == blue:
            raise DataError(f"{path} is in colour; a label map is a grey or indexed PNG of region ids.")
        picture = picture.convert("L")
    return np.asarray(picture, np.uint8)


def read_mask(path: Path) -> np.ndarray:
    """Where the picture is not black, bool [h, w]."""
    picture = _decoded(path)
    if picture.mode == "L":
        return np.asarray(picture) > 0
    red, green, blue = np.moveaxis(np.asarray(picture.convert("RGB")), 2, 0)
    return (red | green | blue) > 0


def write_ids(path: Path, ids: np.ndarray, palette: np.ndarray) -> None:
    """Writes a label map uint8 [h, w] as a PNG in the colours uint8 [S, 3]; whole or not at all."""
    picture = Image.fromarray(ids)
    picture.putpalette(palette.tobytes())  # turns the grey picture into an indexed one
    write_atomically(path, lambda file: picture.save(file, "PNG"))


def check_proportions(image: Image.Image, image_path: Path, ids: np.ndarray, path: Path) -> None:
    """DataError unless the two show the same frame: equal in size, or one a scaled copy of the other."""
    height, width = ids.shape
    if image.width * height != image.height * width:
        raise DataError(
            f"{path} is {width} x {height}, its image {image_path.name} {image.width} x {image.height}: "
            "they must have the same proportions."
        )


def covering(picture: Image.Image, width: int, height: int, method: Image.Resampling) -> Image.Image:
    """The picture scaled until it just covers `width` x `height`, and cut around its middle."""
    if picture.size == (width, height):
        return picture
    return ImageOps.fit(picture, (width, height), method)


def _decoded(path: Path) -> Image.Image:
    try:
        with Image.open(path) as picture:
            picture.load()
            return picture
    except FileNotFoundError as error:
        raise DataError(f"{path} is missing.") from error
    except UnidentifiedImageError as error:
        raise DataError(f"{path} cannot be read (it is no picture); remove or replace it.") from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise DataError(f"{path} cannot be read ({error}); remove or replace it.") from error
