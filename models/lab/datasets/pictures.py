"""Reading image and label files, and bringing them to a size."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from models.atomic_write import write_atomically
from models.errors import UserError
from models.lab.datasets.errors import DataError
from models.label_maps import LabelMap, check_lossless, labels_in, same_shape
from models.regions import RegionSet

_FINER = 2
"""How much larger than needed an image is decoded at least: scaling then hides how it was decoded."""


def read_image(path: Path, at_least: tuple[int, int] | None = None) -> Image.Image:
    """The picture, decoded, as RGB. With `at_least` (height, width) a JPEG file is decoded at a half, a
    quarter or an eighth of its size, which is quicker, if that divides its sides and leaves twice what is
    needed.
    """
    return decoded(path, at_least).convert("RGB")


def read_label_map(
    path: Path, regions: RegionSet, unlabelled: int | None = None, first_id: int = 0
) -> LabelMap:
    """The label map in a file, read as the editor reads it (`labels_in`); ids uint8 [h, w], or int32 [h, w]
    if it has more than 8 bits, are those of the file and not yet compared with `regions`.
    """
    picture = decoded(path)
    try:
        check_lossless(picture, path)
        found = labels_in(picture, path, regions, unlabelled, first_id)
    except UserError as error:
        raise DataError(str(error)) from error
    ids = found.ids if found.ids.dtype == np.uint8 else found.ids.astype(np.int32)
    return replace(found, ids=ids)


def read_instances(path: Path) -> np.ndarray:
    """The values of a file of instances, uint8 [h, w], or int32 [h, w] if it has 16 bits."""
    picture = decoded(path)
    if picture.mode.startswith("I"):
        return np.asarray(picture).astype(np.int32)
    if picture.mode != "L":
        raise DataError(f"{path} is not a grey picture; replace it.")
    return np.asarray(picture)


def read_mask(path: Path) -> np.ndarray:
    """Where the picture is not black, bool [h, w]."""
    picture = decoded(path)
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
    if not same_shape((width, height), image.size):
        raise DataError(
            f"{path} is {width} x {height}, its image {image_path.name} {image.width} x {image.height}: "
            "they must have the same proportions."
        )


def covering(picture: Image.Image, width: int, height: int, method: Image.Resampling) -> Image.Image:
    """The picture scaled until it just covers `width` x `height`, and cut around its middle."""
    if picture.size == (width, height):
        return picture
    return ImageOps.fit(picture, (width, height), method)


def stretched(picture: Image.Image, width: int, height: int, method: Image.Resampling) -> Image.Image:
    """All of the picture, `width` x `height`, its proportions lost."""
    return picture if picture.size == (width, height) else picture.resize((width, height), method)


def _reduce(picture: Image.Image, height: int, width: int) -> None:
    """Has a JPEG file decoded at a reduced scale; of other formats nothing changes."""
    for scale in (8, 4, 2):
        smaller, rest = zip(*(divmod(side, scale) for side in picture.size), strict=True)
        if not any(rest) and smaller[0] >= _FINER * width and smaller[1] >= _FINER * height:
            picture.draft(None, smaller)
            return


def decoded(path: Path, at_least: tuple[int, int] | None = None) -> Image.Image:
    """The picture in the mode of its file. DataError that names the file and what to do."""
    try:
        with Image.open(path) as picture:
            if at_least is not None:
                _reduce(picture, *at_least)
            picture.load()
            return picture
    except FileNotFoundError as error:
        raise DataError(f"{path} is missing.") from error
    except UnidentifiedImageError as error:
        raise DataError(f"{path} cannot be read (it is no picture); remove or replace it.") from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise DataError(f"{path} cannot be read ({error}); remove or replace it.") from error
