"""Portraits from files: a picture with the label map that belongs to it, or a photo with a face in it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import PORTRAIT_SIZE, Portrait
from sean_editor.errors import UserError
from sean_editor.locations import shipped
from sean_editor.photo.colour_space import to_srgb
from sean_editor.photo.decode import read_photo
from sean_editor.photo.labels import read_labels
from sean_editor.photo.opening import open_photo
from sean_editor.photo.resizing import fit_image, fit_labels

_SHIPPED = shipped("resources") / "portraits"


def shipped_portraits() -> list[Path]:
    """The image files of the portraits that come with the program, by name; none if not installed."""
    images = sorted((_SHIPPED / "images").glob("*.jpg"))
    return [image for image in images if find_labels(image) is not None]


def find_labels(image_path: Path | str) -> Path | None:
    """The label map of an image, if it lies where label maps usually lie, else None.

    That is NAME.labels.png, NAME_labels.png or labels/NAME.png beside the image, or labels/NAME.png beside
    the image's folder (as for images/NAME.jpg).
    """
    image_path = Path(image_path)
    folder, stem = image_path.parent, image_path.stem
    places = (
        folder / f"{stem}.labels.png",
        folder / f"{stem}_labels.png",
        folder / "labels" / f"{stem}.png",
        folder.resolve().parent / "labels" / f"{stem}.png",
    )
    for place in places:
        if place.is_file() and not place.samefile(image_path):
            return place
    return None


def load_portrait(
    image_path: Path | str,
    labels_path: Path | str | None = None,
    size: int = PORTRAIT_SIZE,
    regions: RegionSet = CELEBAMASK_HQ,
    face: int | None = None,
) -> Portrait:
    """The portrait in a picture file, `size` pixels square, in sRGB.

    With a label map, given or found beside the picture (`find_labels`), it is the middle square of both,
    which have one size; a picture that holds more stays at hand as the portrait's origin. Without
    one the picture is a photo, whose best face, or the one in place `face`, is found (`open_photo`).

    UserError if a file cannot be read, the sizes differ, or the photo has no such face. ValueError if `size`
    is no positive multiple of 32.
    """
    if size <= 0 or size % 32:
        raise ValueError(f"a portrait's size is a multiple of 32, not {size}")
    photo = read_photo(image_path)
    found = Path(labels_path) if labels_path is not None else find_labels(image_path)
    if found is None:
        return open_photo(photo, face=face, size=size)
    if face is not None:
        raise UserError(
            tr(
                "{file} has the label map {labels}, so it shows a single face that is already cut out.",
                file=image_path,
                labels=found,
            )
        )
    labels = read_labels(found, regions)
    if labels.shape != photo.pixels.shape[:2]:
        raise UserError(
            tr(
                "{labels} is {width} x {height} pixels, but {file} is {across} x {down}. Choose "
                "the label map made for this picture.",
                labels=found,
                width=labels.shape[1],
                height=labels.shape[0],
                file=image_path,
                across=photo.size[0],
                down=photo.size[1],
            )
        )
    image = to_srgb(fit_image(photo.pixels, size), photo.icc_profile)
    origin = PhotoOrigin(photo, Alignment.whole_square(*photo.size)) if _is_more(photo, image) else None
    return Portrait(photo.name, image, fit_labels(labels, size), photo.path, origin)


def _is_more(photo: Photo, image: np.ndarray) -> bool:
    """Whether the photo holds what its portrait's image does not: other pixels, alpha, profile, EXIF data."""
    beside = (photo.samples, photo.icc_profile, photo.exif)
    return any(part is not None for part in beside) or not np.array_equal(photo.pixels, image)
